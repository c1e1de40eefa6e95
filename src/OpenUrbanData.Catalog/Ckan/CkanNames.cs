using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace OpenUrbanData.Catalog.Ckan;

/// <summary>Names as CKAN has them: lower-case letters, digits, <c>-</c> and <c>_</c>, from 2 to 100 of them.</summary>
public static class CkanNames
{
    const int Shortest = 2;
    const int Longest = 100;

    // The id of a record of others ends with that many digits of a hash.
    const int HashDigits = 20;

    static readonly System.Buffers.SearchValues<char> HexDigits = System.Buffers.SearchValues.Create("0123456789abcdef");

    // Codes of the EU list that tools of CKAN know by other names.
    static readonly FrozenDictionary<string, string> Formats = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["GEOJSON"] = "GeoJSON", ["JSON_LD"] = "JSON-LD", ["RDF_TURTLE"] = "TTL", ["RDF_XML"] = "RDF", ["RDF_N_TRIPLES"] = "N-Triples",
        ["WMS_SRVC"] = "WMS", ["WFS_SRVC"] = "WFS", ["WCS_SRVC"] = "WCS", ["WMTS_SRVC"] = "WMTS", ["MAP_SRVC"] = "MAP", ["GEOTIFF"] = "GeoTIFF", ["PARQUET"] = "Parquet",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    static readonly FrozenDictionary<string, string> Codes = Formats.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>The name of a package.</summary>
    /// <param name="id">Id of the record: of our own <c>publisher.name</c>, of others <c>source:hash</c>.</param>
    public static string Package(string id) => id.Replace('.', '_').Replace(':', '_');

    /// <summary>The ids that a name or id may stand for, the likeliest first.</summary>
    public static IEnumerable<string> Ids(string nameOrId)
    {
        yield return nameOrId;
        var last = nameOrId.LastIndexOf('_');
        if (last > 0 && nameOrId.Length - last - 1 == HashDigits && nameOrId.AsSpan(last + 1).IndexOfAnyExcept(HexDigits) < 0)
        {
            yield return $"{nameOrId.AsSpan(0, last)}:{nameOrId.AsSpan(last + 1)}";
        }

        if (nameOrId.IndexOf('_', StringComparison.Ordinal) is > 0 and var first)
        {
            yield return $"{nameOrId.AsSpan(0, first)}.{nameOrId.AsSpan(first + 1)}";
        }
    }

    /// <summary>A name made of any text (<c>Stadt Köln</c>: <c>stadt-koeln</c>).</summary>
    public static string Of(string text)
    {
        var name = new StringBuilder(text.Length);
        foreach (var letter in text.ToLowerInvariant().Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal)
            .Replace("ü", "ue", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            if (char.IsAsciiLetterOrDigit(letter) || letter == '_')
            {
                name.Append(letter);
            }
            else if (name.Length > 0 && name[^1] != '-')
            {
                name.Append('-');
            }
        }

        var made = name.ToString().Trim('-');
        return made.Length > Longest ? made[..Longest].TrimEnd('-') : made.PadRight(Shortest, '_');
    }

    /// <summary>The name of the group of a theme (<c>TRAN</c>: <c>tran</c>).</summary>
    public static string Group(string theme) => theme.ToLowerInvariant();

    /// <summary>A format as CKAN writes it.</summary>
    /// <param name="code">Code of the EU list of file types.</param>
    public static string Format(string code) => Formats.GetValueOrDefault(code, code);

    /// <summary>The code of the EU list for a format of CKAN.</summary>
    public static string FormatCode(string format) => Codes.GetValueOrDefault(format, format.ToUpperInvariant());

    /// <summary>A time as CKAN writes it: UTC without saying so.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
}
