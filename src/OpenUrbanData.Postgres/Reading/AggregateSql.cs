using System.Collections.Immutable;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>Makes SQL from an aggregation. Pure.</summary>
/// <remarks>Columns of the result: keys <c>k…</c> (a cell has two), the number of features <c>n</c>, measures <c>m…</c>, the
/// number of groups and the sum of their counts whatever the page.</remarks>
public static class AggregateSql
{
    /// <summary>The groups of a page.</summary>
    /// <exception cref="Model.Problems.ProblemException">A constant of the filter does not fit its property.</exception>
    public static SqlStatement Groups(FeatureAggregation aggregation)
    {
        var sql = new SqlText();
        var keys = aggregation.Groups.Sum(ColumnsOf);
        sql.Append("SELECT g.*, count(*) OVER () AS groups, (sum(g.n) OVER ())::bigint AS total FROM (SELECT ");
        var expressions = new Expressions(sql, aggregation);
        for (var i = 0; i < aggregation.Groups.Length; i++)
        {
            expressions.WriteKey(i);
            sql.Append(", ");
        }

        sql.Append("count(*) AS n");
        for (var i = 0; i < aggregation.Measures.Length; i++)
        {
            sql.Append(", ");
            expressions.WriteMeasure(aggregation.Measures[i], i);
            sql.Append(" AS m").Append(i);
        }

        // The planner makes one query of both; joins have no place in the condition.
        sql.Append(" FROM (SELECT t.*");
        FeatureSql.WriteFromWhere(sql, aggregation.Query, DatasetScope.Of(aggregation.Query));
        sql.Append(") AS t");
        expressions.WriteJoins();
        if (keys > 0)
        {
            sql.Append(" GROUP BY ");
            for (var i = 1; i <= keys; i++)
            {
                sql.Append(i > 1 ? ", " : "").Append(i);
            }
        }

        sql.Append(") AS g");
        WriteOrder(sql, aggregation);
        sql.Append(" LIMIT ").Append(aggregation.Limit);
        if (aggregation.Offset > 0)
        {
            sql.Append(" OFFSET ").Append(aggregation.Offset);
        }

        return sql.ToStatement();
    }

    /// <summary>Number of columns that a key has in the result.</summary>
    internal static int ColumnsOf(GroupKey key) => key is GroupKey.Cell ? 2 : 1;

    static void WriteOrder(SqlText sql, FeatureAggregation aggregation)
    {
        var keys = aggregation.Groups.Select((key, place) => ColumnsOf(key) == 1 ? [$"k{place}"] : new[] { $"k{place}", $"k{place}y" }).ToList();
        var parts = new List<string>();
        if (aggregation.AbsentFirst && keys.Count > 0)
        {
            parts.Add($"g.{keys[0][0]} IS NULL DESC");
        }

        foreach (var (column, number, descending) in aggregation.Order)
        {
            IEnumerable<string> names = column switch
            {
                AggregateColumn.Key => keys[number],
                AggregateColumn.Count => ["n"],
                _ => [$"m{number}"],
            };
            parts.AddRange(names.Select(name => $"g.{name}{(descending ? " DESC NULLS LAST" : "")}"));
        }

        parts.AddRange(keys.SelectMany(names => names).Select(name => $"g.{name}"));
        if (parts.Count > 0)
        {
            sql.Append(" ORDER BY ").Append(string.Join(", ", parts));
        }
    }

    sealed class Expressions(SqlText sql, FeatureAggregation aggregation)
    {
        readonly ImmutableArray<Dataset> _datasets = aggregation.Query.Collection.Datasets;
        readonly FilterSql _columns = new(sql, aggregation.Query.Collection.Datasets);
        readonly List<Property> _constants =
        [
            .. aggregation.Groups.Select(key => key.Property).Concat(aggregation.Measures.Select(measure => measure.Property))
                .OfType<Property>().Where(property => property.Origin == PropertyOrigin.Dataset).Distinct(),
        ];

        public void WriteKey(int place)
        {
            switch (aggregation.Groups[place])
            {
                case GroupKey.Value value:
                    WriteValue(value.Of);
                    break;
                case GroupKey.Member:
                    sql.Append("(l").Append(place).Append(".value COLLATE \"C\")");
                    break;
                case GroupKey.Period period:
                    sql.Append("date_trunc('").Append(UnitOf(period.Unit)).Append("', ");
                    WriteValue(period.Of);
                    sql.Append(period.Of.Type == PropertyType.Date ? "::timestamp)::date" : " AT TIME ZONE 'UTC')::date");
                    break;
                case GroupKey.Bin bin:
                    WriteBin(bin.Of, bin.Edges);
                    break;
                case GroupKey.Cell cell:
                    WriteCell(cell, place);
                    return;
            }

            sql.Append(" AS k").Append(place);
        }

        public void WriteMeasure(Measure measure, int place)
        {
            switch (measure.Function)
            {
                case AggregateFunction.Values:
                    WriteCall("count(", measure.Property, ")");
                    break;
                case AggregateFunction.Distinct:
                    WriteCall("count(DISTINCT ", measure.Property, ")");
                    break;
                case AggregateFunction.Sum when measure.Property.Type == PropertyType.Integer:
                    WriteCall("sum(", measure.Property, ")");
                    break;
                case AggregateFunction.Sum:
                    // Sums of doubles depend on the order of rows, which no scan promises: the same state would give two answers.
                    WriteCall("sum(", measure.Property, "::numeric)::double precision");
                    break;
                case AggregateFunction.Mean:
                    WriteCall("avg(", measure.Property, "::numeric)::double precision");
                    break;
                case AggregateFunction.Minimum:
                    WriteCall("min(", measure.Property, ")");
                    break;
                case AggregateFunction.Maximum:
                    WriteCall("max(", measure.Property, ")");
                    break;
                default:
                    WriteHistogram(measure.Edges!, place);
                    break;
            }
        }

        // Constants of data sets come from the registry, members of lists as one row each.
        public void WriteJoins()
        {
            if (_constants.Count > 0)
            {
                sql.Append(" LEFT JOIN unnest(").Bind(_datasets.Select(one => one.Number).ToArray());
                foreach (var constant in _constants)
                {
                    sql.Append(", ").Bind(_datasets.Select(one => one.Constant(constant)).ToArray());
                }

                sql.Append(") AS d(number").Append(string.Concat(_constants.Select((_, place) => $", c{place}")))
                    .Append(") ON d.number = t._dataset");
            }

            if (aggregation.Groups.Any(key => key is GroupKey.Cell))
            {
                sql.Append(" LEFT JOIN LATERAL (SELECT ST_X(p.c) AS x, ST_Y(p.c) AS y FROM (SELECT ST_Centroid(t.geom) AS c OFFSET 0) AS p) AS c ON true");
            }

            // OFFSET keeps the planner from finding the bin anew for each of its counts.
            for (var i = 0; i < aggregation.Measures.Length; i++)
            {
                if (aggregation.Measures[i] is { Edges: { } edges } measure)
                {
                    sql.Append(" LEFT JOIN LATERAL (SELECT ");
                    WriteBin(measure.Property, edges);
                    sql.Append(" AS bin OFFSET 0) AS h").Append(i).Append(" ON true");
                }
            }

            for (var i = 0; i < aggregation.Groups.Length; i++)
            {
                if (aggregation.Groups[i] is GroupKey.Member member)
                {
                    sql.Append(" LEFT JOIN LATERAL (SELECT DISTINCT u FROM unnest(");
                    _columns.WriteProperty(member.Of);
                    sql.Append(") AS u) AS l").Append(i).Append("(value) ON true");
                }
            }
        }

        void WriteValue(Property property)
        {
            if (property.Origin == PropertyOrigin.Dataset)
            {
                sql.Append("(d.c").Append(_constants.IndexOf(property)).Append(" COLLATE \"C\")");
                return;
            }

            _columns.WriteProperty(property);
        }

        void WriteCall(string begin, Property property, string end)
        {
            sql.Append(begin);
            WriteValue(property);
            sql.Append(end);
        }

        void WriteBin(Property property, BinEdges edges)
        {
            sql.Append("width_bucket(");
            WriteValue(property);
            sql.Append(", ").Bind(ArrayOf(edges)).Append(")");
        }

        void WriteHistogram(BinEdges edges, int place)
        {
            sql.Append("ARRAY[");
            for (var bin = 0; bin <= edges.Count + 1; bin++)
            {
                sql.Append(bin > 0 ? ", " : "").Append("count(*) FILTER (WHERE h").Append(place).Append(".bin = ").Append(bin).Append(")");
            }

            sql.Append("]");
        }

        // The formulas of the tiles: OGC 17-083r4, annex I. Cells at the edges take what lies beyond. Not without the CASE: least and
        // greatest pass over null.
        void WriteCell(GroupKey.Cell cell, int place)
        {
            var cells = 1L << cell.Zoom;
            sql.Append("CASE WHEN c.x IS NOT NULL THEN least(greatest(floor((c.x + 180) / 360 * ").Append(cells).Append("), 0), ").Append(cells - 1)
                .Append(")::bigint END AS k").Append(place)
                .Append(", CASE WHEN c.x IS NOT NULL THEN least(greatest(floor((1 - asinh(tan(radians(least(greatest(c.y, -")
                .Append(LastLatitude).Append("), ").Append(LastLatitude).Append(")))) / pi()) / 2 * ").Append(cells).Append("), 0), ")
                .Append(cells - 1).Append(")::bigint END AS k").Append(place).Append("y");
        }

        static string LastLatitude { get; } = GridCell.LastLatitude.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

        static string UnitOf(CalendarUnit unit) => unit switch
        {
            CalendarUnit.Day => "day",
            CalendarUnit.Week => "week",
            CalendarUnit.Month => "month",
            CalendarUnit.Quarter => "quarter",
            _ => "year",
        };

        static object ArrayOf(BinEdges edges) => edges.Edges[0] switch
        {
            DateOnly => edges.Edges.Cast<DateOnly>().ToArray(),
            DateTimeOffset => edges.Edges.Cast<DateTimeOffset>().Select(time => time.UtcDateTime).ToArray(),
            _ => edges.Edges.Cast<double>().ToArray(),
        };
    }
}
