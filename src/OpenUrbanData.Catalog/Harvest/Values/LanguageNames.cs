using System.Collections.Frozen;

namespace OpenUrbanData.Catalog.Harvest.Values;

/// <summary>Languages under the names that catalogues give them.</summary>
/// <remarks>The <see href="http://publications.europa.eu/resource/authority/language">list of languages of the EU</see>, by ISO 639-1, 639-2 (both kinds) and 639-3.</remarks>
public static class LanguageNames
{
    /// <summary>Where the list is.</summary>
    public const string List = "http://publications.europa.eu/resource/authority/language/";

    // Each word: the code of the EU, then those of ISO 639-1 and 639-2/B and names, as far as they differ.
    static readonly FrozenDictionary<string, string> Codes = (
        "DEU/de/ger/deutsch/german ENG/en/englisch/english FRA/fr/fre/französisch/french/français NLD/nl/dut/niederländisch/dutch SPA/es/spanisch/spanish/español "
        + "ITA/it/italienisch/italian POL/pl/polnisch/polish POR/pt DAN/da/dänisch/danish SWE/sv FIN/fi CES/cs/cze/tschechisch/czech SLK/sk/slo SLV/sl HUN/hu RON/ro/rum "
        + "BUL/bg ELL/el/gre EST/et LAV/lv LIT/lt HRV/hr MLT/mt GLE/ga TUR/tr/türkisch/turkish UKR/uk/ukrainisch RUS/ru/russisch/russian ARA/ar NOR/no NOB/nb NNO/nn ISL/is/ice "
        + "LTZ/lb SRP/sr SQI/sq/alb MKD/mk/mac BOS/bs CAT/ca EUS/eu/baq GLG/gl CYM/cy/wel HSB DSB FRR NDS ZHO/zh/chi JPN/ja")
        .Split(' ').Select(word => word.Split('/')).SelectMany(names => names.Select(name => (Name: name.ToLowerInvariant(), Code: names[0])))
        .ToFrozenDictionary(pair => pair.Name, pair => pair.Code, StringComparer.Ordinal);

    /// <summary>The IRI of the language that a code, a tag, a name or another IRI means; null for none of those that are known.</summary>
    public static string? Find(string text)
    {
        var plain = text.Trim().ToLowerInvariant();
        if (plain.Contains("://", StringComparison.Ordinal))
        {
            plain = plain.Contains("/language/", StringComparison.Ordinal) || plain.Contains("lexvo.org/", StringComparison.Ordinal)
                || plain.Contains("id.loc.gov/vocabulary/iso639", StringComparison.Ordinal)
                    ? plain.TrimEnd('/')[(plain.TrimEnd('/').LastIndexOf('/') + 1)..]
                    : "";
        }

        return Codes.GetValueOrDefault(plain) is { } code || Codes.TryGetValue(plain.Split('-', '_')[0], out code) ? List + code : null;
    }
}
