using System.Collections.Frozen;

namespace OpenUrbanData.Api.Portal;

/// <summary>Names that people know licences by.</summary>
static class Licenses
{
    static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["dl-by-de/2.0"] = "Datenlizenz Deutschland – Namensnennung 2.0",
        ["dl-zero-de/2.0"] = "Datenlizenz Deutschland – Zero 2.0",
        ["cc-zero"] = "CC0 1.0",
        ["cc-by/4.0"] = "CC BY 4.0",
        ["cc-by-sa/4.0"] = "CC BY-SA 4.0",
        ["cc-by-nd/4.0"] = "CC BY-ND 4.0",
        ["odbl"] = "ODbL 1.0",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The name; the IRI where there is none.</summary>
    public static string ShortName(string iri)
    {
        var slash = iri.IndexOf("/licenses/", StringComparison.Ordinal);
        return slash > 0 && Names.TryGetValue(iri[(slash + "/licenses/".Length)..], out var name) ? name : iri;
    }
}
