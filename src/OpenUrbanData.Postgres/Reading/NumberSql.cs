using System.Globalization;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>Arithmetic as SQL: always on doubles, with the functions of migration 0002, whose impossible results (division
/// by zero, overflow) are unknown.</summary>
static class NumberSql
{
    // Whole numbers up to here are doubles without loss.
    const double LastWhole = 1L << 53;

    /// <summary>Appends an operation.</summary>
    /// <exception cref="Model.Problems.ProblemException">An operand is no number.</exception>
    public static void Write(FilterSql filter, Operand.Arithmetic arithmetic)
    {
        FilterSql.Require(arithmetic.Left, OperandType.Number);
        FilterSql.Require(arithmetic.Right, OperandType.Number);
        filter.Sql.Append(arithmetic.Operator switch
        {
            ArithmeticOperator.Add => "oud.add(",
            ArithmeticOperator.Subtract => "oud.subtract(",
            ArithmeticOperator.Multiply => "oud.multiply(",
            ArithmeticOperator.Divide => "oud.divide(",
            ArithmeticOperator.Modulo => "oud.remainder(",
            ArithmeticOperator.WholeDivide => "oud.whole_quotient(",
            _ => "oud.raise(",
        });
        filter.Write(Compute(arithmetic.Left));
        filter.Sql.Append(", ");
        filter.Write(Compute(arithmetic.Right));
        filter.Sql.Append(")");
    }

    /// <summary>The operand with arithmetic on constants done, so that an index can be asked for the result.</summary>
    public static Operand Compute(Operand operand)
    {
        if (operand is not Operand.Arithmetic { Operator: var operation } arithmetic)
        {
            return operand;
        }

        var (left, right) = (Compute(arithmetic.Left), Compute(arithmetic.Right));
        if (left is not Operand.Constant { Literal: long or int or double } one
            || right is not Operand.Constant { Literal: long or int or double } other)
        {
            return new Operand.Arithmetic(left, operation, right);
        }

        var (a, b) = (Convert.ToDouble(one.Literal, CultureInfo.InvariantCulture),
            Convert.ToDouble(other.Literal, CultureInfo.InvariantCulture));
        double? result = operation switch
        {
            ArithmeticOperator.Add => a + b,
            ArithmeticOperator.Subtract => a - b,
            ArithmeticOperator.Multiply => a * b,
            ArithmeticOperator.Divide when b != 0 => a / b,
            ArithmeticOperator.Modulo when b != 0 && IsWhole(a) && IsWhole(b) => a % b,
            ArithmeticOperator.WholeDivide when b != 0 && IsWhole(a) && IsWhole(b) => (long)a / (long)b,
            ArithmeticOperator.Power when a > 0 => Math.Pow(a, b),
            _ => null,
        };

        // The rest is the database's, which says unknown.
        return result switch
        {
            0 => new Operand.Constant(0L),
            { } whole when IsWhole(whole) => new Operand.Constant((long)whole),
            { } number when Math.Abs(number) is > 1e-300 and < 1e300 => new Operand.Constant(number),
            _ => new Operand.Arithmetic(left, operation, right),
        };
    }

    static bool IsWhole(double number) => Math.Abs(number) <= LastWhole && Math.Floor(number) == number;
}
