using System.Collections.Immutable;

namespace OpenUrbanData.Catalog.Dcat;

/// <summary>Licences under which data sets of high value may be published: CC BY 4.0 or freer (Implementing Regulation (EU) 2023/138, article 4).</summary>
public static class HvdLicenses
{
    const string List = "http://dcat-ap.de/def/licenses/";

    const string CcBy = "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0";

    /// <summary>Those of the list of dcat-ap.de, as descriptors write them.</summary>
    public static ImmutableArray<string> Codes { get; } =
        ["cc-by/4.0", "cc-zero", "ccpdm/1.0", "dl-by-de/2.0", "dl-zero-de/2.0", "geoNutz/20131001", "geonutz/20130319", "odby", "odcpddl", "officialWork"];

    static readonly ImmutableArray<string> Others =
    [
        CcBy, "http://publications.europa.eu/resource/authority/licence/CC0",
        "https://creativecommons.org/licenses/by/4.0/", "https://creativecommons.org/publicdomain/zero/1.0/",
    ];

    /// <summary>True where a licence is as free as CC BY 4.0 or freer.</summary>
    /// <param name="iri">IRI of the licence.</param>
    public static bool IsFreeEnough(string iri) => iri.StartsWith(List, StringComparison.Ordinal)
        ? Codes.Contains(iri[List.Length..], StringComparer.OrdinalIgnoreCase)
        : Others.Any(other => Plain(other) == Plain(iri));

    /// <summary>True where the licence asks for nothing at all, not even a name.</summary>
    internal static bool AsksForNothing(string iri) => iri is List + "cc-zero" or List + "ccpdm/1.0" or List + "dl-zero-de/2.0" or List + "odcpddl";

    /// <summary>True where the licence asks to name who provides the data.</summary>
    internal static bool AsksForName(string iri) => iri.StartsWith(List + "dl-by", StringComparison.Ordinal) || iri.StartsWith(List + "cc-by", StringComparison.Ordinal)
        || iri is List + "odby" or List + "geoNutz/20131001" or List + "geonutz/20130319";

    /// <summary>How it relates to CC BY 4.0, as the profile for high-value data sets wants national licences mapped; null where that is not sure.</summary>
    internal static (string Property, string Iri)? Match(string iri) => iri == List + "cc-by/4.0" ? ("exactMatch", CcBy)
        : AsksForNothing(iri) || iri == List + "dl-by-de/2.0" ? ("narrowMatch", CcBy)
        : null;

    static string Plain(string iri) => iri.Replace("https:", "http:", StringComparison.Ordinal).TrimEnd('/');
}
