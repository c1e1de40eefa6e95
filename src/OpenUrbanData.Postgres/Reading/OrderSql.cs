using System.Collections.Immutable;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>The order of features as SQL, and where in it a page begins.</summary>
static class OrderSql
{
    /// <summary>True where the features with and without a value of the first key are two statements: an index has absent values
    /// behind all others, or before them when it is read backwards, and can begin at a value only among those that are there.</summary>
    public static bool IsSplit(FeatureQuery query, DatasetScope scope) =>
        query is { Limit: not null, Id: null, Sort: [{ Property.Origin: PropertyOrigin.Record } first, ..] }
        && query.Sort.All(key => key.Property is not { Origin: PropertyOrigin.Dataset })
        && (query.After is not null || first.AbsentFirst != first.Descending && TimeSql.MayLack(scope.Datasets, first.Property!.Name));

    /// <summary>The statements that <see cref="IsSplit"/> speaks of, in order, without those that come before the page.</summary>
    /// <exception cref="ProblemException">The page begins at a place in another order.</exception>
    public static ImmutableArray<(FeatureQuery Query, bool IsPresent)> Halves(FeatureQuery query)
    {
        var (first, after) = (query.Sort[0], query.After);
        CheckFits(query, after);
        var absent = With(query, new Filter.IsNull(first.By)) with
        {
            Sort = query.Sort[1..],
            After = after is { Values: [null, ..] } ? after with { Values = after.Values[1..] } : null,
        };
        var present = With(query, new Filter.Not(new Filter.IsNull(first.By))) with { After = after is { Values: [null, ..] } ? null : after };
        return (first.AbsentFirst, after) switch
        {
            (true, { Values: [not null, ..] }) => [(present, true)],
            (false, { Values: [null, ..] }) => [(absent, false)],
            (true, _) => [(absent, false), (present, true)],
            _ => [(present, true), (absent, false)],
        };
    }

    static FeatureQuery With(FeatureQuery query, Filter condition) =>
        query with { Filter = query.Filter is { } filter ? new Filter.And([filter, condition]) : condition };

    /// <summary>Appends the order.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="query">The query.</param>
    /// <param name="isPresent">True where no value of the first key is absent.</param>
    public static void Write(SqlText sql, FeatureQuery query, bool isPresent)
    {
        var expressions = new FilterSql(sql, query.Collection.Datasets);
        sql.Append(" ORDER BY ");
        foreach (var key in query.Sort)
        {
            WriteKey(expressions, key);
            WriteDirection(sql, isPresent && key == query.Sort[0] ? key with { AbsentFirst = key.Descending } : key);
        }

        sql.Append("t._dataset, t._id");
    }

    /// <summary>Appends the order of rows that a plan has selected.</summary>
    public static void WriteAgain(SqlText sql, FeatureQuery query, RowPlan plan)
    {
        sql.Append(" ORDER BY ");
        foreach (var (key, place) in query.Sort.Zip(plan.Sort))
        {
            sql.Append(place + 1);
            WriteDirection(sql, key);
        }

        sql.Append("1, 2");
    }

    // What the server does by itself is not said: absent values come last, or first when turned round.
    static void WriteDirection(SqlText sql, SortKey key) =>
        sql.Append(key.Descending ? " DESC" : "").Append((key.Descending, key.AbsentFirst) switch
        {
            (true, false) => " NULLS LAST, ",
            (false, true) => " NULLS FIRST, ",
            _ => ", ",
        });

    /// <summary>Appends that a feature comes after a place in the order.</summary>
    /// <exception cref="ProblemException">The place is one in another order.</exception>
    public static void WriteAfter(SqlText sql, FeatureQuery query, DatasetScope scope, PagePosition after, bool isPresent)
    {
        CheckFits(query, after);
        WriteAfter(sql, query, scope, after, key: 0, isPresent);
    }

    static void CheckFits(FeatureQuery query, PagePosition? after)
    {
        if (after is not null && after.Values.Length != query.Sort.Length)
        {
            throw new ProblemException(Problem.InvalidParameters(
                [new("next", null, "Take the address of the next page as the link gives it, with the same order.")]));
        }
    }

    // After (a, b, key): a is behind, or a is the same and (b, key) is after.
    static void WriteAfter(SqlText sql, FeatureQuery query, DatasetScope scope, PagePosition after, int key, bool isPresent = false)
    {
        if (key == query.Sort.Length)
        {
            WriteAfterKey(sql, scope, after);
            return;
        }

        var by = query.Sort[key];
        var expressions = new FilterSql(sql, query.Collection.Datasets);
        sql.Append("(");
        WriteKey(expressions, by);
        if (after.Values[key] is not { } text)
        {
            if (by.AbsentFirst)
            {
                sql.Append(" IS NOT NULL OR (");
                WriteKey(expressions, by);
            }

            sql.Append(" IS NULL AND ");
            WriteAfter(sql, query, scope, after, key + 1);
            sql.Append(by.AbsentFirst ? "))" : ")");
            return;
        }

        var value = SqlValue.Parse(by.Type, text);
        if (isPresent)
        {
            // For the index, which cannot begin at an alternative.
            sql.Append(by.Descending ? " <= " : " >= ").Bind(value).Append(" AND (");
            WriteKey(expressions, by);
        }

        sql.Append(by.Descending ? " < " : " > ").Bind(value).Append(" OR ");
        if (!by.AbsentFirst && !isPresent)
        {
            WriteKey(expressions, by);
            sql.Append(" IS NULL OR ");
        }

        sql.Append("(");
        WriteKey(expressions, by);
        sql.Append(" = ").Bind(value).Append(" AND ");
        WriteAfter(sql, query, scope, after, key + 1);
        sql.Append(isPresent ? ")))" : "))");
    }

    // Columns of text have their collation; everything else takes the one that compares code points.
    static void WriteKey(FilterSql expressions, SortKey key)
    {
        var isPlain = key.Type != PropertyType.Text || FilterSql.IsColumn(key.By);
        expressions.Sql.Append(isPlain ? "" : "(");
        expressions.Write(key.By);
        expressions.Sql.Append(isPlain ? "" : " COLLATE \"C\")");
    }

    static void WriteAfterKey(SqlText sql, DatasetScope scope, PagePosition after)
    {
        switch (scope.Datasets)
        {
            case [var one] when one.Number == after.Dataset:
                // Not a comparison of rows: with the data set fixed, only this one starts inside the index.
                sql.Append("t._id > ").Bind(after.Id);
                break;
            case [var one]:
                sql.Append(one.Number > after.Dataset ? "true" : "false");
                break;
            default:
                sql.Append("(t._dataset, t._id) > (").Bind(after.Dataset).Append(", ").Bind(after.Id).Append(")");
                break;
        }
    }
}
