using OpenUrbanData.Catalog.Rdf;
using static OpenUrbanData.Catalog.Harvest.HarvestTerms;

namespace OpenUrbanData.Catalog.Harvest.Protocols;

/// <summary><see href="https://www.w3.org/TR/vocab-dcat-3/">DCAT</see> in any form of RDF, with pages in both vocabularies of Hydra that are in use.</summary>
/// <remarks>What a page says of a record may stand anywhere on it, so a page is held in memory.</remarks>
sealed class DcatProtocol : CatalogueProtocol
{
    /// <inheritdoc/>
    public override string Name => "dcat";

    /// <inheritdoc/>
    public override string Title => "DCAT";

    /// <inheritdoc/>
    internal override bool Recognizes(string start) => Markup.Kind(start) != DocumentKind.Other;

    /// <inheritdoc/>
    internal override IEnumerable<Graph> Read(Stream content, PageReading page)
    {
        var graph = Graph.Of(Format(content, page).Read(content, page.Reading));
        var hydra = HydraPage.Of(graph);
        page.Next = hydra.Next;
        page.Total = hydra.Total;
        page.Otherwise = hydra.Total is not null || graph.Nodes.Any(node => node.IsA(Catalogue)) ? null
            : $"{graph.Count} statements of something else"
                + (graph.Nodes.FirstOrDefault()?[Vocabulary.Type] is [Term.Iri type, ..] ? $", first <{type.Value}>" : "");
        yield return graph;
    }

    static RdfFormat Format(Stream content, PageReading page)
    {
        var start = new byte[1000];
        var length = content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        content.Position = 0;
        if (length == 0)
        {
            throw new RdfException("The page is empty, expected a catalogue in RDF.");
        }

        var seems = RdfFormat.ForStart(start.AsSpan(0, length))
            ?? throw new RdfException("The page is no RDF (perhaps a page for people, or a message of the server), expected a catalogue in "
                + string.Join(", ", RdfFormat.All.Select(format => format.Name)) + ".");
        var named = (page.MediaType is { } type ? RdfFormat.ForMediaType(type) : null) ?? RdfFormat.ForName(page.Address.AbsolutePath);
        return seems is Turtle && named is NTriples or NQuads ? named : seems;
    }
}
