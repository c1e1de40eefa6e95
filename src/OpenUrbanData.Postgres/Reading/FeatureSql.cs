using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>Makes SQL from a query: the only place that does (design 5.2). Pure.</summary>
/// <remarks>Limit and offset stand in the text: with them as parameters PostgreSQL takes a tenth of the table for the
/// limit and never keeps a generic plan, so every page would be planned again.</remarks>
public static class FeatureSql
{
    /// <summary>The rows of a page, or all rows.</summary>
    /// <exception cref="Model.Problems.ProblemException">A constant of the filter or the page position does not fit its
    /// property.</exception>
    public static SqlStatement Page(FeatureQuery query) => Page(query, RowPlan.Of(query));

    /// <summary>The number of features that match, whatever the page.</summary>
    /// <exception cref="Model.Problems.ProblemException">A constant of the filter does not fit its property.</exception>
    public static SqlStatement Count(FeatureQuery query)
    {
        var sql = new SqlText().Append("SELECT count(*)");
        WriteFromWhere(sql, query, DatasetScope.Of(query));
        return sql.ToStatement();
    }

    /// <summary>The number of features that match, as publish counted them; null where the database must be asked.</summary>
    public static long? KnownCount(FeatureQuery query)
    {
        if (query.From is not null)
        {
            return null;
        }

        var scope = DatasetScope.Of(query);
        return scope.Datasets.IsEmpty ? 0 : (query with { Filter = null }).IsWhole ? scope.Count() : null;
    }

    internal static SqlStatement Page(FeatureQuery query, RowPlan plan)
    {
        var sql = new SqlText();
        var scope = DatasetScope.Of(query);
        if (query.Window is not null)
        {
            WriteTile(sql, query, plan, scope);
            return sql.ToStatement();
        }

        if (query.After is { } after && query.Sort.IsEmpty && query.From is null && scope.Datasets.Length > 1 && !IsWholeTable(query, scope))
        {
            WriteRest(sql, query, plan, scope, after);
        }
        else if (OrderSql.IsSplit(query, scope))
        {
            WriteHalves(sql, query, plan);
        }
        else
        {
            WritePage(sql, query, plan, scope);
        }

        WriteLimit(sql, query.Limit);
        if (query.Offset > 0)
        {
            sql.Append(" OFFSET ").Append(query.Offset);
        }

        return sql.ToStatement();
    }

    // The rest of one data set, and the ones after it: with both in one condition the index is walked from the first row
    // of each data set (180 ms instead of 1 ms for data sets of a thousand rows).
    static void WriteRest(SqlText sql, FeatureQuery query, RowPlan plan, DatasetScope scope, PagePosition after)
    {
        var needed = query.Limit + (long)query.Offset;
        DatasetScope Only(Func<int, bool> number) =>
            scope with { Datasets = [.. scope.Datasets.Where(dataset => number(dataset.Number))], IsWhole = false };
        sql.Append("SELECT * FROM ((");
        WritePage(sql, query, plan, Only(number => number == after.Dataset));
        WriteLimit(sql, needed);
        sql.Append(") UNION ALL (");
        WritePage(sql, query with { After = null }, plan, Only(number => number > after.Dataset));
        WriteLimit(sql, needed);
        sql.Append(")) AS t ORDER BY t._dataset, t._id");
    }

    // Features with a value of the first key, and those without: an index gives each of them in the order wanted, but never both,
    // and from where the page begins.
    static void WriteHalves(SqlText sql, FeatureQuery query, RowPlan plan)
    {
        switch (OrderSql.Halves(query))
        {
            case [var (only, isPresent)]:
                WritePage(sql, only, plan, DatasetScope.Of(only), isPresent);
                break;
            case var halves:
                sql.Append("SELECT * FROM (");
                foreach (var (half, isPresent) in halves)
                {
                    sql.Append(half == halves[0].Query ? "(" : " UNION ALL (");
                    WritePage(sql, half, plan, DatasetScope.Of(half), isPresent);
                    WriteLimit(sql, query.Limit + (long)query.Offset);
                    sql.Append(")");
                }

                sql.Append(") AS t");
                OrderSql.WriteAgain(sql, query, plan);
                break;
        }
    }

    static void WritePage(SqlText sql, FeatureQuery query, RowPlan plan, DatasetScope scope, bool isPresent = false)
    {
        plan.WriteSelect(sql, query.Collection.Datasets, query.Crs);
        WriteFromWhere(sql, query, scope);
        if (query.After is { } after)
        {
            sql.Append(" AND ");
            OrderSql.WriteAfter(sql, query, scope, after, isPresent);
        }

        // At most one row has an identifier.
        if (query.Id is null)
        {
            OrderSql.Write(sql, query, isPresent);
        }
    }

    // By the place of the row: the cheapest order that stays while nothing is published. Outside the limit, so that a tile with
    // too many is known after that many rows.
    static void WriteTile(SqlText sql, FeatureQuery query, RowPlan plan, DatasetScope scope)
    {
        sql.Append("SELECT * FROM (");
        plan.WriteSelect(sql, query.Collection.Datasets, query.Crs);
        sql.Append(", t.ctid AS _place");
        WriteFromWhere(sql, query, scope);
        WriteLimit(sql, query.Limit);
        sql.Append(") AS t ORDER BY t._place");
    }

    static void WriteLimit(SqlText sql, long? limit)
    {
        if (limit is { } most)
        {
            sql.Append(" LIMIT ").Append(most);
        }
    }

    // The table of a canonical collection holds nothing else.
    static bool IsWholeTable(FeatureQuery query, DatasetScope scope) => scope.IsWhole && query.Collection.IsCanonical;

    internal static void WriteFromWhere(SqlText sql, FeatureQuery query, DatasetScope scope)
    {
        if (query.From is { } derivation)
        {
            sql.Append(" FROM (");
            DerivationSql.Write(sql, derivation);
            sql.Append(") AS t WHERE true");
        }
        else
        {
            sql.Append(" FROM feature.").Name(query.Collection.Table).Append(" AS t WHERE ");
            WriteDatasets(sql, query, scope);
        }

        if (query.Id is { } id)
        {
            sql.Append(" AND t._id = ").Bind(id);
        }

        if (query.ChangedSince is { } publication)
        {
            sql.Append(" AND t._publication > ").Bind(publication);
        }

        if (query.Box is { } box && !SpatialSql.Covers(box, query.Collection.Extent))
        {
            sql.Append(" AND ");
            SpatialSql.WriteBox(sql, box, TimeSql.MayLack(scope.Datasets, "geometry"));
        }

        if (query.Window is { } window)
        {
            SpatialSql.WriteWindow(sql, window, query.Collection.Extent);
        }

        if (query.Time is { } interval)
        {
            TimeSql.WriteInterval(sql, interval, query.Collection, scope.Datasets);
        }

        var filter = new FilterSql(sql, query.Collection.Datasets);
        foreach (var condition in scope.Conditions)
        {
            sql.Append(" AND ");
            filter.Write(condition);
        }

        foreach (var condition in scope.Implied)
        {
            // No index has this expression, and half of the rows are expected to pass: the key keeps the order.
            sql.Append(" AND CASE WHEN ");
            filter.Write(condition);
            sql.Append(" THEN true ELSE false END");
        }
    }

    static void WriteDatasets(SqlText sql, FeatureQuery query, DatasetScope scope)
    {
        switch (scope.Datasets)
        {
            case []:
                sql.Append("false");
                break;
            case [var one]:
                sql.Append("t._dataset = ").Bind(one.Number);
                break;
            case var _ when IsWholeTable(query, scope):
                // A condition on the number would keep the key from ordering the rows; the cursor skips rows of data
                // sets that are newer than the registry.
                sql.Append("true");
                break;
            case var some:
                sql.Append("t._dataset = ANY(").Bind(some.Select(dataset => dataset.Number).ToArray()).Append(")");
                break;
        }
    }
}
