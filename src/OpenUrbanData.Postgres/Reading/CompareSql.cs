using System.Globalization;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>Comparisons of two values as SQL.</summary>
static class CompareSql
{
    /// <summary>Appends a comparison.</summary>
    /// <exception cref="Model.Problems.ProblemException">The two values can never be compared.</exception>
    public static void Write(FilterSql filter, Filter.Compare compare)
    {
        var (left, right) = (NumberSql.Compute(compare.Left), NumberSql.Compute(compare.Right));
        RequireComparable(left, right);
        if (DayAndInstant(left, compare.Operator, right) is { } days)
        {
            (left, compare, right) = (days.Left, days, days.Right);
        }

        var sql = filter.Sql.Append("(");

        // A circle of metres also is a box of degrees, which the index knows.
        if (Circle(left, compare.Operator, right) is { } box)
        {
            sql.Append("t.geom && ");
            SpatialSql.WriteEnvelope(sql, box, srid: 4326);
            sql.Append(" AND ");
        }

        WriteSide(filter, left, right);
        sql.Append(Sign(compare.Operator));
        WriteSide(filter, right, left);

        // Columns of text have their collation; everything else takes the one that compares code points.
        var isPlain = left.Type != OperandType.Text || FilterSql.IsColumn(left) || FilterSql.IsColumn(right);
        sql.Append(isPlain ? ")" : " COLLATE \"C\")");
    }

    /// <summary>A comparison as SQL writes it, with blanks around.</summary>
    public static string Sign(Comparison comparison) => comparison switch
    {
        Comparison.Equal => " = ",
        Comparison.NotEqual => " <> ",
        Comparison.Less => " < ",
        Comparison.LessOrEqual => " <= ",
        Comparison.Greater => " > ",
        Comparison.GreaterOrEqual => " >= ",
        _ => " IS NOT DISTINCT FROM ",
    };

    static void WriteSide(FilterSql filter, Operand operand, Operand other)
    {
        switch (operand)
        {
            case { Type: OperandType.Date or OperandType.Instant } when other.Type == OperandType.Instant:
                filter.WriteInstant(operand);
                break;
            case Operand.Constant constant when other is Operand.Value { Property: { Type: PropertyType.Integer or PropertyType.Number } property }:
                filter.Sql.Bind(SqlValue.Of(property, constant.Literal));
                break;
            default:
                filter.Write(operand);
                break;
        }
    }

    static void RequireComparable(Operand left, Operand right)
    {
        bool isComparable = (left.Type, right.Type) switch
        {
            (OperandType.Date or OperandType.Instant, OperandType.Date or OperandType.Instant) => true,
            (OperandType.Text or OperandType.Number or OperandType.Boolean, var type) => type == left.Type,
            _ => false,
        };
        if (!isComparable)
        {
            throw FilterSql.Mistake(left is Operand.Value ? left : right,
                $"Values of the types {left.Type} and {right.Type} cannot be compared.");
        }
    }

    // A column of days meets an instant as a day, so that its index is of use: before 12:00 means until that day.
    static Filter.Compare? DayAndInstant(Operand left, Comparison comparison, Operand right)
    {
        switch (left, right)
        {
            case (Operand.Constant { Literal: DateTimeOffset }, Operand.Value { Type: OperandType.Date }):
                return DayAndInstant(right, Turn(comparison), left);
            case (Operand.Value { Type: OperandType.Date }, Operand.Constant { Literal: DateTimeOffset time }):
                var day = new Operand.Constant(DateOnly.FromDateTime(time.UtcDateTime));
                var isMidnight = time.UtcDateTime.TimeOfDay == TimeSpan.Zero;
                return comparison switch
                {
                    _ when isMidnight => new(left, comparison, day),
                    Comparison.Less => new(left, Comparison.LessOrEqual, day),
                    Comparison.GreaterOrEqual => new(left, Comparison.Greater, day),
                    Comparison.LessOrEqual or Comparison.Greater => new(left, comparison, day),
                    _ => null,
                };
            default:
                return null;
        }
    }

    static Comparison Turn(Comparison comparison) => comparison switch
    {
        Comparison.Less => Comparison.Greater,
        Comparison.LessOrEqual => Comparison.GreaterOrEqual,
        Comparison.Greater => Comparison.Less,
        Comparison.GreaterOrEqual => Comparison.LessOrEqual,
        _ => comparison,
    };

    static (double MinX, double MinY, double MaxX, double MaxY)? Circle(Operand left, Comparison comparison, Operand right) =>
        (left, comparison, right) switch
        {
            (_, Comparison.Less or Comparison.LessOrEqual, Operand.Constant radius) when SpatialSql.Center(left) is { } center =>
                SpatialSql.Around(center, Convert.ToDouble(radius.Literal, CultureInfo.InvariantCulture)),
            (Operand.Constant radius, Comparison.Greater or Comparison.GreaterOrEqual, _) when SpatialSql.Center(right) is { } center =>
                SpatialSql.Around(center, Convert.ToDouble(radius.Literal, CultureInfo.InvariantCulture)),
            _ => null,
        };
}
