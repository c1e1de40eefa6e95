using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Api.Ogc.Features;

/// <summary>Counts matches: exact or not at all (OGC 17-069r4, fc-numberMatched), within a time budget, once per publication.</summary>
/// <remarks>All pages of one query share the count; it does not depend on order, page or format.</remarks>
sealed class CountCache(Site site)
{
    /// <summary>Counts kept per publication; beyond that they are not kept.</summary>
    const int Capacity = 10_000;

    readonly ConditionalWeakTable<Collection, ConcurrentDictionary<string, long>> _counts = [];

    /// <summary>Features that match; null where counting takes longer than the budget.</summary>
    public async Task<long?> CountAsync(FeatureQuery query, CancellationToken cancellation)
    {
        if (Known(query) is { } known)
        {
            return known;
        }

        var (counts, key) = (Of(query), Key(FeatureSql.Count(query)));
        using var budget = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        budget.CancelAfter(site.Options.CountBudget);
        try
        {
            var count = await site.Reader.Features.CountAsync(query, budget.Token);
            if (counts.Count < Capacity && !query.LooksAtClock)
            {
                counts[key] = count;
            }

            return count;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Features that match, where nobody has to be asked; else null.</summary>
    public long? Known(FeatureQuery query) =>
        query.IsWhole ? query.Collection.Features
        : FeatureSql.KnownCount(query) is { } published ? published
        : Of(query).TryGetValue(Key(FeatureSql.Count(query)), out var known) ? known
        : null;

    ConcurrentDictionary<string, long> Of(FeatureQuery query) =>
        _counts.GetValue(query.Collection, static _ => new(StringComparer.Ordinal));

    /// <summary>What the count depends on: the statement says it all, whatever dialect the filter was written in.</summary>
    internal static string Key(SqlStatement statement)
    {
        var text = new StringBuilder(statement.Text);
        foreach (var value in statement.Parameters)
        {
            Append(text, value);
        }

        return text.ToString();
    }

    // Texts come with their length: no value can look like another one. Times come in full: those of one second differ.
    static void Append(StringBuilder text, object? value)
    {
        text.Append('\n');
        switch (value)
        {
            case byte[] bytes:
                text.Append(Convert.ToBase64String(bytes));
                break;
            case Array values:
                text.Append(CultureInfo.InvariantCulture, $"[{values.Length}]");
                foreach (var member in values)
                {
                    Append(text, member);
                }

                break;
            case DateTime or DateTimeOffset or DateOnly:
                text.Append(CultureInfo.InvariantCulture, $"{value:O}");
                break;
            default:
                var one = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
                text.Append(CultureInfo.InvariantCulture, $"{one.Length}:{one}");
                break;
        }
    }
}
