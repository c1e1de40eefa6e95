using System.Diagnostics.CodeAnalysis;

namespace OpenUrbanData.Model.Cql2;

/// <summary>CQL2 as text (OGC 21-065r2, annex B).</summary>
public static class Cql2Text
{
    /// <summary>Reads a filter; never throws, whatever the text.</summary>
    public static bool TryParse(
        string text, Cql2Limits limits, [NotNullWhen(true)] out Cql2Node? filter, [NotNullWhen(false)] out Cql2Mistake? mistake) =>
        throw new NotImplementedException();

    /// <summary>Writes a filter; reading it again gives an equal one.</summary>
    public static string Print(Cql2Node filter) => throw new NotImplementedException();
}
