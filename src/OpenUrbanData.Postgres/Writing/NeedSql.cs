using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Postgres.Writing;

/// <summary>The conditions of solutions' needs as SQL over a feature table with the alias f.</summary>
/// <remarks>Conditions know no dialect and no geometry (schemas/README.md 3.2); all that requests may ask is
/// <see cref="Reading"/>'s.</remarks>
static class NeedSql
{
    /// <summary>Appends a condition.</summary>
    public static void Write(SqlText sql, Filter filter)
    {
        switch (filter)
        {
            case Filter.And and:
                WriteAll(sql, and.Parts, " AND ");
                break;
            case Filter.Or or:
                WriteAll(sql, or.Parts, " OR ");
                break;
            case Filter.Not not:
                sql.Append("NOT (");
                Write(sql, not.Inner);
                sql.Append(")");
                break;
            case Filter.IsNull { Operand: Operand.Value absent }:
                Value(sql, absent.Property).Append(" IS NULL");
                break;
            case Filter.In one:
                Value(sql, one.Property).Append(" = ANY(").Bind(one.Literals switch
                {
                    [string, ..] => one.Literals.Cast<string>().ToArray(),
                    [long, ..] => one.Literals.Cast<long>().ToArray(),
                    [bool, ..] => one.Literals.Cast<bool>().ToArray(),
                    _ => throw new ArgumentOutOfRangeException(nameof(filter), filter, "Texts, whole numbers or truth values"),
                }).Append(")");
                break;
            case Filter.Has has:
                sql.Bind(has.Member).Append(" = ANY(");
                Value(sql, has.Property).Append(")");
                break;
            case Filter.Compare { Left: Operand.Value left, Operator: Comparison.GreaterOrEqual, Right: Operand.Constant right }:
                Value(sql, left.Property).Append(" >= ").Bind(right.Literal);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(filter), filter, "No condition of a need");
        }
    }

    static void WriteAll(SqlText sql, IReadOnlyList<Filter> parts, string between)
    {
        sql.Append("(");
        for (var i = 0; i < parts.Count; i++)
        {
            sql.Append(i == 0 ? "" : between);
            Write(sql, parts[i]);
        }

        sql.Append(")");
    }

    // What the data set or the platform sets is always there.
    static SqlText Value(SqlText sql, Property property) =>
        property.Origin == PropertyOrigin.Record ? sql.Append("f.").Name(property.Name) : sql.Append("f._id");
}
