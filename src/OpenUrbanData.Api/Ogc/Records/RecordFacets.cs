using System.Collections.Immutable;
using System.Globalization;
using OpenUrbanData.Api.Http;
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

    /// <summary>Counts facets of the records that match, all in one statement.</summary>
    /// <param name="session">One state of the database.</param>
    /// <param name="query">Which records.</param>
    /// <param name="names">Of <see cref="Names"/>.</param>
    /// <param name="limit">Most values of each.</param>
    /// <param name="today">Day of the request, in UTC.</param>
    /// <returns>The number of all matches, and the facets.</returns>
    public static async Task<(long Matched, ImmutableArray<RecordFacet> Facets)> ComputeAsync(
        AggregateSession session, FeatureQuery query, ImmutableArray<string> names, int limit, DateTimeOffset today)
    {
        query = new() { Collection = query.Collection, Filter = query.Filter, Box = query.Box, Time = query.Time };
        var (matched, counts) = await session.CountAsync(query, [.. names.Select(name => Key(name, today))], limit);
        return (matched, [.. names.Zip(counts, (name, facet) => new RecordFacet(name, name == Freshness ? AgesOf(facet) : Of(RecordCollection.Schema.Find(name)!, facet)))]);
    }

    // From the oldest edge to the newest; what is above the last one is the youngest.
    static GroupKey Key(string name, DateTimeOffset today) => name == Freshness
        ? new GroupKey.Bin(RecordCollection.Schema.Find("updated")!,
            BinEdges.At(RecordParameters.Ages.Where(age => age.Days is not null).Reverse().Select(age => (object)today.AddDays(-age.Days!.Value))))
        : RecordCollection.Schema.Find(name) is { Type: PropertyType.TextArray } list ? new GroupKey.Member(list) : new GroupKey.Value(RecordCollection.Schema.Find(name)!);

    static Facet Of(Property property, FacetCounts counts) => new(
        property, [.. counts.Values.Select(value => new FacetBucket(value.Value, null, null, value.Count))], counts.Missing, counts.More, counts.Other);

    static Facet AgesOf(FacetCounts counts)
    {
        var byBin = counts.Values.ToDictionary(value => int.Parse(value.Value, CultureInfo.InvariantCulture), value => value.Count);
        var last = RecordParameters.Ages.Length - 1;
        return new(
            Ages, [.. RecordParameters.Ages.Select((age, i) => new FacetBucket(age.Name, null, null, byBin.GetValueOrDefault(last - i))).Where(bucket => bucket.Count > 0)],
            counts.Missing, 0, 0);
    }
}
