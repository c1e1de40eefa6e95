using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace OpenUrbanData.Catalog.Quality;

/// <summary>The lists that the method of data.europa.eu compares with, one value a line in <c>Quality/Lists</c>: EU authority tables, media types of IANA,
/// formats that are open or readable by machines, licences that are known.</summary>
static partial class QualityLists
{
    const string Authority = "http://publications.europa.eu/resource/authority/";

    static readonly FrozenSet<string> Access = Read("access-rights", Authority + "access-right/");
    static readonly FrozenSet<string> FileTypes = Read("file-types", Authority + "file-type/");
    static readonly FrozenSet<string> Open = Read("non-proprietary", Authority + "file-type/");
    static readonly FrozenSet<string> Machine = Read("machine-readable", Authority + "file-type/");
    static readonly FrozenSet<string> MediaTypes = Read("iana-media-types", "");
    static readonly FrozenSet<string> Licenses = Read("known-licences", "", Plain);

    public static bool IsAccessRight(string iri) => Access.Contains(iri);

    public static bool IsFileType(string iri) => FileTypes.Contains(iri);

    public static bool IsOpen(string format) => Open.Contains(format);

    public static bool IsMachineReadable(string format) => Machine.Contains(format);

    public static bool IsMediaType(string iri) => MediaType().Match(iri) is { Success: true } match && MediaTypes.Contains(match.Groups[1].Value);

    public static bool IsLicense(string value) => Licenses.Contains(Plain(value));

    static string Plain(string iri)
    {
        var http = iri.StartsWith("https:", StringComparison.Ordinal) ? string.Concat("http:", iri.AsSpan(6)) : iri;
        return http.EndsWith('/') ? http[..^1] : http;
    }

    static FrozenSet<string> Read(string name, string prefix, Func<string, string>? change = null)
    {
        using var stream = typeof(QualityLists).Assembly.GetManifestResourceStream($"quality/{name}.txt")!;
        using var reader = new StreamReader(stream);
        HashSet<string> values = new(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Trim() is { Length: > 0 } value)
            {
                values.Add(change is null ? prefix + value : change(prefix + value));
            }
        }

        return values.ToFrozenSet(StringComparer.Ordinal);
    }

    [GeneratedRegex("^https?://(?:www\\.)?iana\\.org/assignments/media-types/(.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex MediaType();
}
