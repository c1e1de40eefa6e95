using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OpenUrbanData.Catalog.Harvest;
using OpenUrbanData.Catalog.Rdf;
using OpenUrbanData.Model.Schemas;
using static OpenUrbanData.Catalog.Rdf.Vocabulary;

namespace OpenUrbanData.Catalog.Dcat;

/// <summary>A record of another catalogue in ours: its statements as they came, its names unchanged, and a catalogue record of ours that says where it
/// came from and when.</summary>
/// <param name="Source">Name of the source.</param>
/// <param name="SourceTitle">What people call the source.</param>
/// <param name="SourceAddress">Address of the source; null where it is not known.</param>
/// <param name="Key">Key within the source.</param>
/// <param name="Document">What was taken out of it.</param>
/// <param name="Triples">Its statements, N-Triples.</param>
/// <param name="AddedAt">When it first came.</param>
/// <param name="ChangedAt">When this content came.</param>
public sealed record ForeignRecord(
    string Source, string SourceTitle, string? SourceAddress, string Key, RecordDocument Document, string Triples, DateTimeOffset AddedAt, DateTimeOffset ChangedAt)
{
    const string Prov = "http://www.w3.org/ns/prov#";

    /// <summary>What the names of its nodes without name end in: the same each time, and another one for each record.</summary>
    string Name => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Source}\n{Key}")))[..20];

    /// <summary>All statements that the catalogue makes of it.</summary>
    /// <param name="identity">The catalogue.</param>
    /// <param name="isServedHere">True where this instance mirrors its data.</param>
    /// <returns>Without any where it cannot be read.</returns>
    public Graph Graph(CatalogueIdentity identity, bool isServedHere)
    {
        ArgumentNullException.ThrowIfNull(identity);
        var graph = new Graph();
        var (statements, lost) = Read(identity);
        if (Subject(statements) is not { } subject)
        {
            return graph;
        }

        var record = $"{identity.At("catalog")}#record-{Name}";
        graph.About(identity.At("catalog"))
            .Link(Dcat3 + Document.Kind switch { RecordKind.Series => "resource", RecordKind.Service => "service", _ => "dataset" }, subject)
            .Link(Dcat3 + "record", record);
        foreach (var statement in statements)
        {
            graph.Add(statement);
        }

        // A catalogue that lists something and forgets to say that it is a data set means one.
        graph.About(subject).Is(Dcat3 + Document.Kind switch { RecordKind.Series => "DatasetSeries", RecordKind.Service => "DataService", _ => "Dataset" });
        if (isServedHere)
        {
            graph.About(identity.At("catalog#ogc-api")).Link(Dcat3 + "servesDataset", subject);
            graph.About(identity.At("catalog#odata")).Link(Dcat3 + "servesDataset", subject);
        }

        AddRecords(graph, identity, record, subject, lost);
        return graph;
    }

    // One catalogue record per hop: ours, then those of the catalogues on the way as far as they say when.
    void AddRecords(Graph graph, CatalogueIdentity identity, string record, string subject, int lost)
    {
        var own = graph.About(record).Is(Dcat3 + "CatalogRecord")
            .Link(Foaf + "primaryTopic", subject)
            .Add(Dct + "issued", CatalogueGraph.Time(AddedAt))
            .Add(Dct + "modified", CatalogueGraph.Time(ChangedAt))
            .Link(Prov + "wasDerivedFrom", SourceAddress is { } address && IsName(address) ? address : null);
        CatalogueGraph.Add(own, Dct + "description", new LocalizedText($"Übernommen aus: {SourceTitle}", $"Taken over from: {SourceTitle}"));
        if (lost > 0)
        {
            CatalogueGraph.Add(own, Dct + "description", new LocalizedText(
                string.Create(CultureInfo.InvariantCulture, $"{lost} Angaben wurden ausgelassen, weil ihre Adressen ungültig sind oder sie diesen Katalog selbst beschreiben."),
                string.Create(CultureInfo.InvariantCulture, $"{lost} statements were left out, because their addresses are invalid or they describe this catalogue itself.")));
        }

        var from = own;
        foreach (var hop in Document.Hops.Where(hop => hop.Modified is not null && IsName(hop.Record) && !IsOwn(hop.Record, identity)))
        {
            from.Link(Dct + "source", hop.Record);
            from = graph.About(hop.Record).Is(Dcat3 + "CatalogRecord").Link(Foaf + "primaryTopic", subject)
                .Add(Dct + "issued", hop.Issued is { } issued ? CatalogueGraph.Time(issued) : null)
                .Add(Dct + "modified", CatalogueGraph.Time(hop.Modified!.Value));
        }
    }

    // Nodes without name get one, so that those of different records never meet.
    (List<Statement> Statements, int Lost) Read(CatalogueIdentity identity)
    {
        var prefix = identity.At($".well-known/genid/{Name}-");
        List<Statement> statements = [];
        var lost = 0;
        var repairs = new RdfRepairs();
        try
        {
            using var input = new MemoryStream(Encoding.UTF8.GetBytes(Triples));
            foreach (var (subject, predicate, value, _) in new NTriples().Read(input, new() { Repairs = repairs }))
            {
                var statement = new Statement(Named(subject), predicate, Named(value));
                if (statement.Subject is Term.Iri name && IsName(name.Value) && (subject is Term.Blank || !IsOwn(name.Value, identity))
                    && IsName(predicate.Value) && (statement.Object is not Term.Iri iri || IsName(iri.Value)))
                {
                    statements.Add(statement);
                }
                else
                {
                    lost++;
                }
            }
        }
        catch (RdfException)
        {
            // What is stored was written by this program; another version of it may have been less strict.
            return ([], 0);
        }

        return (statements, lost);

        Term Named(Term term) => term is Term.Blank blank ? new Term.Iri(prefix + blank.Label) : term;
    }

    // Its own name; of a record without name, the node of its kind that nothing points to.
    string? Subject(List<Statement> statements)
    {
        if (Document.Iri is { } iri)
        {
            var escaped = IriReference.Escape(iri);
            return statements.Exists(one => one.Subject is Term.Iri { Value: var name } && name == escaped) ? escaped : null;
        }

        var named = statements.Select(one => one.Object).ToHashSet();
        return statements.Where(one => one.Predicate.Value == Vocabulary.Type && one.Object is Term.Iri { Value: Dcat3 + "Dataset" or Dcat3 + "DatasetSeries" or Dcat3 + "DataService" })
            .Select(one => one.Subject).OfType<Term.Iri>().OrderBy(named.Contains).FirstOrDefault()?.Value;
    }

    static bool IsOwn(string iri, CatalogueIdentity identity) => iri.StartsWith(identity.Root.ToString(), StringComparison.Ordinal);

    static bool IsName(string iri) => IriReference.IndexOfForbidden(iri) < 0 && IriReference.IsAbsolute(iri);
}
