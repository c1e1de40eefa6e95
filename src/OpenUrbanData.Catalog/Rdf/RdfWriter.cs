namespace OpenUrbanData.Catalog.Rdf;

/// <summary>Writes one document, statement by statement, holding no more than a statement in memory. Statements of one
/// subject that follow each other are written together where the format can do that.</summary>
public abstract class RdfWriter
{
    /// <summary>Writes a statement. Formats of one graph write it without the name of its graph.</summary>
    /// <exception cref="RdfException">The format cannot say it.</exception>
    public abstract void Write(Statement statement);

    /// <summary>Hands over what it holds of the output: to be called before the output is flushed, because a buffer is another one afterwards.</summary>
    public virtual void Flush()
    {
    }

    /// <summary>Ends the document; nothing can be written afterwards.</summary>
    public virtual void Finish()
    {
    }
}
