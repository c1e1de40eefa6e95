using System.Collections.Frozen;

namespace OpenUrbanData.Ingest.Mapping;

/// <summary>The one table of truth values in sources.</summary>
static class BooleanText
{
    static readonly FrozenDictionary<string, bool> Words = new Dictionary<string, bool>
    {
        ["true"] = true, ["t"] = true, ["wahr"] = true, ["w"] = true, ["ja"] = true, ["j"] = true, ["yes"] = true, ["y"] = true,
        ["x"] = true, ["1"] = true, ["on"] = true, ["oui"] = true, ["vorhanden"] = true,
        ["false"] = false, ["f"] = false, ["falsch"] = false, ["nein"] = false, ["n"] = false, ["no"] = false, ["0"] = false,
        ["off"] = false, ["non"] = false, ["nicht vorhanden"] = false,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The truth value of a text; null where it is none of the known words.</summary>
    public static bool? Read(string text) => Words.TryGetValue(text, out var value) ? value : null;
}
