using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Catalog.Ckan;
using OpenUrbanData.Catalog.Dcat;
using OpenUrbanData.Catalog.Harvest;
using OpenUrbanData.Catalog.Rdf;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Api.Ckan;

/// <summary>How often a value of a field occurs.</summary>
/// <param name="Value">The value.</param>
/// <param name="Count">Data sets that have it.</param>
readonly record struct CkanCount(string Value, long Count);

/// <summary>The catalogue as one request sees it: own data sets from the registry, those of others from the store, both by the search index.</summary>
/// <param name="request">The request.</param>
/// <param name="site">Settings and readers.</param>
sealed class CkanCatalogue(ApiRequest request, Site site)
{
    const int Batch = 50;
    const string NTriples = "application/n-triples";

    // The same for as long as a registry lives, however many requests ask for an organisation.
    static readonly ConditionalWeakTable<Registry, Task<ImmutableArray<CkanCount>>> Publishers = [];

    /// <summary>The catalogue as a collection.</summary>
    public Collection Records => request.Registry.Records;

    /// <summary>What all answers hang on.</summary>
    public string State => $"{request.Snapshot.State} {request.Snapshot.StateOf(Records)}";

    /// <summary>Names of the publishers by the organisation that they are.</summary>
    public async Task<ILookup<string, CkanCount>> OrganizationsAsync() =>
        (await PublisherNamesAsync()).ToLookup(publisher => OrganizationOf(publisher.Value).Name, StringComparer.Ordinal);

    /// <summary>The organisation of a publisher's name.</summary>
    public CkanOrganization OrganizationOf(string publisher) => request.Registry.Publishers.Values.FirstOrDefault(one => one.Name.De == publisher) is { } own
        ? CkanOrganization.Of(own)
        : new(CkanNames.Of(publisher), new(publisher, publisher));

    /// <summary>The fields that conditions may name.</summary>
    public async Task<CkanFields> FieldsAsync() => new(Records,
        (await PublisherNamesAsync()).ToLookup(publisher => OrganizationOf(publisher.Value).Name, publisher => publisher.Value, StringComparer.Ordinal));

    /// <summary>How often the values of a property occur, the most frequent first.</summary>
    /// <param name="session">One state of the database.</param>
    /// <param name="query">Which records; its page and order do not count.</param>
    /// <param name="property">The property.</param>
    /// <param name="limit">Most values.</param>
    public static async Task<ImmutableArray<CkanCount>> CountAsync(AggregateSession session, FeatureQuery query, Property property, int limit)
    {
        await using var rows = await session.OpenAsync(new()
        {
            Query = query with { Limit = null, Offset = 0, Sort = [] },
            Groups = [property.Type == PropertyType.TextArray ? new GroupKey.Member(property) : new GroupKey.Value(property)],
            Order = [new(AggregateColumn.Count, 0, true)],
            Limit = limit + 1,
        });
        var counts = ImmutableArray.CreateBuilder<CkanCount>();
        while (counts.Count < limit && await rows.ReadAsync())
        {
            if (rows.Current.Keys[0] is string value)
            {
                counts.Add(new(value, rows.Current.Count));
            }
        }

        return counts.ToImmutable();
    }

    /// <summary>Ids of the records that match.</summary>
    public async IAsyncEnumerable<string> IdsAsync(FeatureQuery query)
    {
        await using var rows = await site.Reader.Features.OpenAsync(query with { Properties = [], Geometry = false }, request.Cancellation);
        while (await rows.ReadAsync(request.Cancellation))
        {
            yield return Encoding.UTF8.GetString(rows.Id);
        }
    }

    /// <summary>The packages of ids, in their order; those that are gone meanwhile are left out.</summary>
    public async IAsyncEnumerable<CkanPackage> PackagesAsync(IEnumerable<string> ids)
    {
        foreach (var batch in ids.Chunk(Batch))
        {
            var others = await site.Reader.Harvested.FindAsync([.. batch.Where(id => !request.Registry.Datasets.ContainsKey(id))], request.Cancellation);
            foreach (var id in batch)
            {
                if ((request.Registry.Datasets.GetValueOrDefault(id) is { } own ? Own(own) : others.GetValueOrDefault(id) is { } other ? Other(id, other) : null) is { } package)
                {
                    yield return package;
                }
            }
        }
    }

    /// <summary>The package of a name or id; null where there is none.</summary>
    public async Task<CkanPackage?> FindAsync(string nameOrId)
    {
        await foreach (var package in PackagesAsync(CkanNames.Ids(nameOrId)))
        {
            return package;
        }

        return null;
    }

    CkanPackage Own(Dataset dataset)
    {
        var identity = new CatalogueIdentity { Root = new(request.Links.Root + "/"), Title = Words.SiteTitle, Description = Words.SiteDescription };
        var graph = CatalogueGraph.Build(request.Registry, dataset, identity);
        return new()
        {
            Id = dataset.Id,
            Graph = graph,
            Node = graph.About(CatalogueGraph.Iri(dataset, identity)),
            Page = request.Links.To(dataset.Schema is null ? $"/catalog/{dataset.Id}" : Links.Collection(dataset.Id)),
            Organization = CkanOrganization.Of(dataset.Publisher),
            Created = dataset.IssuedAt,
            Modified = dataset.ModifiedAt,
            Box = dataset.Extent,
        };
    }

    CkanPackage? Other(string id, VisibleRecord record)
    {
        var document = RecordDocument.Read(Encoding.UTF8.GetBytes(record.Document));
        if (document.Kind != RecordKind.Dataset)
        {
            return null;
        }

        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(record.Triples));
        var graph = Graph.Of(RdfFormat.ForMediaType(NTriples)!.Read(bytes, new()));
        var node = document.Iri is { } iri ? graph.Find(new Term.Iri(iri)) : graph.Nodes.FirstOrDefault(one => one[Vocabulary.Type].Contains(new Term.Iri(Vocabulary.Dcat3 + "Dataset")));
        return node is null ? null : new()
        {
            Id = id,
            Graph = graph,
            Node = node,
            Page = request.Links.To(Links.Item(RecordCollection.Id, id)),
            Organization = document.Publisher is { } publisher ? OrganizationOf(publisher) : null,
            Created = record.AddedAt,
            Modified = record.ChangedAt,
            Box = document.Facts.Box,
            Source = (record.Source, record.SourceTitle),
        };
    }

    Task<ImmutableArray<CkanCount>> PublisherNamesAsync()
    {
        var registry = request.Registry;
        if (Publishers.TryGetValue(registry, out var known) && !known.IsFaulted && !known.IsCanceled)
        {
            return known;
        }

        // Not by the request's own cancellation: others wait for it, too.
        var asked = ReadAsync();
        Publishers.AddOrUpdate(registry, asked);
        return asked;

        async Task<ImmutableArray<CkanCount>> ReadAsync()
        {
            await using var session = await site.Reader.Aggregates.BeginAsync(CancellationToken.None);
            var fields = new CkanFields(registry.Records, Enumerable.Empty<string>().ToLookup(one => one));
            return await CountAsync(session, new() { Collection = registry.Records, Filter = fields.IsPackage }, fields["publisher"], site.Options.Aggregates.MaximumGroups);
        }
    }
}
