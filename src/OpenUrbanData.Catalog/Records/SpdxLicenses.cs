using System.Collections.Frozen;

namespace OpenUrbanData.Catalog.Records;

/// <summary>SPDX identifiers of the licences that catalogues name by IRI.</summary>
public static class SpdxLicenses
{
    static readonly FrozenDictionary<string, string> Identifiers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["dcat-ap.de/def/licenses/dl-by-de/2.0"] = "DL-DE-BY-2.0",
        ["www.govdata.de/dl-de/by-2-0"] = "DL-DE-BY-2.0",
        ["dcat-ap.de/def/licenses/dl-zero-de/2.0"] = "DL-DE-ZERO-2.0",
        ["www.govdata.de/dl-de/zero-2-0"] = "DL-DE-ZERO-2.0",
        ["dcat-ap.de/def/licenses/cc-zero"] = "CC0-1.0",
        ["creativecommons.org/publicdomain/zero/1.0"] = "CC0-1.0",
        ["publications.europa.eu/resource/authority/licence/CC0"] = "CC0-1.0",
        ["dcat-ap.de/def/licenses/cc-by/4.0"] = "CC-BY-4.0",
        ["creativecommons.org/licenses/by/4.0"] = "CC-BY-4.0",
        ["publications.europa.eu/resource/authority/licence/CC_BY_4_0"] = "CC-BY-4.0",
        ["dcat-ap.de/def/licenses/cc-by-sa/4.0"] = "CC-BY-SA-4.0",
        ["creativecommons.org/licenses/by-sa/4.0"] = "CC-BY-SA-4.0",
        ["publications.europa.eu/resource/authority/licence/CC_BYSA_4_0"] = "CC-BY-SA-4.0",
        ["dcat-ap.de/def/licenses/cc-by-nd/4.0"] = "CC-BY-ND-4.0",
        ["creativecommons.org/licenses/by-nd/4.0"] = "CC-BY-ND-4.0",
        ["dcat-ap.de/def/licenses/cc-by-nc/4.0"] = "CC-BY-NC-4.0",
        ["creativecommons.org/licenses/by-nc/4.0"] = "CC-BY-NC-4.0",
        ["creativecommons.org/licenses/by/3.0/de"] = "CC-BY-3.0-DE",
        ["dcat-ap.de/def/licenses/cc-by-de/3.0"] = "CC-BY-3.0-DE",
        ["dcat-ap.de/def/licenses/odbl"] = "ODbL-1.0",
        ["opendatacommons.org/licenses/odbl/1-0"] = "ODbL-1.0",
        ["opendatacommons.org/licenses/odbl"] = "ODbL-1.0",
        ["dcat-ap.de/def/licenses/odby"] = "ODC-By-1.0",
        ["opendatacommons.org/licenses/by/1-0"] = "ODC-By-1.0",
        ["dcat-ap.de/def/licenses/odcpddl"] = "PDDL-1.0",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The identifier; null where the licence has none that is known here.</summary>
    public static string? Of(string iri)
    {
        ArgumentNullException.ThrowIfNull(iri);
        var start = iri.IndexOf("://", StringComparison.Ordinal);
        return start < 0 ? null : Identifiers.GetValueOrDefault(iri[(start + 3)..].TrimEnd('/'));
    }
}
