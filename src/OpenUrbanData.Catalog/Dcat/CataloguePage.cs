using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using OpenUrbanData.Catalog.Rdf;
using OpenUrbanData.Model.Catalogue;
using static OpenUrbanData.Catalog.Rdf.Vocabulary;

namespace OpenUrbanData.Catalog.Dcat;

/// <summary>A page of the catalogue: some of its data sets by identifier, with all that they refer to. The catalogue itself stands on every
/// page, with the data sets of that page only.</summary>
/// <param name="Datasets">The data sets of the page, by identifier.</param>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Size">Most data sets of a page.</param>
/// <param name="Total">Data sets on all pages, those of other catalogues too.</param>
public sealed record CataloguePage(ImmutableArray<Dataset> Datasets, int Number, int Size, int Total)
{
    /// <summary>Records of other catalogues on the page: they follow our own.</summary>
    public ImmutableArray<ForeignRecord> Foreign { get; init; } = [];

    /// <summary>Entries on all pages that are no data sets: series and services of others take places of their own.</summary>
    public int Others { get; init; }

    /// <summary>Records of others whose data this instance mirrors, by their keys.</summary>
    public IReadOnlySet<string> Mirrored { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Where this page begins as its address said it; null where its number says it.</summary>
    public string? After { get; init; }

    /// <summary>Where the next page begins, so that it is found without passing over all before it; null where its number says it.</summary>
    public string? NextAfter { get; init; }

    /// <summary>Number of the last page, from 1.</summary>
    public int Last => Math.Max(1, (Total + Others + Size - 1) / Size);

    /// <summary>A page of the data sets; without any where its number is beyond the last.</summary>
    /// <param name="registry">What is published.</param>
    /// <param name="number">Number of the page, from 1.</param>
    /// <param name="size">Most data sets of a page, from 1.</param>
    /// <param name="since">Only what changed then or later; null for all.</param>
    public static CataloguePage Of(Registry registry, int number, int size, DateTimeOffset? since)
    {
        var all = registry.Datasets.Values.Where(dataset => since is null || dataset.ModifiedAt >= since)
            .OrderBy(dataset => dataset.Id, StringComparer.Ordinal).ToList();
        var skipped = (int)Math.Min((number - 1L) * size, all.Count);
        return new([.. all.Skip(skipped).Take(size)], number, size, all.Count);
    }

    /// <summary>What the page is made from: its data sets and the services that belong to them. Services of no data set are on the first page.</summary>
    /// <param name="registry">What is published.</param>
    public Registry Part(Registry registry)
    {
        var here = Datasets.SelectMany(dataset => dataset.Services).ToHashSet(StringComparer.Ordinal);
        var anywhere = registry.Datasets.Values.SelectMany(dataset => dataset.Services).ToHashSet(StringComparer.Ordinal);
        return registry with
        {
            Datasets = Datasets.ToFrozenDictionary(dataset => dataset.Id, StringComparer.Ordinal),
            Services = registry.Services.Where(service => here.Contains(service.Key) || (Number == 1 && !anywhere.Contains(service.Key)))
                .ToFrozenDictionary(StringComparer.Ordinal),
        };
    }

    /// <summary>Says where the other pages are in both vocabularies that harvesters read: with views and IRIs as Hydra is today, and with paged
    /// collections and texts as CKAN writes it.</summary>
    /// <param name="graph">Takes the statements.</param>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="address">Address of a page by its number and where it begins.</param>
    /// <remarks><see href="https://www.hydra-cg.com/spec/latest/core/">Hydra Core</see>.</remarks>
    internal void AddPaging(Graph graph, Graph.Node catalogue, Func<int, string?, string> address)
    {
        catalogue.Is(Hydra + "Collection").Add(Hydra + "totalItems", Whole(Total)).Link(Hydra + "view", address(Number, After));
        var page = graph.About(address(Number, After)).Is(Hydra + "PartialCollectionView").Is(Hydra + "PagedCollection")
            .Add(Hydra + "totalItems", Whole(Total)).Add(Hydra + "itemsPerPage", Whole(Size));
        Link("first", 1);
        Link("previous", Number > 1 ? Number - 1 : null);
        Link("next", Number < Last ? Number + 1 : null);
        Link("last", Last);

        void Link(string name, int? number)
        {
            if (number is { } known)
            {
                var to = address(known, name == "next" ? NextAfter : null);
                page.Link(Hydra + name, to).Add(Hydra + name + "Page", new Term.Literal(to));
            }
        }
    }

    static Term.Literal Whole(int number) => new(number.ToString(CultureInfo.InvariantCulture), Datatype: Integer);
}
