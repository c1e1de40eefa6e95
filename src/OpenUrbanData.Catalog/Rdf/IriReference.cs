using System.Buffers;
using System.Globalization;
using System.Text;

namespace OpenUrbanData.Catalog.Rdf;

/// <summary>Addresses in documents, absolute and relative, and what they mean.</summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc3986#section-5">RFC 3986, 5</see>. <see cref="Uri"/> is of no use
/// here: it changes what it is given (case, ports, escapes), and then one resource has two names.</remarks>
public static class IriReference
{
    static readonly SearchValues<char> Forbidden = SearchValues.Create(
        [.. Enumerable.Range(0, 0x21).Select(code => (char)code), '<', '>', '"', '{', '}', '|', '^', '`', '\\']);

    static readonly SearchValues<char> InScheme =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-.");

    /// <summary>Where the first character stands that no IRI may hold (Turtle, production <c>IRIREF</c>); -1 where none does.</summary>
    public static int IndexOfForbidden(ReadOnlySpan<char> iri) => iri.IndexOfAny(Forbidden);

    /// <summary>Whether it begins with a scheme, as absolute ones do.</summary>
    public static bool IsAbsolute(ReadOnlySpan<char> iri) => SchemeLength(iri) > 0;

    /// <summary>The same with what no IRI may hold as percent codes: a blank in a source address must not break the
    /// catalogue of everybody.</summary>
    public static string Escape(string iri)
    {
        if (IndexOfForbidden(iri) < 0)
        {
            return iri;
        }

        var text = new StringBuilder(iri.Length + 8);
        foreach (var character in iri)
        {
            _ = Forbidden.Contains(character)
                ? text.Append('%').Append(((int)character).ToString("X2", CultureInfo.InvariantCulture))
                : text.Append(character);
        }

        return text.ToString();
    }

    /// <summary>What a reference means in a document (RFC 3986, 5.2.2, strict).</summary>
    /// <param name="baseIri">Absolute address of the document; its fragment does not count.</param>
    /// <param name="reference">As it is written, absolute or relative.</param>
    public static string Resolve(string baseIri, string reference)
    {
        var given = Parts.Of(reference);
        if (given.Scheme is not null)
        {
            return given.Path.Contains('.', StringComparison.Ordinal)
                ? (given with { Path = RemoveDotSegments(given.Path) }).ToString()
                : reference;
        }

        var start = Parts.Of(baseIri);
        if (given.Authority is not null)
        {
            return (given with { Scheme = start.Scheme, Path = RemoveDotSegments(given.Path) }).ToString();
        }

        if (given.Path.Length == 0)
        {
            return (start with { Query = given.Query ?? start.Query, Fragment = given.Fragment }).ToString();
        }

        var path = given.Path[0] == '/' ? given.Path
            : start.Authority is not null && start.Path.Length == 0 ? "/" + given.Path
            : start.Path[..(start.Path.LastIndexOf('/') + 1)] + given.Path;
        return (start with { Path = RemoveDotSegments(path), Query = given.Query, Fragment = given.Fragment }).ToString();
    }

    static int SchemeLength(ReadOnlySpan<char> iri)
    {
        if (iri.IsEmpty || !char.IsAsciiLetter(iri[0]))
        {
            return 0;
        }

        var end = iri.IndexOfAnyExcept(InScheme);
        return end > 0 && iri[end] == ':' ? end : 0;
    }

    // RFC 3986, 5.2.4.
    static string RemoveDotSegments(string path)
    {
        if (!path.Contains('.', StringComparison.Ordinal))
        {
            return path;
        }

        var output = new StringBuilder(path.Length);
        var rest = path.AsSpan();
        while (!rest.IsEmpty)
        {
            if (rest.StartsWith("../"))
            {
                rest = rest[3..];
            }
            else if (rest.StartsWith("./") || rest.StartsWith("/./"))
            {
                rest = rest[2..];
            }
            else if (rest is "/.")
            {
                rest = "/";
            }
            else if (rest.StartsWith("/../") || rest is "/..")
            {
                rest = rest.Length == 3 ? "/" : rest[3..];
                var last = output.Length - 1;
                while (last >= 0 && output[last] != '/')
                {
                    last--;
                }

                output.Length = Math.Max(0, last);
            }
            else if (rest is "." or "..")
            {
                rest = default;
            }
            else
            {
                var next = rest[1..].IndexOf('/') + 1;
                next = next == 0 ? rest.Length : next;
                output.Append(rest[..next]);
                rest = rest[next..];
            }
        }

        return output.ToString();
    }

    // RFC 3986, appendix B; a part that is absent is not the same as one that is empty.
    readonly record struct Parts(string? Scheme, string? Authority, string Path, string? Query, string? Fragment)
    {
        public static Parts Of(string iri)
        {
            var rest = iri.AsSpan();
            string? scheme = null, authority = null, query = null, fragment = null;
            if (SchemeLength(rest) is > 0 and var length)
            {
                scheme = rest[..length].ToString();
                rest = rest[(length + 1)..];
            }

            if (rest.IndexOf('#') is >= 0 and var hash)
            {
                fragment = rest[(hash + 1)..].ToString();
                rest = rest[..hash];
            }

            if (rest.IndexOf('?') is >= 0 and var mark)
            {
                query = rest[(mark + 1)..].ToString();
                rest = rest[..mark];
            }

            if (rest.StartsWith("//"))
            {
                rest = rest[2..];
                var end = rest.IndexOf('/');
                authority = (end < 0 ? rest : rest[..end]).ToString();
                rest = end < 0 ? default : rest[end..];
            }

            return new(scheme, authority, rest.ToString(), query, fragment);
        }

        public override string ToString() => string.Concat(
            (string?[])[
                Scheme, Scheme is null ? null : ":", Authority is null ? null : "//", Authority, Path,
                Query is null ? null : "?", Query, Fragment is null ? null : "#", Fragment]);
    }
}
