using System.Diagnostics.CodeAnalysis;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Model.Cql2;

/// <summary>CQL2 as text (OGC 21-065r2, annex B).</summary>
public static class Cql2Text
{
    /// <summary>Reads a filter; never throws, whatever the text.</summary>
    public static bool TryParse(
        string text, Cql2Limits limits, [NotNullWhen(true)] out Cql2Node? filter, [NotNullWhen(false)] out Cql2Mistake? mistake)
    {
        var budget = new Cql2Budget(limits);
        filter = budget.Fits(text.Length, "characters") && IsUnicode(text, budget) ? new Cql2TextParser(text, budget).Parse() : null;
        mistake = budget.Mistake;
        return filter is not null;
    }

    /// <summary>Reads a geometry alone, as filters write them; never throws, whatever the text.</summary>
    /// <param name="text">Well-known text.</param>
    /// <param name="limits">How large it may be.</param>
    /// <param name="crs">What its coordinates are in, and their order.</param>
    /// <param name="place">The geometry.</param>
    /// <param name="mistake">Why it is none.</param>
    public static bool TryPlace(
        string text, Cql2Limits limits, Crs crs, [NotNullWhen(true)] out Operand.Place? place, [NotNullWhen(false)] out Cql2Mistake? mistake)
    {
        place = null;
        if (TryParse(text, limits, out var node, out mistake))
        {
            string? wrong = null;
            place = node is Cql2Node.Geometry geometry ? Cql2Places.Place(geometry.Value, crs, limits.MaximumSteps, out wrong) : null;
            mistake = place is null ? new(node.Position, wrong ?? "expected a geometry such as POINT(8.4 49)") : null;
        }

        return place is not null;
    }

    /// <summary>Writes a filter; reading it again gives an equal one.</summary>
    public static string Print(Cql2Node filter) => Cql2TextPrinter.Print(filter);

    // What PostgreSQL cannot hold, and half characters, never come further than here.
    static bool IsUnicode(string text, Cql2Budget budget)
    {
        var rest = text.AsSpan();
        while (rest.IndexOfAnyInRange('\ud800', '\udfff') is >= 0 and var at)
        {
            if (at + 1 == rest.Length || !char.IsSurrogatePair(rest[at], rest[at + 1]))
            {
                budget.Fail(text.Length - rest.Length + at, "half a character (a lone surrogate)");
                return false;
            }

            rest = rest[(at + 2)..];
        }

        var zero = text.IndexOf('\0', StringComparison.Ordinal);
        if (zero >= 0)
        {
            budget.Fail(zero, "the character U+0000 is not allowed");
        }

        return zero < 0;
    }
}
