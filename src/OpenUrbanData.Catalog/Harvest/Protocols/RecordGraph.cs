using System.Globalization;
using System.Text.Json;
using OpenUrbanData.Catalog.Harvest.Values;
using OpenUrbanData.Catalog.Rdf;
using static OpenUrbanData.Catalog.Rdf.Vocabulary;

namespace OpenUrbanData.Catalog.Harvest.Protocols;

/// <summary>The statements of one record that came as JSON. What a source says well goes in as DCAT wants it; what is wrong goes in as it stands and is mended, and
/// noted, with the records of all protocols.</summary>
sealed class RecordGraph
{
    public const string Adms = "http://www.w3.org/ns/adms#";
    public const string Locn = "http://www.w3.org/ns/locn#";
    public const string GeoJson = "https://www.iana.org/assignments/media-types/application/vnd.geo+json";

    int _blanks;

    /// <summary>Begins with a record that has a name.</summary>
    /// <param name="iri">Its IRI.</param>
    /// <param name="type">Its class.</param>
    public RecordGraph(string iri, string type) => Record = Graph.About(iri).Is(type);

    /// <summary>Begins with a record that has none.</summary>
    /// <param name="type">Its class.</param>
    public RecordGraph(string type) => Record = Blank(type);

    /// <summary>All statements.</summary>
    public Graph Graph { get; } = new();

    /// <summary>The record.</summary>
    public Graph.Node Record { get; }

    /// <summary>A node that has no name.</summary>
    public Graph.Node Blank(string type) => Graph.About(new Term.Blank($"n{_blanks++}")).Is(type);

    /// <summary>Says a text.</summary>
    /// <param name="node">Of what.</param>
    /// <param name="predicate">IRI of the predicate.</param>
    /// <param name="text">Null or blank for nothing.</param>
    /// <param name="language">BCP 47 tag; null for none.</param>
    public static void Say(Graph.Node node, string predicate, string? text, string? language = null) =>
        node.Add(predicate, string.IsNullOrWhiteSpace(text) ? null : new Term.Literal(text, Tag(language)));

    /// <summary>Says a text, or in several languages where it is an object by language.</summary>
    public static void Say(Graph.Node node, string predicate, JsonElement text, string? language = null)
    {
        if (text.ValueKind == JsonValueKind.Object)
        {
            foreach (var one in text.EnumerateObject())
            {
                foreach (var said in one.Value.Texts())
                {
                    Say(node, predicate, said, one.Name);
                }
            }

            return;
        }

        foreach (var said in text.Texts())
        {
            Say(node, predicate, said, language);
        }
    }

    /// <summary>Says an address: as IRI where it is one, otherwise as it stands.</summary>
    public static void Link(Graph.Node node, string predicate, string? address) =>
        node.Add(predicate, string.IsNullOrWhiteSpace(address) ? null : IsPlain(address.Trim()) ? new Term.Iri(address.Trim()) : new Term.Literal(address));

    /// <summary>Says a value of a code list: as IRI where it is found, otherwise as it stands.</summary>
    public static void Code(Graph.Node node, string predicate, string? text, Func<string, string?> find)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            Link(node, predicate, find(text) ?? text);
        }
    }

    /// <summary>Says a date or a time: the first that is one; where none is, the first stands as it is.</summary>
    public static void Time(Graph.Node node, string predicate, params ReadOnlySpan<string?> texts)
    {
        string? first = null;
        foreach (var text in texts)
        {
            if (!string.IsNullOrWhiteSpace(text))
            {
                first ??= text;
                if (TimeText.Parse(text) is { } time)
                {
                    node.Add(predicate, time);
                    return;
                }
            }
        }

        Say(node, predicate, first);
    }

    /// <summary>Says a number of bytes.</summary>
    public static void Size(Graph.Node node, string? text) => node.Add(
        Dcat3 + "byteSize",
        string.IsNullOrWhiteSpace(text) ? null
        : text.All(char.IsAsciiDigit) ? new Term.Literal(text, Datatype: Xsd + "nonNegativeInteger") : new Term.Literal(text));

    /// <summary>Says a checksum; without algorithm it is told by its length.</summary>
    public void Checksum(Graph.Node node, string? value, string? algorithm)
    {
        if (string.IsNullOrWhiteSpace(value) || value.Contains(' ', StringComparison.Ordinal))
        {
            return;
        }

        var plain = value.Contains(':', StringComparison.Ordinal) ? value[(value.IndexOf(':', StringComparison.Ordinal) + 1)..] : value;
        var name = (algorithm ?? (value.Contains(':', StringComparison.Ordinal) ? value[..value.IndexOf(':', StringComparison.Ordinal)] : null))?.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal);
        name ??= plain.All(char.IsAsciiHexDigit) ? plain.Length switch { 32 => "md5", 40 => "sha1", 64 => "sha256", 128 => "sha512", _ => null } : null;
        if (name is null || !plain.All(char.IsAsciiHexDigit))
        {
            return;
        }

        var sum = Blank(Spdx + "Checksum");
        Link(sum, Spdx + "algorithm", name.StartsWith("http", StringComparison.Ordinal) ? algorithm : Spdx + "checksumAlgorithm_" + name);
        sum.Add(Spdx + "checksumValue", new Term.Literal(plain.ToLowerInvariant(), Datatype: Xsd + "hexBinary"));
        node.Add(Spdx + "checksum", sum.Subject);
    }

    /// <summary>Says a period; nothing where it has neither start nor end.</summary>
    public void Period(string? start, string? end)
    {
        if (start is ".." or "" or null && end is ".." or "" or null)
        {
            return;
        }

        var period = Blank(Dct + "PeriodOfTime");
        Time(period, Dcat3 + "startDate", start is ".." ? null : start);
        Time(period, Dcat3 + "endDate", end is ".." ? null : end);
        Record.Add(Dct + "temporal", period.Subject);
    }

    /// <summary>Says where: a box in degrees as WKT.</summary>
    public void Box(double west, double south, double east, double north)
    {
        if (new[] { west, south, east, north }.All(double.IsFinite) && Math.Abs(west) <= 180 && Math.Abs(east) <= 180 && south is >= -90 and <= 90 && north is >= -90 and <= 90)
        {
            Place().Add(Dcat3 + "bbox", new Term.Literal(
                string.Create(CultureInfo.InvariantCulture, $"POLYGON(({west} {south},{east} {south},{east} {north},{west} {north},{west} {south}))"), Datatype: Geo + "wktLiteral"));
        }
    }

    /// <summary>Says where: a geometry of GeoJSON.</summary>
    public void Geometry(JsonElement geometry)
    {
        if (geometry.ValueKind == JsonValueKind.Object && geometry.Text("type") is { } kind and not ("Feature" or "FeatureCollection")
            && (kind == "GeometryCollection" || geometry.Member("coordinates").ValueKind == JsonValueKind.Array))
        {
            Place().Add(Locn + "geometry", new Term.Literal(geometry.GetRawText(), Datatype: GeoJson));
        }
    }

    /// <summary>A place of the record.</summary>
    public Graph.Node Place()
    {
        var place = Blank(Dct + "Location");
        Record.Add(Dct + "spatial", place.Subject);
        return place;
    }

    /// <summary>An agent with a name.</summary>
    /// <param name="node">Of what.</param>
    /// <param name="predicate">What it is to that.</param>
    /// <param name="name">Name; null for nothing, unless there is an address.</param>
    /// <param name="mail">Mail address; null for none.</param>
    /// <param name="page">Its page; null for none.</param>
    /// <param name="agent">IRI of the agent; null for none.</param>
    /// <param name="kind">Class besides that of agents; null for none.</param>
    public void Agent(Graph.Node node, string predicate, string? name, string? mail = null, string? page = null, string? agent = null, string? kind = null)
    {
        if (name is null && agent is null)
        {
            return;
        }

        var about = agent is not null && IsPlain(agent) ? Graph.About(agent).Is(Foaf + "Agent") : Blank(Foaf + "Agent");
        about.Link(Vocabulary.Type, kind);
        Say(about, Foaf + "name", name);
        Link(about, Foaf + "mbox", mail is null ? null : AddressText.Mail(mail) ?? mail);
        Link(about, Foaf + "homepage", page);
        node.Add(predicate, about.Subject);
    }

    /// <summary>Whom to ask.</summary>
    public void Contact(string? name, string? mail, string? page = null, string? telephone = null)
    {
        if (name is null && mail is null && page is null && telephone is null)
        {
            return;
        }

        var contact = Blank(Vcard + "Kind");
        Say(contact, Vcard + "fn", name);
        Link(contact, Vcard + "hasEmail", mail is null ? null : AddressText.Mail(mail) ?? mail);
        Link(contact, Vcard + "hasURL", page);
        Link(contact, Vcard + "hasTelephone", telephone is null ? null : AddressText.Telephone(telephone) ?? telephone);
        Record.Add(Dcat3 + "contactPoint", contact.Subject);
    }

    static bool IsPlain(string address) => AddressText.IsGood(address) && AddressText.Escape(address) == address;

    static string? Tag(string? language)
    {
        var tag = language?.Replace('_', '-');
        return tag is { Length: >= 2 and <= 35 } && tag.Split('-') is var parts && parts[0].All(char.IsAsciiLetter) && parts[0].Length <= 8
            && parts.All(part => part.Length is >= 1 and <= 8 && part.All(char.IsAsciiLetterOrDigit)) ? tag : null;
    }
}
