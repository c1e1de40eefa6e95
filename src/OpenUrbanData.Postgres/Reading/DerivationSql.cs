using System.Security.Cryptography;
using System.Text;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>Derived rows as SQL: a query that stands in the place of a table. The planner makes one query of all of them where none
/// of them groups.</summary>
static class DerivationSql
{
    /// <summary>Longest name of a column in PostgreSQL, bytes.</summary>
    const int LongestName = 63;

    /// <summary>Appends the query.</summary>
    /// <exception cref="Model.Problems.ProblemException">Operands do not fit each other.</exception>
    public static void Write(SqlText sql, Derivation derivation)
    {
        switch (derivation)
        {
            case Derivation.Extended extended:
                WriteExtended(sql, extended);
                break;
            case Derivation.Grouped grouped:
                WriteGrouped(sql, grouped);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(derivation), derivation, "No case for it");
        }
    }

    /// <summary>Name of a computed column. Its mark keeps it apart from columns of features; clients choose names of any length.</summary>
    public static string NameOf(Property property)
    {
        var name = "=" + property.Name;
        return Encoding.UTF8.GetByteCount(name) <= LongestName
            ? name
            : "=" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(property.Name)).AsSpan(0, 16));
    }

    static void WriteExtended(SqlText sql, Derivation.Extended extended)
    {
        sql.Append("SELECT t.*");
        var columns = new FilterSql(sql, extended.Of.Collection.Datasets);
        foreach (var column in extended.Columns)
        {
            sql.Append(", ");
            WriteTyped(columns, column);
        }

        FeatureSql.WriteFromWhere(sql, extended.Of, DatasetScope.Of(extended.Of));
    }

    static void WriteGrouped(SqlText sql, Derivation.Grouped grouped)
    {
        var source = grouped.Of;
        var columns = new FilterSql(sql, source.Collection.Datasets);
        List<Property> constants =
        [
            .. grouped.Keys.Select(key => key.Value).Concat(grouped.Columns.Select(column => column.Value)).OfType<Operand.Value>()
                .Select(value => value.Property).Where(property => property.Origin == PropertyOrigin.Dataset).Distinct(),
        ];

        // No row is of a data set; the cursor looks for one all the same.
        sql.Append("SELECT 0 AS _dataset, ''::text COLLATE \"C\" AS _id");
        foreach (var key in grouped.Keys)
        {
            sql.Append(", ");
            if (PlaceOf(key.Value) is { } place)
            {
                sql.Append("d.c").Append(place).Append(" COLLATE \"C\" AS ").Name(NameOf(key.Property));
            }
            else
            {
                WriteTyped(columns, key);
            }
        }

        foreach (var column in grouped.Columns)
        {
            sql.Append(", ");
            WriteAggregate(column, () =>
            {
                if (PlaceOf(column.Value!) is { } place)
                {
                    sql.Append("d.c").Append(place).Append(" COLLATE \"C\"");
                }
                else
                {
                    columns.Write(NumberSql.Compute(column.Value!));
                }
            });
            sql.Append(" AS ").Name(NameOf(column.Property));
        }

        WriteSource();
        if (grouped.Keys.Length > 0)
        {
            sql.Append(" GROUP BY ").Append(string.Join(", ", Enumerable.Range(FirstKey, grouped.Keys.Length)));
        }

        int? PlaceOf(Operand operand) =>
            operand is Operand.Value { Property: var property } && constants.IndexOf(property) is >= 0 and var place ? place : null;

        // Constants of data sets come from the registry: by a join, where a condition would look for them in each row.
        void WriteSource()
        {
            if (constants.Count == 0)
            {
                FeatureSql.WriteFromWhere(sql, source, DatasetScope.Of(source));
                return;
            }

            var datasets = source.Collection.Datasets;
            sql.Append(" FROM (SELECT t.*");
            FeatureSql.WriteFromWhere(sql, source, DatasetScope.Of(source));
            sql.Append(") AS t LEFT JOIN unnest(").Bind(datasets.Select(one => one.Number).ToArray());
            foreach (var constant in constants)
            {
                sql.Append(", ").Bind(datasets.Select(one => one.Constant(constant)).ToArray());
            }

            sql.Append(") AS d(number").Append(string.Concat(constants.Select((_, place) => $", c{place}")))
                .Append(") ON d.number = t._dataset");
        }

        void WriteAggregate(GroupColumn column, Action writeValue)
        {
            if (column.Value is null)
            {
                sql.Append("count(*)");
                return;
            }

            // Sums of doubles depend on the order of rows, which no scan promises: the same state would give two answers.
            var (begin, end) = (column.Function, column.Property.Type) switch
            {
                (AggregateFunction.Values, _) => ("count(", ")"),
                (AggregateFunction.Distinct, _) => ("count(DISTINCT ", ")"),
                (AggregateFunction.Sum, PropertyType.Integer) => ("sum((", ")::bigint)::bigint"),
                (AggregateFunction.Sum, _) => ("sum((", ")::numeric)::double precision"),
                (AggregateFunction.Mean, _) => ("avg((", ")::numeric)::double precision"),
                (AggregateFunction.Minimum, PropertyType.Integer) => ("min((", ")::bigint)"),
                (AggregateFunction.Minimum, _) => ("min(", ")"),
                (AggregateFunction.Maximum, PropertyType.Integer) => ("max((", ")::bigint)"),
                (AggregateFunction.Maximum, _) => ("max(", ")"),
                _ => throw new ArgumentOutOfRangeException(nameof(column), column, "No case for it"),
            };
            sql.Append(begin);
            writeValue();
            sql.Append(end);
        }
    }

    const int FirstKey = 3;

    // Columns keep their type; what is computed gets the one that the cursor reads, and code-point order.
    static void WriteTyped(FilterSql columns, ComputedColumn column)
    {
        var sql = columns.Sql;
        if (column.Value is Operand.Value { Property: var property } && property.Type == column.Property.Type)
        {
            columns.WriteProperty(property);
        }
        else
        {
            // What OData says of absent values is false, not unknown.
            sql.Append(column.Value is Operand.Truth ? "coalesce(" : "(");
            columns.Write(NumberSql.Compute(column.Value));
            sql.Append(column.Value is Operand.Truth ? ", false" : "").Append(")::").Append(SqlValue.TypeOf(column.Property.Type));
            sql.Append(column.Property.Type == PropertyType.Text ? " COLLATE \"C\"" : "");
        }

        sql.Append(" AS ").Name(NameOf(column.Property));
    }
}
