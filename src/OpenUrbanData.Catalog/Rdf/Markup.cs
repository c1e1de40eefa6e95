using System.Collections.Immutable;

namespace OpenUrbanData.Catalog.Rdf;

/// <summary>Tells pages for people and answers with errors from documents, because servers send them with status 200 and any media type.</summary>
static class Markup
{
    static readonly ImmutableArray<string> Foreign =
    [
        "http://www.opengis.net/",
        "http://www.isotc211.org/",
        "http://standards.iso.org/",
        "http://www.w3.org/2005/Atom",
        "http://www.openarchives.org/",
        "http://schemas.xmlsoap.org/",
        "http://www.w3.org/2003/05/soap-envelope",
        "http://www.w3.org/1999/xhtml",
        "http://www.w3.org/2001/XMLSchema",
        "http://www.w3.org/2005/sparql-results#",
        "http://www.sitemaps.org/",
    ];

    /// <summary>Throws where the document begins as a page of HTML, as XML or as JSON, which are none of the formats of plain text.</summary>
    public static void Refuse(RdfText text)
    {
        var ahead = 0;
        while (text.Peek(ahead) is ' ' or '\t' or '\n' or '\r' && ahead < 1024)
        {
            ahead++;
        }

        if (Page(text, ahead) is { } found)
        {
            throw text.Mistake(found);
        }

        if (text.Peek(ahead) == '{')
        {
            throw text.Mistake("The document begins as JSON.");
        }

        if (text.Peek(ahead) == '<' && text.Peek(ahead + 1) == '?')
        {
            throw text.Mistake("The document begins as XML.");
        }
    }

    /// <summary>The mistake where an HTML page begins here; null otherwise.</summary>
    public static string? Page(RdfText text, int ahead = 0) =>
        Begins(text, ahead, "<!doctype html") || Begins(text, ahead, "<html") || Begins(text, ahead, "<!-- html")
            ? "The document is an HTML page, no RDF; the address may answer programs with a page for people or with an error."
            : null;

    /// <summary>Whether it is the namespace of documents of another kind: catalogues, feeds, services and their errors.</summary>
    public static bool IsForeign(string space) => Foreign.Any(start => space.StartsWith(start, StringComparison.Ordinal));

    /// <summary>What a document seems to be by its first characters.</summary>
    public static DocumentKind Kind(string start)
    {
        var rest = start.AsSpan().TrimStart("\uFEFF \t\r\n");
        if (rest.IsEmpty || rest.StartsWith("<html", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase))
        {
            return DocumentKind.Other;
        }

        if (rest[0] == '{' || (rest[0] == '[' && rest[1..].TrimStart() is ['{', ..]))
        {
            return DocumentKind.Json;
        }

        if (rest[0] != '<')
        {
            var isTurtle = rest[0] is '@' or '#' or '[' or '(' || rest.StartsWith("_:") || rest.StartsWith("prefix ", StringComparison.OrdinalIgnoreCase)
                || rest.StartsWith("base ", StringComparison.OrdinalIgnoreCase);
            return isTurtle ? DocumentKind.Turtle : DocumentKind.Other;
        }

        // An IRI has no blank in it, and XML has blanks or end tags.
        var end = rest.IndexOfAny(' ', '>', '\n');
        var isXml = rest[1..] is ['?' or '!', ..] || end < 0 || rest[end] != '>' || rest.Contains("</", StringComparison.Ordinal);
        return isXml ? DocumentKind.Xml : DocumentKind.Turtle;
    }

    static bool Begins(RdfText text, int ahead, string start)
    {
        for (var i = 0; i < start.Length; i++)
        {
            if (text.Peek(ahead + i) is var found && (found == RdfText.End || char.ToLowerInvariant((char)found) != start[i]))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>What a document seems to be.</summary>
enum DocumentKind
{
    /// <summary>None of these.</summary>
    Other,

    /// <summary>Turtle, or N-Triples.</summary>
    Turtle,

    /// <summary>XML.</summary>
    Xml,

    /// <summary>JSON.</summary>
    Json,
}

/// <summary>Counts the statements of a document up to its limit.</summary>
sealed class StatementCount(RdfLimits limits)
{
    long _count;

    /// <summary>Counts one.</summary>
    public void Add(RdfText text)
    {
        if (++_count > limits.Statements)
        {
            throw RdfException.Limit($"The document has more than {limits.Statements} statements (limit Statements).", text.Line, text.Column);
        }
    }
}
