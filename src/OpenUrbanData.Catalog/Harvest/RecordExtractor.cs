using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using OpenUrbanData.Catalog.Harvest.Values;
using OpenUrbanData.Catalog.Rdf;
using static OpenUrbanData.Catalog.Harvest.HarvestTerms;

namespace OpenUrbanData.Catalog.Harvest;

/// <summary>Takes the records out of one page of a catalogue, each by itself: what is wrong with one concerns no other.</summary>
sealed class RecordExtractor
{
    readonly Graph _graph;
    readonly HarvestLimits _limits;
    readonly ILookup<Term, Graph.Node> _about;
    readonly Dictionary<Term, Graph.Node> _listed = [];

    public RecordExtractor(Graph graph, HarvestLimits limits)
    {
        (_graph, _limits) = (graph, limits);
        _about = (from node in graph.Nodes from topic in node[PrimaryTopic] select (topic, node)).ToLookup(pair => pair.topic, pair => pair.node);
        foreach (var listed in graph.Nodes.SelectMany(node => node[HasDataset]).Distinct())
        {
            if (graph.Find(listed) is { } node)
            {
                _listed[listed] = node;
            }
            else if (listed is Term.Iri iri)
            {
                Undescribed.Add(iri.Value);
            }
        }

        Nodes = [.. graph.Nodes.Where(node => Kind(node) is not null)];
    }

    /// <summary>Nodes that are records, in the order of the page.</summary>
    public ImmutableArray<Graph.Node> Nodes { get; }

    /// <summary>Data sets that the catalogue lists and the page does not describe: another page may.</summary>
    public HashSet<string> Undescribed { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether the page is one of a catalogue at all.</summary>
    public bool IsCatalogue => Nodes.Length > 0 || _graph.Nodes.Any(node => node.IsA(Catalogue));

    /// <summary>The record of a node.</summary>
    /// <exception cref="RdfException">It cannot be taken over.</exception>
    public HarvestedRecord Extract(Graph.Node node)
    {
        if (node.Subject is Term.Iri { Value: var name } && !AddressText.IsGood(RecordCleaning.Name(name)))
        {
            throw new RdfException($"The record is called <{name}>, which is no address.");
        }

        var clean = RecordCleaning.Clean(Closure(node), _limits.TextLength, out var repairs);
        var triples = RdfCanon.Write(clean.Statements, _limits.Page);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(triples)));
        var (kind, hops, key) = (Kind(node)!.Value, Hops(node), KeyOf(node));
        node = clean.About(node.Subject is Term.Iri named ? new Term.Iri(RecordCleaning.Name(named.Value)) : node.Subject);
        var distributions = node[HasDistribution].Select(clean.Find).OfType<Graph.Node>().ToList();
        return new()
        {
            Key = key ?? "content:" + hash,
            Kind = kind,
            Iri = node.Subject is Term.Iri ? node.Iri : null,
            Identifiers = Texts(node, Identifier),
            OtherIdentifiers =
            [
                .. node[OtherIdentifier].Select(term => clean.Find(term) is { } about ? Texts(about, Notation).FirstOrDefault() : Text(term)).OfType<string>(),
            ],
            Title = TitleOf(node[Title]),
            Publisher = node[Publisher].Select(term =>
                (clean.Find(term) is { } agent ? Texts(agent, Name).FirstOrDefault() : null) ?? Text(term)).FirstOrDefault(name => name is not null),
            Modified = node[Modified].Select(Time).Max(),
            Addresses =
            [
                .. Texts(node, LandingPage).Concat(distributions.SelectMany(one => Texts(one, DownloadUrl).Concat(Texts(one, AccessUrl))))
                    .Distinct(StringComparer.Ordinal),
            ],
            Distributions = distributions.Count(one => one.IsA(Distribution)),
            Licenses = [.. distributions.Append(node).SelectMany(one => Texts(one, License)).Distinct(StringComparer.Ordinal)],
            Hops = hops,
            Facts = RecordFactsReader.Read(clean, node, distributions),
            Triples = triples,
            Hash = hash,
            Repairs = [.. repairs],
        };
    }

    /// <summary>What a node is known by without its content; null where only that tells it apart.</summary>
    public static string? KeyOf(Graph.Node node) =>
        node.Subject is Term.Iri ? RecordCleaning.Name(node.Iri)
        : Texts(node, Identifier) is [var identifier, ..] ? "identifier:" + identifier
        : Texts(node, LandingPage) is [var page, ..] ? "page:" + page
        : null;

    // A catalogue that lists something and forgets to say that it is a data set means one.
    RecordKind? Kind(Graph.Node node) =>
        node.IsA(Series) ? RecordKind.Series
        : node.IsA(Dataset) ? RecordKind.Dataset
        : node.IsA(Service) ? RecordKind.Service
        : _listed.ContainsKey(node.Subject) && !node.IsA(Catalogue) && node[Title].Count > 0 ? RecordKind.Dataset
        : null;

    // All that is said of the node and of what it refers to, up to the next record: a data set does not change because another one did.
    List<Statement> Closure(Graph.Node start)
    {
        List<Statement> statements = [];
        HashSet<Term> seen = [start.Subject];
        var open = new Queue<Graph.Node>([start]);
        while (open.TryDequeue(out var node))
        {
            foreach (var (predicate, values) in node.Statements)
            {
                foreach (var value in values)
                {
                    var next = value is Term.Literal ? null : _graph.Find(value);
                    var isBorder = next is not null && next != start && IsBorder(next);
                    if (isBorder && value is Term.Blank)
                    {
                        continue; // without name nobody can find it from here
                    }

                    statements.Add(new(node.Subject, new(predicate), value));
                    if (statements.Count > _limits.Statements)
                    {
                        throw RdfException.Limit($"More than {_limits.Statements} statements belong to <{start.Iri}> (limit Statements).");
                    }

                    if (next is not null && !isBorder && seen.Add(value))
                    {
                        open.Enqueue(next);
                    }
                }
            }
        }

        return statements;
    }

    bool IsBorder(Graph.Node node) =>
        node.IsA(Catalogue) || node.IsA(CatalogRecord) || node.IsA(ConceptScheme) || Kind(node) switch
        {
            null => false,
            RecordKind.Dataset => true,
            _ => node.Subject is Term.Iri,
        };

    ImmutableArray<Hop> Hops(Graph.Node node)
    {
        List<Hop> hops = [];
        var open = new Queue<Term>(_about[node.Subject].Where(about => about.IsA(CatalogRecord)).Select(about => about.Subject));
        HashSet<Term> seen = [];
        while (open.TryDequeue(out var one))
        {
            if (!seen.Add(one))
            {
                continue;
            }

            var about = _graph.Find(one);
            var sources = about?[Source] ?? [];
            if (one is Term.Iri iri)
            {
                hops.Add(new(iri.Value, about?[Issued].Select(Time).Max(), about?[Modified].Select(Time).Max(), sources.OfType<Term.Iri>().FirstOrDefault()?.Value));
            }

            foreach (var source in sources)
            {
                open.Enqueue(source);
            }
        }

        return [.. hops];
    }

    static ImmutableArray<string> Texts(Graph.Node node, string predicate) => [.. node[predicate].Select(Text).Where(text => text is { Length: > 0 })!];

    static string? TitleOf(IReadOnlyList<Term> titles) => titles.OfType<Term.Literal>()
        .Where(title => title.Text.Length > 0)
        .MinBy(title => title.Language?.ToLowerInvariant() is not { } language ? 1 : language.StartsWith("de", StringComparison.Ordinal) ? 0
            : language.StartsWith("en", StringComparison.Ordinal) ? 2 : 3)?.Text;

    /// <summary>The instant that a term says; null where it says none.</summary>
    public static DateTimeOffset? Time(Term term) => Text(term) is { } text ? TimeText.Moment(text) : null;
}
