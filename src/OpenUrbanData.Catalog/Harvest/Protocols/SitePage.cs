using System.Net;
using System.Text.RegularExpressions;
using OpenUrbanData.Catalog.Rdf;

namespace OpenUrbanData.Catalog.Harvest.Protocols;

/// <summary>A page for people, as the address of a catalogue often is: its head may say where the catalogue for programs is.</summary>
static partial class SitePage
{
    /// <summary>The catalogue that a page names (<c>link rel="alternate"</c> with a media type of RDF); null where it names none.</summary>
    /// <param name="start">The first characters of the page.</param>
    public static string? Catalogue(string start) => !start.AsSpan().TrimStart("\uFEFF \t\r\n").StartsWith("<") ? null
        : (from Match link in Link().Matches(start)
           let type = Type().Match(link.Value).Groups[1].Value
           let rank = RdfFormat.ForMediaType(type) is { } format && type.Length > 0 ? RdfFormat.All.IndexOf(format) : -1
           where rank >= 0 && Alternate().IsMatch(link.Value) && Address().IsMatch(link.Value)
           orderby rank
           select WebUtility.HtmlDecode(Address().Match(link.Value).Groups[1].Value)).FirstOrDefault();

    const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex("""<link\s[^<>]*>""", Options, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("""\srel\s*=\s*["']?(?:alternate|meta)\b""", Options, 1000)]
    private static partial Regex Alternate();

    [GeneratedRegex("""\stype\s*=\s*["']?([^"'\s>;]+)""", Options, 1000)]
    private static partial Regex Type();

    [GeneratedRegex("""\shref\s*=\s*["']([^"']+)""", Options, 1000)]
    private static partial Regex Address();
}
