using System.Collections.Frozen;
using OpenUrbanData.Model.Catalogue;

namespace OpenUrbanData.Catalog.Harvest.Values;

/// <summary>Themes of the EU under the names that catalogues give them: their codes, and the groups of CKAN as GovData and its members used them.</summary>
public static class ThemeNames
{
    /// <summary>Where the list is.</summary>
    public const string List = "http://publications.europa.eu/resource/authority/data-theme/";

    static readonly FrozenDictionary<string, string> Names = DataThemes.Codes.Select(code => (Name: code.ToLowerInvariant(), Code: code))
        .Concat(DataThemes.Codes.Select(code => (Name: DataThemes.Title(code).De.ToLowerInvariant(), Code: code)))
        .Concat(DataThemes.Codes.Select(code => (Name: DataThemes.Title(code).En.ToLowerInvariant(), Code: code)))
        .Concat(new (string Name, string Code)[]
        {
            ("bevoelkerung", "SOCI"), ("soziales", "SOCI"), ("bildung_wissenschaft", "EDUC"), ("kultur_freizeit_sport_tourismus", "EDUC"), ("gesetze_justiz", "JUST"),
            ("gesundheit", "HEAL"), ("verwaltung", "GOVE"), ("politik_wahlen", "GOVE"), ("transport_verkehr", "TRAN"), ("umwelt_klima", "ENVI"), ("wirtschaft_arbeit", "ECON"),
            ("geo", "REGI"), ("infrastruktur_bauen_wohnen", "REGI"), ("mobilitaet", "TRAN"), ("mobilität", "TRAN"), ("umwelt", "ENVI"),
        })
        .DistinctBy(pair => pair.Name).ToFrozenDictionary(pair => pair.Name, pair => pair.Code, StringComparer.Ordinal);

    /// <summary>The IRI of the theme that a code, a name or an IRI means; null for none of the list.</summary>
    public static string? Find(string text)
    {
        var plain = text.Trim().TrimEnd('/').ToLowerInvariant();
        if (plain.IndexOf("/authority/data-theme/", StringComparison.Ordinal) is > 0 and var at)
        {
            plain = plain[(at + "/authority/data-theme/".Length)..];
        }

        return Names.TryGetValue(plain, out var code) ? List + code : null;
    }
}
