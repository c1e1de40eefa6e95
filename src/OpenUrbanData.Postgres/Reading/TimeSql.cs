using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>Conditions on the primary interval of features (OGC API Common Part 3, roles of properties).</summary>
static class TimeSql
{
    /// <summary>Appends, with AND before it, that the primary interval meets an interval; nothing where features have
    /// no time at all (OGC 17-069r4, /req/core/fc-time-response C).</summary>
    public static void WriteInterval(SqlText sql, TimeInterval interval, Collection collection)
    {
        if (Served(collection, "primary-instant") is { } instant)
        {
            WriteBound(sql, instant, " >= ", interval.Begin);
            WriteBound(sql, instant, " <= ", interval.End);
            return;
        }

        var (begin, end) = (Served(collection, "primary-interval-start"), Served(collection, "primary-interval-end"));
        if (begin is not null)
        {
            WriteBound(sql, begin, " <= ", interval.End);
        }

        if (end is not null)
        {
            WriteBound(sql, end, " >= ", interval.Begin);
        }
    }

    /// <summary>True where publish has not seen a geometry on every feature.</summary>
    public static bool MayLackGeometry(Dataset dataset) => dataset.Features !=
        dataset.Towns.Where(town => town.Need.Length == 0).Sum(town => town.Filled.GetValueOrDefault("geometry"));

    static Property? Served(Collection collection, string role) =>
        collection.Schema.WithRole(role) is { } property && collection.Serves(property) ? property : null;

    static void WriteBound(SqlText sql, Property property, string comparison, DateTimeOffset? bound)
    {
        if (bound is not { } time)
        {
            return;
        }

        object value = property.Type == PropertyType.Date ? DateOnly.FromDateTime(time.UtcDateTime) : time.UtcDateTime;
        sql.Append(" AND (t.").Name(property.Name).Append(comparison).Bind(value)
            .Append(" OR t.").Name(property.Name).Append(" IS NULL)");
    }
}
