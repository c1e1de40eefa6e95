using System.Collections.Immutable;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Api.Ogc.Aggregation;

/// <summary>Computes facets from aggregations.</summary>
static class Facets
{
    /// <summary>True for numbers, days and instants: their values are put into bins.</summary>
    public static bool HasBins(Property property) =>
        property.Type is PropertyType.Integer or PropertyType.Number or PropertyType.Date or PropertyType.DateTime;

    /// <summary>Round bins that hold all values of a property; null where there is none.</summary>
    /// <param name="property">The property.</param>
    /// <param name="smallest">Smallest value; null for none.</param>
    /// <param name="largest">Largest value; null for the smallest.</param>
    /// <param name="bins">About so many.</param>
    public static BinEdges? Edges(Property property, object? smallest, object? largest, int bins) =>
        smallest is null ? null : BinEdges.Round(Number(smallest), Number(largest ?? smallest), bins, property.Type == PropertyType.Integer);

    /// <summary>Counts the features that match, and per property how they spread over its values.</summary>
    /// <param name="session">One state of the database.</param>
    /// <param name="query">Which features.</param>
    /// <param name="properties">At least one.</param>
    /// <param name="limit">Most values per property, and about so many bins.</param>
    public static async Task<FacetsAnswer> ComputeAsync(AggregateSession session, FeatureQuery query, ImmutableArray<Property> properties, int limit)
    {
        var binned = properties.Where(HasBins).ToList();
        var matched = 0L;
        ImmutableArray<object?> ranges = [];
        await using (var rows = await session.OpenAsync(new()
        {
            Query = query,
            Measures = [.. binned.SelectMany(one => new[] { new Measure(AggregateFunction.Minimum, one), new(AggregateFunction.Maximum, one) })],
            Limit = 1,
        }))
        {
            if (await rows.ReadAsync())
            {
                (matched, ranges) = (rows.Current.Count, rows.Current.Values);
            }
        }

        var facets = ImmutableArray.CreateBuilder<Facet>(properties.Length);
        foreach (var property in properties)
        {
            var place = 2 * binned.IndexOf(property);
            facets.Add(place < 0 ? await TermsAsync(session, query, property, limit)
                : Edges(property, ranges[place], ranges[place + 1], limit) is { } edges ? await BinsAsync(session, query, property, edges)
                : new(property, [], matched, 0, 0));
        }

        return new(query.Collection, matched, facets.MoveToImmutable());
    }

    static object Number(object value) => value is long whole ? (double)whole : value;

    static async Task<Facet> TermsAsync(AggregateSession session, FeatureQuery query, Property property, int limit)
    {
        await using var rows = await session.OpenAsync(new()
        {
            Query = query,
            Groups = [property.Type == PropertyType.TextArray ? new GroupKey.Member(property) : new GroupKey.Value(property)],
            Order = [new(AggregateColumn.Count, 0, true)],
            AbsentFirst = true,
            Limit = limit + 1,
        });
        var buckets = ImmutableArray.CreateBuilder<FacetBucket>();
        var missing = 0L;
        var groups = rows.Groups;
        while (buckets.Count < limit && await rows.ReadAsync())
        {
            if (rows.Current.Keys[0] is { } value)
            {
                buckets.Add(new(value, null, null, rows.Current.Count));
            }
            else
            {
                missing = rows.Current.Count;
                groups--;
            }
        }

        return new(property, buckets.ToImmutable(), missing, groups - buckets.Count, rows.Total - missing - buckets.Sum(bucket => bucket.Count));
    }

    static async Task<Facet> BinsAsync(AggregateSession session, FeatureQuery query, Property property, BinEdges edges)
    {
        await using var rows = await session.OpenAsync(new()
        {
            Query = query,
            Groups = [new GroupKey.Bin(property, edges)],
            Limit = edges.Count + 3,
        });
        var counts = new long[edges.Count];
        var missing = 0L;
        while (await rows.ReadAsync())
        {
            if (rows.Current.Keys[0] is int bin)
            {
                // All values are inside; the end of the calendar has no day after it.
                counts[Math.Clamp(bin, 1, edges.Count) - 1] += rows.Current.Count;
            }
            else
            {
                missing = rows.Current.Count;
            }
        }

        return new(property, [.. counts.Select((count, i) => new FacetBucket(null, edges.Edges[i], edges.Edges[i + 1], count))], missing, 0, 0);
    }
}
