using System.Collections.Immutable;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>Conditions on the primary interval of features (OGC API Common Part 3, roles of properties).</summary>
static class TimeSql
{
    /// <summary>Appends, with AND before it, that the primary interval meets an interval; nothing where features have
    /// no time at all (OGC 17-069r4, /req/core/fc-time-response C).</summary>
    public static void WriteInterval(SqlText sql, TimeInterval interval, Collection collection, ImmutableArray<Dataset> datasets)
    {
        if (Served(collection, "primary-instant") is { } instant)
        {
            Write(sql, instant, MayLack(datasets, instant.Name), (" >= ", interval.Begin), (" <= ", interval.End));
            return;
        }

        var (begin, end) = (Served(collection, "primary-interval-start"), Served(collection, "primary-interval-end"));
        if (begin is not null)
        {
            Write(sql, begin, MayLack(datasets, begin.Name), (" <= ", interval.End));
        }

        if (end is not null)
        {
            Write(sql, end, MayLack(datasets, end.Name), (" >= ", interval.Begin));
        }
    }

    /// <summary>True where publish has not seen a property, or <c>geometry</c>, on every feature.</summary>
    public static bool MayLack(ImmutableArray<Dataset> datasets, string property) => datasets.Any(dataset => dataset.Features !=
        dataset.Towns.Where(town => town.Need.Length == 0).Sum(town => town.Filled.GetValueOrDefault(property)));

    static Property? Served(Collection collection, string role) =>
        collection.Schema.WithRole(role) is { } property && collection.Serves(property) ? property : null;

    // One condition for both bounds: an index then finds the range, and beside it what is absent.
    static void Write(
        SqlText sql, Property property, bool mayLack, params ReadOnlySpan<(string Comparison, DateTimeOffset? Bound)> bounds)
    {
        var isFirst = true;
        foreach (var (comparison, bound) in bounds)
        {
            if (bound is { } time)
            {
                object value = property.Type == PropertyType.Date ? DateOnly.FromDateTime(time.UtcDateTime) : time.UtcDateTime;
                sql.Append(isFirst ? " AND (t." : " AND t.").Name(property.Name).Append(comparison).Bind(value);
                isFirst = false;
            }
        }

        if (!isFirst)
        {
            sql.Append(mayLack ? " OR t." : ")");
            if (mayLack)
            {
                sql.Name(property.Name).Append(" IS NULL)");
            }
        }
    }
}
