using System.Collections.Immutable;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Api.Ogc.Aggregation;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Api.Ogc.Records;

/// <summary>Facets of records beside the results: each is named as the parameter that filters by it.</summary>
static class RecordFacets
{
    /// <summary>The facet of ages, which is no property.</summary>
    public const string Freshness = "freshness";

    static readonly Property Ages = new()
    {
        Name = Freshness,
        Type = PropertyType.Text,
        Title = new("Aktualität", "Freshness"),
        Codes = new(true, [.. RecordParameters.Ages.Select(age => age.Name)])
        {
            Titles = System.Collections.Frozen.FrozenDictionary.ToFrozenDictionary<string, LocalizedText>(
                new Dictionary<string, LocalizedText>(StringComparer.Ordinal)
                {
                    ["week"] = new("letzte 7 Tage", "last 7 days"), ["month"] = new("letzte 30 Tage", "last 30 days"),
                    ["year"] = new("letzte 12 Monate", "last 12 months"), ["older"] = new("älter", "older"),
                }, StringComparer.Ordinal),
        },
    };

    /// <summary>All of them, in the order of the page.</summary>
    public static ImmutableArray<string> Names { get; } =
        ["themes", "municipality_key", "publisher", "formats", "license", "schema", Freshness, "type", "source"];

    /// <summary>Computes facets of the records that match.</summary>
    /// <param name="session">One state of the database.</param>
    /// <param name="query">Which records.</param>
    /// <param name="names">Of <see cref="Names"/>.</param>
    /// <param name="limit">Most values of each.</param>
    /// <param name="today">Day of the request, in UTC.</param>
    public static async Task<ImmutableArray<RecordFacet>> ComputeAsync(
        AggregateSession session, FeatureQuery query, ImmutableArray<string> names, int limit, DateTimeOffset today)
    {
        query = new() { Collection = query.Collection, Filter = query.Filter, Box = query.Box, Time = query.Time };
        var facets = ImmutableArray.CreateBuilder<RecordFacet>(names.Length);
        foreach (var name in names)
        {
            facets.Add(new(name, name == Freshness
                ? await AgesAsync(session, query, today)
                : await Facets.TermsAsync(session, query, RecordCollection.Schema.Find(name)!, limit)));
        }

        return facets.MoveToImmutable();
    }

    static async Task<Facet> AgesAsync(AggregateSession session, FeatureQuery query, DateTimeOffset today)
    {
        // From the oldest edge to the newest; what is above the last one is the youngest.
        var edges = BinEdges.At(RecordParameters.Ages.Where(age => age.Days is not null).Reverse().Select(age => (object)today.AddDays(-age.Days!.Value)));
        await using var rows = await session.OpenAsync(new()
        {
            Query = query,
            Groups = [new GroupKey.Bin(RecordCollection.Schema.Find("updated")!, edges)],
            Limit = edges.Count + 3,
        });
        var counts = new long[RecordParameters.Ages.Length];
        var missing = 0L;
        while (await rows.ReadAsync())
        {
            if (rows.Current.Keys[0] is int bin)
            {
                counts[counts.Length - 1 - bin] = rows.Current.Count;
            }
            else
            {
                missing = rows.Current.Count;
            }
        }

        return new(Ages, [.. RecordParameters.Ages.Select((age, i) => new FacetBucket(age.Name, null, null, counts[i])).Where(bucket => bucket.Count > 0)], missing, 0, 0);
    }
}
