using System.Diagnostics.CodeAnalysis;

namespace OpenUrbanData.Model.Cql2;

/// <summary>CQL2 as JSON (OGC 21-065r2, annex C).</summary>
public static class Cql2Json
{
    /// <summary>Reads a filter; never throws, whatever the bytes.</summary>
    public static bool TryParse(
        ReadOnlySpan<byte> json,
        Cql2Limits limits,
        [NotNullWhen(true)] out Cql2Node? filter,
        [NotNullWhen(false)] out Cql2Mistake? mistake)
    {
        var budget = new Cql2Budget(limits);
        filter = budget.Fits(json.Length, "bytes") ? Cql2JsonParser.Parse(json, limits, budget) : null;
        mistake = budget.Mistake;
        return filter is not null;
    }

    /// <summary>Writes a filter without blanks; reading it again gives an equal one.</summary>
    public static string Print(Cql2Node filter) => Cql2JsonPrinter.Print(filter);
}
