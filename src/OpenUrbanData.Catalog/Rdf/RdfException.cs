namespace OpenUrbanData.Catalog.Rdf;

/// <summary>A document that is no RDF of its format, or is beyond a limit.</summary>
/// <param name="detail">What is wrong, what was found, what was expected.</param>
/// <param name="line">From 1; 0 where no place can be named.</param>
/// <param name="column">In characters, from 1; 0 where no place can be named.</param>
/// <param name="inner">What was behind it.</param>
public sealed class RdfException(string detail, long line = 0, long column = 0, Exception? inner = null)
    : Exception(line > 0 ? $"Line {line}, column {column}: {detail}" : detail, inner)
{
    /// <summary>What is wrong, without the place.</summary>
    public string Detail { get; } = detail;

    /// <summary>From 1; 0 where no place can be named.</summary>
    public long Line { get; } = line;

    /// <summary>In characters, from 1; 0 where no place can be named.</summary>
    public long Column { get; } = column;

    /// <summary>Whether the document is beyond an <see cref="RdfLimits"/>, which no repair can change.</summary>
    public bool IsLimit { get; private init; }

    /// <summary>A document that is beyond a limit.</summary>
    public static RdfException Limit(string detail, long line = 0, long column = 0, Exception? inner = null) =>
        new(detail, line, column, inner) { IsLimit = true };
}
