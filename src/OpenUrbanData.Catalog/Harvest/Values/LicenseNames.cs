using System.Collections.Frozen;

namespace OpenUrbanData.Catalog.Harvest.Values;

/// <summary>Licences under the many names that catalogues give them.</summary>
/// <remarks>The list is that of <see href="https://www.dcat-ap.de/def/licenses/">DCAT-AP.de</see>; the names are those of CKAN, of GovData, of Creative Commons, of
/// Open Data Commons and of the list of the EU.</remarks>
public static class LicenseNames
{
    /// <summary>Where the list is.</summary>
    public const string List = "http://dcat-ap.de/def/licenses/";

    // Each line: the name in the list, then others, as Plain makes them.
    static readonly FrozenDictionary<string, string> Names = Build(
        "apache|apache-2.0|apache2.0|apache license 2.0|opensource.org/licenses/apache-2.0|www.apache.org/licenses/license-2.0",
        "bsd|bsd-license|bsd-3-clause|bsd-2-clause|opensource.org/licenses/bsd-3-clause",
        "cc-by|cc by|ccby|creative commons attribution|www.opendefinition.org/licenses/cc-by|opendefinition.org/licenses/cc-by|namensnennung|creativecommons.org/licenses/by/2.0|creativecommons.org/licenses/by/3.0",
        "cc-by/4.0|cc-by-4.0|cc by 4.0|cc-by 4.0|ccby4.0|cc_by_4_0|cc_by|creativecommons.org/licenses/by/4.0|creativecommons.org/licenses/by/4.0/deed.de|creativecommons.org/licenses/by/4.0/legalcode|publications.europa.eu/resource/authority/licence/cc_by_4_0|creative commons namensnennung 4.0|creative commons attribution 4.0|creative commons namensnennung 4.0 international (cc by 4.0)|creative commons attribution 4.0 international",
        "cc-by-de/3.0|cc-by-3.0-de|cc-by-de-3.0|creativecommons.org/licenses/by/3.0/de",
        "cc-by-nc|cc-nc|cc by-nc|creative commons non-commercial (any)|www.opendefinition.org/licenses/cc-by-nc|creativecommons.org/licenses/by-nc/3.0|creativecommons.org/licenses/by-nc/2.0",
        "cc-by-nc/4.0|cc-by-nc-4.0|cc by-nc 4.0|creativecommons.org/licenses/by-nc/4.0|publications.europa.eu/resource/authority/licence/cc_bync_4_0",
        "cc-by-nc-de/3.0|cc-by-nc-3.0-de|creativecommons.org/licenses/by-nc/3.0/de",
        "cc-by-nd|cc by-nd",
        "cc-by-nd/3.0|cc-by-nd-3.0|cc by-nd 3.0|creativecommons.org/licenses/by-nd/3.0",
        "cc-by-nd/4.0|cc-by-nd-4.0|cc by-nd 4.0|creativecommons.org/licenses/by-nd/4.0|publications.europa.eu/resource/authority/licence/cc_bynd_4_0",
        "cc-by-sa|cc by-sa|ccbysa|creative commons attribution share-alike|www.opendefinition.org/licenses/cc-by-sa|opendefinition.org/licenses/cc-by-sa|creativecommons.org/licenses/by-sa/2.0|creativecommons.org/licenses/by-sa/3.0",
        "cc-by-sa/4.0|cc-by-sa-4.0|cc by-sa 4.0|creativecommons.org/licenses/by-sa/4.0|publications.europa.eu/resource/authority/licence/cc_bysa_4_0",
        "cc-by-sa-de/3.0|cc-by-sa-3.0-de|creativecommons.org/licenses/by-sa/3.0/de",
        "cc-zero|cc0|cc0-1.0|cc-zero-1.0|cc0 1.0|creative commons cczero|creativecommons.org/publicdomain/zero/1.0|creativecommons.org/publicdomain/zero/1.0/deed.de|www.opendefinition.org/licenses/cc-zero|opendefinition.org/licenses/cc-zero|publications.europa.eu/resource/authority/licence/cc0",
        "ccpdm/1.0|pdm|cc-pdm|cc-pdm-1.0|creativecommons.org/publicdomain/mark/1.0",
        "dl-by-de/1.0|dl-de-by-1.0|dl-de/by-1-0|dl-by-de-1.0|dl-de-by/1.0|www.govdata.de/dl-de/by-1-0|govdata.de/dl-de/by-1-0|datenlizenz deutschland namensnennung 1.0|datenlizenz deutschland - namensnennung - version 1.0",
        "dl-by-de/2.0|dl-de-by-2.0|dl-de/by-2-0|dl-by-de-2.0|dl-de-by-2-0|dl-de-by/2.0|dl-de/by-2.0|dl-de-by|www.govdata.de/dl-de/by-2-0|govdata.de/dl-de/by-2-0|datenlizenz deutschland namensnennung 2.0|datenlizenz deutschland - namensnennung - version 2.0|datenlizenz deutschland – namensnennung – version 2.0|datenlizenz deutschland – namensnennung 2.0|data licence germany – attribution – version 2.0|publications.europa.eu/resource/authority/licence/dl_by_de_2_0",
        "dl-by-nc-de/1.0|dl-de-by-nc-1.0|dl-de/by-nc-1-0|www.govdata.de/dl-de/by-nc-1-0",
        "dl-zero-de/2.0|dl-de-zero-2.0|dl-de/zero-2-0|dl-zero-de-2.0|dl-de-zero-2-0|dl-de/zero-2.0|dl-de-zero|www.govdata.de/dl-de/zero-2-0|govdata.de/dl-de/zero-2-0|datenlizenz deutschland zero 2.0|datenlizenz deutschland - zero - version 2.0|datenlizenz deutschland – zero – version 2.0|data licence germany – zero – version 2.0|publications.europa.eu/resource/authority/licence/dl_zero_de_2_0",
        "geoNutz/20131001|geonutz-be-2013-10-01|geonutz-berlin|geonutzv-berlin",
        "geonutz/20130319|geonutz|geonutzv|geonutzv-de-2013-03-19|geonutz-20130319|sg.geodatenzentrum.de/web_public/gdz/lizenz/geonutzv.pdf",
        "gfdl|gnu free documentation license|www.opendefinition.org/licenses/gfdl",
        "gpl/3.0|gpl-3.0|gpl3.0|gnu-gpl-3.0|www.gnu.org/licenses/gpl-3.0|www.gnu.org/licenses/gpl-3.0.html",
        "mozilla|mpl|mpl-2.0|www.mozilla.org/mpl/2.0",
        "odbl|odc-odbl|odbl-1.0|odc-odbl-1.0|opendatacommons.org/licenses/odbl|opendatacommons.org/licenses/odbl/1-0|opendatacommons.org/licenses/odbl/1.0|www.opendefinition.org/licenses/odc-odbl|open database license|open data commons open database license (odbl)|publications.europa.eu/resource/authority/licence/odc_bl",
        "odby|odc-by|odc-by-1.0|opendatacommons.org/licenses/by|opendatacommons.org/licenses/by/1-0|opendatacommons.org/licenses/by/1.0|www.opendefinition.org/licenses/odc-by|publications.europa.eu/resource/authority/licence/odc_by",
        "odcpddl|odc-pddl|pddl|odc-pddl-1.0|opendatacommons.org/licenses/pddl|opendatacommons.org/licenses/pddl/1-0|opendatacommons.org/licenses/pddl/1.0|www.opendefinition.org/licenses/odc-pddl|publications.europa.eu/resource/authority/licence/odc_pddl",
        "officialWork|official-work|amtliches werk|amtliches werk, lizenzfrei nach §5 abs. 1 urhg|gesetze-im-internet.de/urhg/__5.html|www.gesetze-im-internet.de/urhg/__5.html",
        "other-closed|notspecified|closed|other (not open)|all rights reserved",
        "other-commercial|other-nc|other (non-commercial)",
        "other-freeware|freeware",
        "other-open|other-pd|other-at|other (open)|other (attribution)|other (public domain)|uk-ogl",
        "other-opensource|other-open-source");

    /// <summary>The licence that a text or an address names.</summary>
    /// <returns>Its IRI in the list; null where it names none of them.</returns>
    public static string? Find(string text) => Names.TryGetValue(Plain(text), out var name) ? List + name : null;

    /// <summary>The IRI of the list that is meant by one that differs in nothing but how it is written; null for another.</summary>
    public static string? Correct(string iri) =>
        Plain(iri) is { } plain && plain.StartsWith("dcat-ap.de/", StringComparison.Ordinal) ? Find(plain) : null;

    static FrozenDictionary<string, string> Build(params ReadOnlySpan<string> lines)
    {
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var all = line.Split('|');
            foreach (var name in all)
            {
                names.Add(Plain(name), all[0]);
            }

            names.Add(Plain(List + all[0]), all[0]);
        }

        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }

    static string Plain(string text)
    {
        var plain = text.Trim().ToLowerInvariant();
        plain = plain.StartsWith("https://", StringComparison.Ordinal) ? plain[8..] : plain.StartsWith("http://", StringComparison.Ordinal) ? plain[7..] : plain;
        plain = plain.StartsWith("www.dcat-ap.de/", StringComparison.Ordinal) ? plain[4..] : plain;
        return plain.TrimEnd('/', '#', '.');
    }
}
