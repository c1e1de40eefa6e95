using System.Collections.Immutable;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>Many facets of the same features in one statement: what matches is found once, and counted once per facet.</summary>
static class FacetSql
{
    /// <summary>The statement. Its rows: place of the facet (-1 for the number of all matches), value as text or number of the bin, null for absent, features,
    /// number of values, sum over all values.</summary>
    /// <param name="query">Which features.</param>
    /// <param name="facets">What they are counted by: values, members of lists or bins of instants.</param>
    /// <param name="limit">Most values of each; one more tells nothing, absent ones come beside them.</param>
    public static SqlStatement Write(FeatureQuery query, ImmutableArray<GroupKey> facets, int limit)
    {
        var sql = new SqlText();
        sql.Append("WITH m AS MATERIALIZED (SELECT 1 AS one");
        for (var i = 0; i < facets.Length; i++)
        {
            sql.Append(", ");
            WriteValue(sql, query, facets[i]);
            sql.Append(" AS f").Append(i);
        }

        FeatureSql.WriteFromWhere(sql, query, DatasetScope.Of(query));
        sql.Append(") SELECT -1, NULL, count(*), 0::bigint, 0::bigint FROM m");
        for (var i = 0; i < facets.Length; i++)
        {
            var isList = facets[i] is GroupKey.Member;
            sql.Append(" UNION ALL (SELECT ").Append(i).Append(", v::text COLLATE \"C\", n, groups, total FROM (SELECT ").Append(isList ? "v" : "m.f").Append(isList ? "" : $"{i} AS v")
                .Append(", count(*) AS n, count(*) OVER () AS groups, (sum(count(*)) OVER ())::bigint AS total FROM m");
            sql.Append(isList ? $" LEFT JOIN LATERAL unnest(m.f{i}) AS v ON true GROUP BY v" : $" GROUP BY m.f{i}");
            sql.Append(") AS g ORDER BY v IS NOT NULL, n DESC, v::text COLLATE \"C\" LIMIT ").Append(limit + 1).Append(")");
        }

        return sql.ToStatement();
    }

    static void WriteValue(SqlText sql, FeatureQuery query, GroupKey facet)
    {
        var expressions = new FilterSql(sql, query.Collection.Datasets);
        if (facet is GroupKey.Bin { Of.Type: PropertyType.DateTime } bin)
        {
            sql.Append("width_bucket(");
            expressions.WriteProperty(bin.Of);
            sql.Append(", ").Bind(bin.Edges.Edges.Select(edge => ((DateTimeOffset)edge).UtcDateTime).ToArray()).Append(")");
            return;
        }

        expressions.WriteProperty(facet is GroupKey.Value or GroupKey.Member ? facet.Property! : throw new ArgumentException($"No facet of {facet}.", nameof(facet)));
    }
}

/// <summary>How features spread over the values of one facet.</summary>
/// <param name="Values">Values with the most features first, with their numbers; bins as their numbers.</param>
/// <param name="Missing">Features without a value.</param>
/// <param name="More">Number of further values.</param>
/// <param name="Other">Features with one of these; of a list they count once per member.</param>
public sealed record FacetCounts(ImmutableArray<(string Value, long Count)> Values, long Missing, long More, long Other);
