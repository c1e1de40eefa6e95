using System.Collections.Immutable;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>Conditions on features as SQL over the feature table <c>t</c>.</summary>
sealed class FilterSql(SqlText sql, ImmutableArray<Dataset> datasets)
{
    /// <summary>Appends a condition.</summary>
    public void Write(Filter filter)
    {
        if (ConstantFilter.IsConstant(filter))
        {
            WriteConstant(filter);
            return;
        }

        switch (filter)
        {
            case Filter.And and:
                WriteAll(and.Parts, " AND ", "true");
                break;
            case Filter.Or or:
                WriteAll(or.Parts, " OR ", "false");
                break;
            case Filter.Not not:
                sql.Append("NOT ");
                Write(not.Inner);
                break;
            case Filter.Compare compare:
                WriteCompare(compare);
                break;
            case Filter.IsNull { Operand: Operand.Value absent }:
                WriteProperty(absent.Property);
                sql.Append(" IS NULL");
                break;
            case Filter.In one:
                WriteProperty(one.Property);
                sql.Append(" = ANY(").Bind(SqlValue.List(one.Property, one.Literals)).Append(")");
                break;
            case Filter.Matches matches:
                WriteMatches(matches);
                break;
            case Filter.Has has:
                sql.Bind(has.Member).Append(" = ANY(");
                WriteProperty(has.Property);
                sql.Append(")");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(filter), filter, "No case for it");
        }
    }

    /// <summary>Appends a property as an expression.</summary>
    public void WriteProperty(Property property)
    {
        switch (property)
        {
            case { Origin: PropertyOrigin.Record }:
                sql.Append("t.").Name(property.Name);
                break;
            case { Origin: PropertyOrigin.Dataset }:
                sql.Append("(SELECT c.value FROM unnest(").Bind(datasets.Select(one => one.Number).ToArray())
                    .Append(", ").Bind(datasets.Select(one => one.Constant(property)).ToArray())
                    .Append(") AS c(number, value) WHERE c.number = t._dataset)");
                break;
            case { Role: "id" }:
                sql.Append("t._id");
                break;
            case { Name: "updated_at" }:
                sql.Append("t._updated_at");
                break;
            default:
                // The only one left is 'deleted': live features do not have it.
                sql.Append("NULL::").Append(SqlValue.TypeOf(property.Type));
                break;
        }
    }

    void WriteAll(ImmutableArray<Filter> parts, string between, string none)
    {
        sql.Append("(");
        for (var i = 0; i < parts.Length; i++)
        {
            sql.Append(i == 0 ? "" : between);
            Write(parts[i]);
        }

        sql.Append(parts.IsEmpty ? none : "").Append(")");
    }

    // Inside OR and NOT a condition on constants of data sets becomes a condition on their numbers.
    void WriteConstant(Filter filter)
    {
        int[] holds = [.. datasets.Where(one => ConstantFilter.Holds(filter, one) == true).Select(one => one.Number)];
        int[] unknown = [.. datasets.Where(one => ConstantFilter.Holds(filter, one) is null).Select(one => one.Number)];
        if (unknown.Length == 0)
        {
            sql.Append("t._dataset = ANY(").Bind(holds).Append(")");
            return;
        }

        sql.Append("CASE WHEN t._dataset = ANY(").Bind(holds).Append(") THEN true WHEN t._dataset = ANY(").Bind(unknown)
            .Append(") THEN NULL::boolean ELSE false END");
    }

    void WriteCompare(Filter.Compare compare)
    {
        // A circle of metres also is a box of degrees, which the index knows.
        var circle = (compare.Left, compare.Operator, compare.Right) switch
        {
            (Operand.DistanceTo center, Comparison.Less or Comparison.LessOrEqual, Operand.Constant radius) =>
                SpatialSql.Around(center, radius.Literal),
            (Operand.Constant radius, Comparison.Greater or Comparison.GreaterOrEqual, Operand.DistanceTo center) =>
                SpatialSql.Around(center, radius.Literal),
            _ => null,
        };
        sql.Append("(");
        if (circle is { } box)
        {
            sql.Append("t.geom && ");
            SpatialSql.WriteEnvelope(sql, box, srid: 4326);
            sql.Append(" AND ");
        }

        WriteOperand(compare.Left, compare.Right);
        sql.Append(compare.Operator switch
        {
            Comparison.Equal => " = ",
            Comparison.NotEqual => " <> ",
            Comparison.Less => " < ",
            Comparison.LessOrEqual => " <= ",
            Comparison.Greater => " > ",
            _ => " >= ",
        });
        WriteOperand(compare.Right, compare.Left);
        sql.Append(")");
    }

    void WriteOperand(Operand operand, Operand other)
    {
        switch (operand)
        {
            case Operand.Value { Property: { Type: PropertyType.Date } day }
                when other is Operand.Constant { Literal: DateTimeOffset } or Operand.Value { Property.Type: PropertyType.DateTime }:
                // Days are days in UTC when they meet instants, whatever the time zone of the session.
                sql.Append("(");
                WriteProperty(day);
                sql.Append("::timestamp AT TIME ZONE 'UTC')");
                break;
            case Operand.Value { Property: var property }:
                WriteProperty(property);
                break;
            case Operand.Constant { Literal: var literal }:
                sql.Bind(SqlValue.Of((other as Operand.Value)?.Property, literal));
                break;
            case Operand.DistanceTo center:
                SpatialSql.WriteDistance(sql, center);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(operand), operand, "No case for it");
        }
    }

    void WriteMatches(Filter.Matches matches)
    {
        if (matches.Property.Type != PropertyType.Text)
        {
            throw new ProblemException(Problem.InvalidParameters(
                [new("filter", matches.Property.Name, "A text can only be searched for in properties that hold text.")]));
        }

        // Not LIKE: nothing in the text has a meaning of its own, and code points are compared.
        switch (matches.Match)
        {
            case TextMatch.StartsWith:
                WriteProperty(matches.Property);
                sql.Append(" ^@ ").Bind(matches.Text);
                break;
            case TextMatch.EndsWith:
                sql.Append("right(");
                WriteProperty(matches.Property);
                sql.Append(", length(").Bind(matches.Text).Append(")) = ").Bind(matches.Text);
                break;
            default:
                sql.Append("strpos(");
                WriteProperty(matches.Property);
                sql.Append(", ").Bind(matches.Text).Append(") > 0");
                break;
        }
    }
}
