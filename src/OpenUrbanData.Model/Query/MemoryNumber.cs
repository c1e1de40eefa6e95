using System.Globalization;

namespace OpenUrbanData.Model.Query;

/// <summary>What arithmetic means in filters: doubles, and unknown where there is no result.</summary>
static class MemoryNumber
{
    const double Most = 1e300;

    public static object? Of(double a, ArithmeticOperator operation, double b) => operation switch
    {
        ArithmeticOperator.Add => Math.Abs(a) < Most && Math.Abs(b) < Most ? a + b : null,
        ArithmeticOperator.Subtract => Math.Abs(a) < Most && Math.Abs(b) < Most ? a - b : null,
        ArithmeticOperator.Multiply when a == 0 || b == 0 => 0.0,
        ArithmeticOperator.Multiply => Math.Abs(Math.Log10(Math.Abs(a)) + Math.Log10(Math.Abs(b))) < 300 ? a * b : null,
        ArithmeticOperator.Power when b == 0 => 1.0,
        ArithmeticOperator.Power when a == 0 => b > 0 ? 0.0 : null,
        ArithmeticOperator.Power when a < 0 && Math.Floor(b) != b => null,
        ArithmeticOperator.Power => Math.Abs(b * Math.Log10(Math.Abs(a))) < 300 ? Math.Pow(a, b) : null,
        _ when b == 0 => null,
        ArithmeticOperator.Divide or ArithmeticOperator.WholeDivide when a == 0 => 0.0,
        ArithmeticOperator.Divide => Math.Abs(Math.Log10(Math.Abs(a)) - Math.Log10(Math.Abs(b))) < 300 ? a / b : null,
        ArithmeticOperator.WholeDivide => Double(decimal.Truncate(Decimal(a) / Decimal(b))),
        _ => Double(decimal.Remainder(Decimal(a), Decimal(b))),
    };

    static decimal Decimal(double number) =>
        decimal.Parse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);

    static double Double(decimal number) => double.Parse(number.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
