using System.Collections.Immutable;
using OpenUrbanData.Model.Problems;

namespace OpenUrbanData.Ingest.Descriptors;

/// <summary>Licences by the short code that a descriptor may write.</summary>
/// <remarks>The list is that of <see href="https://www.dcat-ap.de/def/licenses/">DCAT-AP.de</see>.</remarks>
static class Licenses
{
    const string Prefix = "http://dcat-ap.de/def/licenses/";

    static readonly ImmutableArray<string> Codes =
    [
        "apache", "bsd", "cc-by", "cc-by-de/3.0", "cc-by-nc", "cc-by-nc-de/3.0", "cc-by-nc/4.0", "cc-by-nd",
        "cc-by-nd/3.0", "cc-by-nd/4.0", "cc-by-sa", "cc-by-sa-de/3.0", "cc-by-sa/4.0", "cc-by/4.0", "cc-zero", "ccpdm/1.0",
        "dl-by-de/1.0", "dl-by-de/2.0", "dl-by-nc-de/1.0", "dl-zero-de/2.0", "geoNutz/20131001", "geonutz/20130319",
        "gfdl", "gpl/3.0", "mozilla", "odbl", "odby", "odcpddl", "officialWork", "other-closed", "other-commercial",
        "other-freeware", "other-open", "other-opensource",
    ];

    /// <summary>The licence that a group of keys names, as IRI; null where it names none or a wrong one.</summary>
    public static string? Read(Section section)
    {
        if (section.Text("license") is not { } text)
        {
            return null;
        }

        if (Codes.Contains(text, StringComparer.Ordinal))
        {
            return Prefix + text;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var iri) && iri.Scheme is "http" or "https")
        {
            return text;
        }

        section.Error(section.LineOf("license"), "license",
            $"'{text}' is no licence code of dcat-ap.de and no IRI{NearestName.Hint(text, Codes, "; expected for example dl-by-de/2.0, cc-by/4.0 or cc-zero.")}");
        return null;
    }
}
