using System.Collections.Immutable;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>Conditions on features as SQL over the feature table <c>t</c>.</summary>
/// <remarks>Every constant is a parameter whose type the driver sends, so the text of a statement depends on the shape of
/// a filter only. What no type allows is the client's mistake (400), never an error of the database.</remarks>
sealed class FilterSql(SqlText sql, ImmutableArray<Dataset> datasets)
{
    /// <summary>The statement that is written.</summary>
    public SqlText Sql => sql;

    /// <summary>Appends a condition.</summary>
    /// <exception cref="ProblemException">Operands do not fit each other.</exception>
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
            case Filter.Not { Inner: Filter.Known known }:
                sql.Append("(");
                Write(known.Inner);
                sql.Append(") IS NOT TRUE");
                break;
            case Filter.Not not:
                sql.Append("NOT ");
                Write(not.Inner);
                break;
            case Filter.Compare compare:
                CompareSql.Write(this, compare);
                break;
            case Filter.IsNull { Operand: Operand.Interval interval }:
                sql.Append("(");
                Write(interval.Begin ?? new Operand.Constant(true));
                sql.Append(" IS NULL OR ");
                Write(interval.End ?? new Operand.Constant(true));
                sql.Append(" IS NULL)");
                break;
            case Filter.IsNull absent:
                Write(absent.Operand);
                sql.Append(" IS NULL");
                break;
            case Filter.In one:
                WriteOneOf(one.Property, SqlValue.List(one.Property, one.Literals));
                break;
            case Filter.Matches matches:
                TextSql.Write(this, matches);
                break;
            case Filter.Like like:
                TextSql.Write(this, like);
                break;
            case Filter.Has has:
                sql.Bind(SqlValue.Of(has.Member)).Append(" = ANY(");
                WriteProperty(has.Property);
                sql.Append(")");
                break;
            case Filter.Holds { Truth: Operand.Call { Function.Name: "starts_with", Arguments: [Operand.Value text, Operand.Constant { Literal: string start }] } }:
                // The same as in OData, with the index.
                TextSql.Write(this, new Filter.Matches(text.Property, TextMatch.StartsWith, start));
                break;
            case Filter.Holds holds:
                Require(holds.Truth, OperandType.Boolean);
                Write(holds.Truth);
                break;
            case Filter.Known known:
                sql.Append("(");
                Write(known.Inner);
                sql.Append(") IS TRUE");
                break;
            case Filter.Any any:
                ElementSql.Write(this, any);
                break;
            case Filter.Leads leads:
                WaySql.Write(this, leads);
                break;
            case Filter.Spatial spatial:
                SpatialSql.Write(this, spatial);
                break;
            case Filter.Temporal temporal:
                TemporalSql.Write(this, temporal);
                break;
            case Filter.Array array:
                ArraySql.Write(this, array);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(filter), filter, "No case for it");
        }
    }

    /// <summary>Appends a value as an expression that needs no parentheses around it.</summary>
    /// <exception cref="ProblemException">It has parts that do not fit each other.</exception>
    public void Write(Operand operand)
    {
        switch (operand)
        {
            case Operand.Value value:
                WriteProperty(value.Property);
                break;
            case Operand.Member or Operand.Element:
                ElementSql.Write(this, operand);
                break;
            case Operand.Led led:
                WaySql.Write(this, led);
                break;
            case Operand.Constant constant:
                sql.Bind(SqlValue.Of(constant.Literal));
                break;
            case Operand.Shape:
                sql.Append("t.geom");
                break;
            case Operand.Place place:
                SpatialSql.Write(sql, place);
                break;
            case Operand.List list:
                ArraySql.Write(this, list);
                break;
            case Operand.Arithmetic arithmetic:
                NumberSql.Write(this, arithmetic);
                break;
            case Operand.Folded folded:
                Require(folded.Text, OperandType.Text);
                sql.Append(folded.Folding == TextFolding.Case ? "oud.fold_case(" : "oud.fold_accents(");
                Write(folded.Text);
                sql.Append(")");
                break;
            case Operand.Call call:
                FunctionSql.Write(this, call);
                break;
            case Operand.Truth truth:
                sql.Append("(");
                Write(truth.Condition);
                sql.Append(")");
                break;
            case Operand.DistanceTo center:
                SpatialSql.WriteDistance(sql, center);
                break;
            default:
                throw Mistake(operand, "An interval can only be compared with other times by functions such as T_INTERSECTS.");
        }
    }

    /// <summary>Appends a time as an instant: a day is its first one, in UTC, whatever the time zone of the session.</summary>
    public void WriteInstant(Operand time)
    {
        switch (time)
        {
            case Operand.Constant { Literal: DateOnly day }:
                sql.Bind(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
                break;
            case { Type: OperandType.Date }:
                sql.Append("(");
                Write(time);
                sql.Append("::timestamp AT TIME ZONE 'UTC')");
                break;
            default:
                Write(time);
                break;
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
            case { Origin: PropertyOrigin.Computed }:
                sql.Append("t.").Name(DerivationSql.NameOf(property));
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

    /// <summary>True for a property that is a column of the table, and so may have an index and code-point order.</summary>
    public static bool IsColumn(Operand operand) =>
        operand is Operand.Value { Property: { Origin: PropertyOrigin.Record } or { Role: "id" } };

    /// <summary>Throws where an operand is not of a type.</summary>
    /// <exception cref="ProblemException">It is of another type.</exception>
    public static void Require(Operand operand, OperandType type)
    {
        if (operand.Type != type)
        {
            throw Mistake(operand, $"A value of the type {type} is expected here.");
        }
    }

    /// <summary>The answer to operands that do not fit each other.</summary>
    public static ProblemException Mistake(Operand operand, string expected) => new(Problem.InvalidParameters(
        [new("filter", (operand as Operand.Value)?.Property.Name ?? operand.Type.ToString(), expected)]));

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

    // An absent value is one of no values in PostgreSQL; it is unknown here, as with any other list.
    void WriteOneOf(Property property, Array values)
    {
        sql.Append(values.Length == 0 ? "(" : "");
        WriteProperty(property);
        if (values.Length == 0)
        {
            sql.Append(" <> ");
            WriteProperty(property);
            sql.Append(")");
            return;
        }

        sql.Append(" = ANY(").Bind(values).Append(")");
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
}
