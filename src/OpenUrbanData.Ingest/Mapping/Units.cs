using System.Collections.Frozen;

namespace OpenUrbanData.Ingest.Mapping;

/// <summary>Units that sources use, and how they convert. Codes are UCUM; beside them the spellings of everyday.</summary>
/// <remarks>See <see href="https://ucum.org/ucum">UCUM</see>. Money has no UCUM code; <c>EUR</c> and <c>ct</c> stand in.</remarks>
static class Units
{
    static readonly FrozenDictionary<string, (string Dimension, double Factor)> Codes = new Dictionary<string, (string, double)>
    {
        ["mm"] = ("length", 0.001), ["cm"] = ("length", 0.01), ["dm"] = ("length", 0.1), ["m"] = ("length", 1), ["km"] = ("length", 1000),
        ["cm2"] = ("area", 0.0001), ["m2"] = ("area", 1), ["ar"] = ("area", 100), ["har"] = ("area", 10_000), ["km2"] = ("area", 1_000_000),
        ["L"] = ("volume", 1), ["m3"] = ("volume", 1000),
        ["W"] = ("power", 1), ["kW"] = ("power", 1000), ["MW"] = ("power", 1_000_000), ["GW"] = ("power", 1e9),
        ["W.h"] = ("energy", 1), ["kW.h"] = ("energy", 1000), ["MW.h"] = ("energy", 1_000_000), ["GW.h"] = ("energy", 1e9),
        ["kW.h/a"] = ("yearly energy", 1), ["MW.h/a"] = ("yearly energy", 1000), ["GW.h/a"] = ("yearly energy", 1_000_000),
        ["s"] = ("time", 1), ["min"] = ("time", 60), ["h"] = ("time", 3600), ["d"] = ("time", 86_400), ["wk"] = ("time", 604_800),
        ["mo"] = ("age", 1), ["a"] = ("age", 12),
        ["g"] = ("mass", 1), ["kg"] = ("mass", 1000), ["t"] = ("mass", 1_000_000),
        ["km/h"] = ("speed", 1), ["m/s"] = ("speed", 3.6),
        ["%"] = ("share", 1), ["1"] = ("share", 100),
        ["EUR"] = ("money", 1), ["ct"] = ("money", 0.01),
        ["deg"] = ("angle", 1), ["Cel"] = ("temperature", 1),
        ["ug/m3"] = ("concentration", 1), ["mg/m3"] = ("concentration", 1000),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    static readonly FrozenDictionary<string, string> Spellings = new Dictionary<string, string>
    {
        ["meter"] = "m", ["metern"] = "m", ["zentimeter"] = "cm", ["kilometer"] = "km",
        ["m²"] = "m2", ["qm"] = "m2", ["m^2"] = "m2", ["km²"] = "km2", ["qkm"] = "km2", ["ha"] = "har", ["hektar"] = "har",
        ["m³"] = "m3", ["l"] = "L", ["liter"] = "L",
        ["kwh"] = "kW.h", ["mwh"] = "MW.h", ["wh"] = "W.h", ["gwh"] = "GW.h", ["kwh/a"] = "kW.h/a", ["mwh/a"] = "MW.h/a",
        ["kw"] = "kW", ["watt"] = "W",
        ["sek"] = "s", ["minuten"] = "min", ["min."] = "min", ["std"] = "h", ["std."] = "h", ["stunde"] = "h", ["stunden"] = "h",
        ["tage"] = "d", ["tag"] = "d", ["jahr"] = "a", ["jahre"] = "a", ["jahren"] = "a", ["monat"] = "mo", ["monate"] = "mo", ["monaten"] = "mo",
        ["€"] = "EUR", ["euro"] = "EUR", ["eur"] = "EUR", ["cent"] = "ct", ["prozent"] = "%", ["°c"] = "Cel", ["°"] = "deg",
        ["µg/m³"] = "ug/m3", ["μg/m³"] = "ug/m3", ["mg/m³"] = "mg/m3",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>All codes, for messages.</summary>
    public static IEnumerable<string> All => Codes.Keys.Order(StringComparer.Ordinal);

    /// <summary>The code of a unit as somebody wrote it; null where it is no known unit.</summary>
    public static string? CodeOf(ReadOnlySpan<char> text)
    {
        var written = text.ToString();
        return Codes.ContainsKey(written) ? written : Spellings.GetValueOrDefault(written);
    }

    /// <summary>What a number in <paramref name="from"/> is multiplied with to be in <paramref name="to"/> (both codes);
    /// null where one is not known or they measure different things.</summary>
    public static double? Factor(string from, string to)
    {
        if (from == to)
        {
            return 1;
        }

        return Codes.TryGetValue(from, out var one) && Codes.TryGetValue(to, out var other) && one.Dimension == other.Dimension
            ? one.Factor / other.Factor
            : null;
    }
}
