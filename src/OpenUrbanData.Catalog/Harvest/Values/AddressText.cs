using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using OpenUrbanData.Catalog.Rdf;

namespace OpenUrbanData.Catalog.Harvest.Values;

/// <summary>Addresses of the web, of mail and of telephones as catalogues write them.</summary>
static class AddressText
{
    static readonly FrozenSet<string> Schemes = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "http", "https", "ftp", "ftps", "sftp", "urn", "doi", "info", "mailto", "tel");

    // A page that shows them as links would run or read what they say.
    static readonly FrozenSet<string> Dangerous = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "javascript", "vbscript", "data", "file", "blob", "about");

    static readonly SearchValues<char> NotInMail = SearchValues.Create("<>()[],;:\"\\/");

    /// <summary>The IRI that a text means: itself, or with the scheme that it lacks.</summary>
    /// <returns>Null where it is no address, relative, or one that leads nowhere (<c>http://</c>).</returns>
    public static string? Web(string text)
    {
        var plain = text.Trim().Trim('<', '>', '"', '\'').Trim();
        if (plain.Length is 0 or > 16_384)
        {
            return null;
        }

        if (!IriReference.IsAbsolute(plain))
        {
            var host = plain.AsSpan(0, plain.AsSpan().IndexOfAny("/?#") is >= 0 and var end ? end : plain.Length);
            plain = plain.StartsWith("//", StringComparison.Ordinal) ? "https:" + plain : host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? "http://" + plain : "";
        }

        // "Lizenz: https://…" begins as an address would.
        var iri = Escape(plain);
        return IsGood(iri) && Schemes.Contains(plain[..plain.IndexOf(':', StringComparison.Ordinal)]) ? iri : null;
    }

    /// <summary>Whether an IRI is one that others can read: with a host where its scheme wants one, nothing that no IRI may hold, and nothing that does something when it
    /// is followed (<c>javascript:</c>).</summary>
    public static bool IsGood(string iri)
    {
        if (!IriReference.IsAbsolute(iri) || IriReference.IndexOfForbidden(iri) >= 0 || Dangerous.Contains(iri[..iri.IndexOf(':', StringComparison.Ordinal)]))
        {
            return false;
        }

        var isWeb = iri.StartsWith("http:", StringComparison.OrdinalIgnoreCase) || iri.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
        return !isWeb || (Uri.TryCreate(iri, UriKind.Absolute, out var address) && address.Host.Length > 0 && iri.IndexOf("//", StringComparison.Ordinal) is 5 or 6);
    }

    /// <summary>The same with percent codes for what no IRI may hold: what the grammar forbids, control characters, halves of characters, and per cent signs that begin no code.</summary>
    public static string Escape(string iri)
    {
        StringBuilder? text = null;
        for (var i = 0; i < iri.Length; i++)
        {
            var one = iri[i];
            var isPair = char.IsHighSurrogate(one) && i + 1 < iri.Length && char.IsLowSurrogate(iri[i + 1]);
            var isBad = one == '%' ? i + 2 >= iri.Length || !char.IsAsciiHexDigit(iri[i + 1]) || !char.IsAsciiHexDigit(iri[i + 2])
                : char.IsControl(one) || (char.IsSurrogate(one) && !isPair) || IriReference.IndexOfForbidden([one]) >= 0 || one is '\u00A0' or '\uFFFE' or '\uFFFF' or '\u2028' or '\u2029';
            if (isBad)
            {
                text ??= new StringBuilder(iri.Length + 8).Append(iri, 0, i);
                foreach (var part in Encoding.UTF8.GetBytes([one]))
                {
                    text.Append('%').Append(part.ToString("X2", CultureInfo.InvariantCulture));
                }

                continue;
            }

            text?.Append(one);
            if (isPair)
            {
                text?.Append(iri[++i]);
                i += text is null ? 1 : 0;
            }
        }

        return text?.ToString() ?? iri;
    }

    /// <summary>The <c>mailto:</c> address that a text or an IRI means; null where it is none.</summary>
    public static string? Mail(string text)
    {
        var plain = text.Trim().Replace("%20", "", StringComparison.Ordinal);
        while (plain.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
        {
            plain = plain[7..].TrimStart();
        }

        plain = plain.Replace("(at)", "@", StringComparison.OrdinalIgnoreCase).Replace("[at]", "@", StringComparison.OrdinalIgnoreCase).Replace(" ", "", StringComparison.Ordinal);
        var at = plain.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == plain.LastIndexOf('@') && plain.IndexOf('.', at) > at + 1 && !plain.EndsWith('.')
            && !plain.AsSpan().ContainsAny(NotInMail) && !plain.Any(char.IsControl) ? "mailto:" + Escape(plain) : null;
    }

    /// <summary>The <c>tel:</c> address that a text or an IRI means; null where it is none.</summary>
    public static string? Telephone(string text)
    {
        var plain = text.Trim();
        plain = plain.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) ? plain[4..] : plain;
        var digits = string.Concat(plain.Replace("%20", "", StringComparison.Ordinal).Replace("(0)", "", StringComparison.Ordinal).Where(one => char.IsAsciiDigit(one) || one == '+'));
        return digits.Length is >= 5 and <= 20 && digits.LastIndexOf('+') <= 0 && !plain.Any(char.IsAsciiLetter) ? "tel:" + digits : null;
    }
}
