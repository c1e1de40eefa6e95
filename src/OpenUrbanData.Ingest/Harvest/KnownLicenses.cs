namespace OpenUrbanData.Ingest.Harvest;

/// <summary>Whether a licence is one of a list that machines know: of DCAT-AP.de, of the EU, of Creative Commons, of Open Data Commons.</summary>
static class KnownLicenses
{
    static readonly string[] Starts =
    [
        "dcat-ap.de/def/licenses/", "publications.europa.eu/resource/authority/licence/", "creativecommons.org/licenses/", "creativecommons.org/publicdomain/",
        "govdata.de/dl-de/", "opendatacommons.org/licenses/", "opendatacommons.org/category/", "spdx.org/licenses/", "opensource.org/licenses/",
    ];

    /// <summary>Whether it is; text instead of an IRI is not.</summary>
    public static bool Contains(string license)
    {
        var rest = license.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? license[8..]
            : license.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? license[7..] : "";
        rest = rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? rest[4..] : rest;
        return Starts.Any(start => rest.Length > start.Length && rest.StartsWith(start, StringComparison.OrdinalIgnoreCase));
    }
}
