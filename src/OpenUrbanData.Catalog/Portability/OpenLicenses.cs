using System.Collections.Frozen;
using OpenUrbanData.Model.Solutions;

namespace OpenUrbanData.Catalog.Portability;

/// <summary>What the licences of dcat-ap.de allow, as GovData sorts them.</summary>
static class OpenLicenses
{
    const string List = "http://dcat-ap.de/def/licenses/";

    static readonly FrozenSet<string> Open = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "apache", "bsd", "cc-by", "cc-by/4.0", "cc-by-de/3.0", "cc-by-sa", "cc-by-sa/4.0", "cc-by-sa-de/3.0", "cc-zero",
        "ccpdm/1.0", "dl-by-de/1.0", "dl-by-de/2.0", "dl-zero-de/2.0", "geonutz/20130319", "geoNutz/20131001", "gfdl",
        "gpl/3.0", "mozilla", "odbl", "odby", "odcpddl", "officialWork", "other-open", "other-opensource");

    static readonly FrozenSet<string> ShareAlike = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "cc-by-sa", "cc-by-sa/4.0", "cc-by-sa-de/3.0", "gfdl", "gpl/3.0", "mozilla", "odbl");

    /// <summary>True where a licence is in a class. Open licences all allow business, so two classes are the same set.</summary>
    /// <param name="iri">IRI of the licence; one outside the list is in no class but <see cref="LicenseClass.Any"/>.</param>
    /// <param name="wanted">The class.</param>
    public static bool Allows(string iri, LicenseClass wanted)
    {
        if (wanted == LicenseClass.Any)
        {
            return true;
        }

        var name = iri.StartsWith(List, StringComparison.Ordinal) ? iri[List.Length..] : "";
        return Open.Contains(name) && (wanted != LicenseClass.OpenNoShareAlike || !ShareAlike.Contains(name));
    }
}
