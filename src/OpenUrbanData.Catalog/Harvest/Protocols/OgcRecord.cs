using System.Text.Json;
using OpenUrbanData.Catalog.Harvest.Values;
using OpenUrbanData.Catalog.Rdf;
using static OpenUrbanData.Catalog.Harvest.Protocols.RecordGraph;
using static OpenUrbanData.Catalog.Rdf.Vocabulary;

namespace OpenUrbanData.Catalog.Harvest.Protocols;

/// <summary>A record of OGC API - Records as DCAT.</summary>
/// <remarks><see href="https://docs.ogc.org/is/20-004r1/20-004r1.html#clause-record-core">OGC 20-004r1, record core</see>: time and geometry of the feature, the queryable properties, and links by
/// their relation: <c>enclosure</c>, <c>item</c>, <c>data</c> are files, <c>service</c> and those with a known protocol services, <c>license</c> the licence, <c>describedby</c> documentation.</remarks>
sealed class OgcRecord
{
    static readonly string[] Files = ["enclosure", "item", "items", "data", "download", "http://www.opengis.net/def/rel/ogc/1.0/items", "service", "http://www.opengis.net/def/rel/ogc/1.0/data"];

    readonly JsonElement _item;
    readonly JsonElement _properties;
    readonly RecordGraph _record;
    readonly string? _language;
    readonly string _identifier;

    OgcRecord(JsonElement item, Uri page)
    {
        (_item, _properties) = (item, item.Member("properties"));
        var id = item.Text("id")!;
        // The canonical address first; an id that is an IRI is the one of its source; otherwise the address of the record is.
        var path = page.GetLeftPart(UriPartial.Path).TrimEnd('/');
        var canonical = item.Member("links").Items().Where(link => link.Text("rel") == "canonical").Select(link => Good(link.Text("href"))).FirstOrDefault(found => found is not null);
        _identifier = canonical ?? id;
        var iri = canonical ?? Good(id)
            ?? (path.EndsWith("/items", StringComparison.Ordinal) ? path : path + "/items") + "/" + Uri.EscapeDataString(id);
        var kind = _properties.Text("type")?.ToLowerInvariant();
        _record = new(iri, Dcat3 + (kind is "service" or "dataservice" ? "DataService" : kind is "series" or "datasetseries" ? "DatasetSeries" : "Dataset"));
        _language = _properties.Text("language") is { } code ? code : _properties.Member("language").Text("code");
    }

    /// <summary>Reads one.</summary>
    /// <param name="item">The feature, with an id.</param>
    /// <param name="page">Address of the page that it stands on.</param>
    public static Graph Read(JsonElement item, Uri page)
    {
        var one = new OgcRecord(item, page);
        one.Describe();
        one.Attribute();
        one.Locate();
        one.Distribute();
        return one._record.Graph;
    }

    void Describe()
    {
        var node = _record.Record;
        Say(node, Dct + "title", _properties.Member("title"), _language);
        Say(node, Dct + "description", _properties.Member("description"), _language);
        var identifiers = _properties.Member("externalIds").Items().Select(one => one.Text("value") ?? one.Text()).OfType<string>().Where(one => one != node.Iri).ToList();
        Say(node, Dct + "identifier", identifiers.FirstOrDefault() ?? _identifier);
        foreach (var other in identifiers.Skip(1))
        {
            Say(node, "http://www.w3.org/ns/adms#identifier", other);
        }

        Time(node, Dct + "issued", _properties.Text("created"));
        Time(node, Dct + "modified", _properties.Text("updated"));
        foreach (var keyword in _properties.Member("keywords").Texts())
        {
            Say(node, Dcat3 + "keyword", keyword, _language);
        }

        foreach (var concept in _properties.Member("themes").Items().SelectMany(theme => theme.Member("concepts").Items().Select(one => (Scheme: theme.Text("scheme"), One: one))))
        {
            var (id, url) = (concept.One.Text("id") ?? concept.One.Text(), concept.One.Text("url"));
            var theme = url is not null && ThemeNames.Find(url) is { } named ? named : id is not null && ThemeNames.Find(id) is { } known ? known : Good(url) ?? Good(id);
            if (theme is null && id is not null)
            {
                Say(node, Dcat3 + "keyword", id, _language);
            }
            else
            {
                Link(node, Dcat3 + "theme", theme);
            }
        }

        foreach (var language in _properties.Member("resourceLanguages").Items().Select(one => one.Text("code") ?? one.Text()).OfType<string>())
        {
            Code(node, Dct + "language", language, LanguageNames.Find);
        }

        foreach (var standard in _properties.Member("conformsTo").Texts())
        {
            Link(node, Dct + "conformsTo", standard);
        }

        Say(node, Dct + "rights", _properties.Text("rights"));
    }

    void Attribute()
    {
        var contacts = _properties.Member("contacts").Items().Where(one => one.ValueKind == JsonValueKind.Object).ToList();
        var publisher = contacts.Where(one => Roles(one).Contains("publisher")).DefaultIfEmpty(contacts.FirstOrDefault()).First();
        _record.Agent(
            _record.Record, Dct + "publisher", publisher.Text("organization") ?? publisher.Text("name") ?? _properties.Text("publisher"), page: Page(publisher), agent: Good(publisher.Text("identifier")));
        var contact = contacts.Where(one => Roles(one).Any(role => role is "pointofcontact" or "contact")).DefaultIfEmpty(contacts.FirstOrDefault()).First();
        _record.Contact(
            contact.Text("name") ?? contact.Text("organization"), contact.Member("emails").Items().Select(one => one.Text("value") ?? one.Text()).FirstOrDefault(), Page(contact),
            contact.Member("phones").Items().Select(one => one.Text("value") ?? one.Text()).FirstOrDefault());

        static IEnumerable<string> Roles(JsonElement contact) => contact.Member("roles").Items().Select(role => role.Text("name") ?? role.Text()).OfType<string>().Select(role => role.ToLowerInvariant());
        static string? Page(JsonElement contact) => contact.Member("links").Items().Select(link => link.Text("href")).FirstOrDefault(href => href is not null);
    }

    void Locate()
    {
        _record.Geometry(_item.Member("geometry"));
        var time = _item.Member("time");
        var interval = time.Member("interval").Items().Select(one => one.Text() ?? "..").ToList();
        if (interval is [var start, var end, ..])
        {
            _record.Period(start, end);
        }
        else if ((time.Text("date") ?? time.Text("timestamp") ?? time.Text()) is { } instant)
        {
            _record.Period(instant, instant);
        }
    }

    void Distribute()
    {
        var license = _properties.Text("license");
        var links = _item.Member("links").Items().Where(one => one.Text("href") is not null).ToList();
        license = links.FirstOrDefault(link => link.Text("rel") == "license").Text("href") ?? license;
        foreach (var link in links)
        {
            var (relation, href) = (link.Text("rel"), link.Text("href")!);
            if (relation is "describedby" or "about" or "documentation")
            {
                Link(_record.Record, Foaf + "page", href);
            }
            else if (relation is "alternate" && link.Text("type") == "text/html" || relation is "landing-page" or "http://www.w3.org/ns/dcat#landingPage")
            {
                Link(_record.Record, Dcat3 + "landingPage", href);
            }
            else if (Files.Contains(relation ?? "enclosure"))
            {
                Distribution(link, href, relation, license);
            }
        }
    }

    void Distribution(JsonElement link, string href, string? relation, string? license)
    {
        var service = FormatNames.Code(link.Text("protocol") ?? link.Text("type") ?? "") is { } code && code.EndsWith("_SRVC", StringComparison.Ordinal);
        if (_record.Record[Vocabulary.Type].Contains(new Term.Iri(Dcat3 + "DataService")))
        {
            Link(_record.Record, Dcat3 + "endpointURL", href);
            return;
        }

        var node = _record.Blank(Dcat3 + "Distribution");
        _record.Record.Add(Dcat3 + "distribution", node.Subject);
        Say(node, Dct + "title", link.Text("title") ?? link.Text("name"), link.Text("hreflang") ?? _language);
        Say(node, Dct + "description", link.Text("description"), _language);
        Link(node, Dcat3 + "accessURL", href);
        if (relation is "enclosure" or "download" && !service)
        {
            Link(node, Dcat3 + "downloadURL", href);
        }

        var type = link.Text("type");
        var format = link.Text("protocol") is { } protocol && FormatNames.FileType(protocol) is { } known ? known : type is null ? null : FormatNames.FileType(type);
        Link(node, Dct + "format", format);
        Code(node, Dcat3 + "mediaType", type, FormatNames.MediaType);
        Size(node, link.Text("length"));
        if (license is not null and not "proprietary" and not "various" and not "other")
        {
            Code(node, Dct + "license", license, LicenseNames.Find);
        }

        Time(node, Dct + "modified", link.Text("updated"));
    }

    static string? Good(string? address) => address is not null && IriReference.IsAbsolute(address.Trim()) && AddressText.Web(address) is { } good ? good : null;
}
