using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Api.Ogc;

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
        if (query.IsWhole)
        {
            return query.Collection.Features;
        }

        var counts = _counts.GetValue(query.Collection, static _ => new(StringComparer.Ordinal));
        var key = Key(query);
        if (counts.TryGetValue(key, out var known))
        {
            return known;
        }

        using var budget = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        budget.CancelAfter(site.Options.CountBudget);
        try
        {
            var count = await site.Reader.Features.CountAsync(query, budget.Token);
            if (counts.Count < Capacity)
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

    internal static string Key(FeatureQuery query)
    {
        var text = new StringBuilder();
        Append(text, query.Filter);
        return text.Append(query.Box).Append(CultureInfo.InvariantCulture, $"{query.Time?.Begin:O}/{query.Time?.End:O}").ToString();
    }

    // Records print arrays by type only, so lists are walked here. Texts come with their length: no value can look like
    // another condition. Times come in full: those of one second differ.
    static void Append(StringBuilder text, Filter? filter)
    {
        switch (filter)
        {
            case Filter.And { Parts: var parts }:
                foreach (var part in parts)
                {
                    Append(text.Append('&'), part);
                }

                break;
            case Filter.Compare { Left: Operand.Value left, Right: Operand.Constant right }:
                text.Append(left.Property.Name).Append('=');
                AppendValue(text, right.Literal);
                break;
            case Filter.Has { Property: var property, Member: var member }:
                text.Append(property.Name).Append('~');
                AppendValue(text, member);
                break;
            case null:
                break;
            default:
                throw new NotSupportedException($"{filter.GetType().Name} is not made by simple parameters");
        }
    }

    static void AppendValue(StringBuilder text, object literal)
    {
        var value = literal is DateTimeOffset time
            ? time.ToString("O", CultureInfo.InvariantCulture)
            : Convert.ToString(literal, CultureInfo.InvariantCulture)!;
        text.Append(CultureInfo.InvariantCulture, $"{value.Length}:{value}");
    }
}
