using System.Text.Json;
using System.Text.RegularExpressions;
using OpenUrbanData.Catalog.Harvest.Values;
using OpenUrbanData.Catalog.Rdf;
using static OpenUrbanData.Catalog.Harvest.Protocols.RecordGraph;
using static OpenUrbanData.Catalog.Rdf.Vocabulary;

namespace OpenUrbanData.Catalog.Harvest.Protocols;

/// <summary><c>data.json</c>: the whole catalogue in one document, as <see href="https://resources.data.gov/resources/dcat-us/">DCAT-US 1.1</see> (Project Open Data) has it and as
/// ArcGIS Hub, DKAN, Socrata and OpenDataSoft write it. Data sets are read one after the other.</summary>
/// <remarks>With the context that it may name it is JSON-LD, too; many have none, and IRIs of data sets are seldom given.</remarks>
sealed partial class DataJsonProtocol : CatalogueProtocol
{
    /// <inheritdoc/>
    public override string Name => "data-json";

    /// <inheritdoc/>
    public override string Title => "data.json (DCAT-US)";

    /// <inheritdoc/>
    internal override bool Recognizes(string start) => Document().IsMatch(start) && !OtherContext().IsMatch(start);

    /// <inheritdoc/>
    internal override IEnumerable<Graph> Read(Stream content, PageReading page)
    {
        var json = new JsonPage(content, page, "dataset");
        var number = 0;
        foreach (var item in json.Items())
        {
            number++;
            if (item.ValueKind != JsonValueKind.Object || (item.Text("identifier") is null && item.Text("landingPage") is null && item.Text("title") is null))
            {
                page.Note(new(HarvestCodes.RecordUnreadable, $"Entry {number} of \"dataset\" has neither identifier nor landing page nor title.", page.Address.AbsoluteUri));
                continue;
            }

            yield return Dataset(item);
        }

        if (!json.HasList)
        {
            throw new RdfException("The document has no list \"dataset\", as data.json has it.");
        }

        page.NoteTooLarge(json.TooLarge);
    }

    static Graph Dataset(JsonElement item)
    {
        // Without an IRI of its own it has none: its identifier is often an address of something else, which several data sets may share.
        var record = Good(item.Text("@id")) is { } iri ? new RecordGraph(iri, Dcat3 + "Dataset") : new RecordGraph(Dcat3 + "Dataset");
        var node = record.Record;
        var language = item.Member("language").Texts().FirstOrDefault();
        var tag = language is { Length: 2 or 5 } ? language : null;
        Say(node, Dct + "title", item.Member("title"), tag);
        Say(node, Dct + "description", item.Member("description"), tag);
        Say(node, Dct + "identifier", item.Text("identifier"));
        foreach (var keyword in item.Member("keyword").Texts())
        {
            Say(node, Dcat3 + "keyword", keyword, tag);
        }

        Time(node, Dct + "issued", item.Text("issued"));
        // A data set without a date of its own may say how often it changes instead (R/P1D).
        var modified = item.Text("modified");
        if (modified?.StartsWith("R/", StringComparison.Ordinal) != true)
        {
            Time(node, Dct + "modified", modified);
        }

        Code(node, Dct + "accrualPeriodicity", item.Text("accrualPeriodicity") ?? (modified?.StartsWith("R/", StringComparison.Ordinal) == true ? modified : null), FrequencyNames.Find);
        Link(node, Dcat3 + "landingPage", item.Text("landingPage"));
        Link(node, Dct + "accessRights", item.Text("accessLevel"));
        Say(node, Dct + "rights", item.Text("rights"));
        Link(node, Dct + "conformsTo", item.Text("conformsTo"));
        Link(node, Foaf + "page", item.Text("describedBy"));
        Each(item, "references", text => Link(node, Dct + "relation", text));
        Each(item, "isPartOf", text => Say(node, Dct + "isPartOf", text));
        Each(item, "language", text => Code(node, Dct + "language", text, LanguageNames.Find));
        Each(item, "theme", text => Code(node, Dcat3 + "theme", text, ThemeNames.Find));
        var publisher = item.Member("publisher");
        record.Agent(node, Dct + "publisher", publisher.Text("name") ?? publisher.Text(), publisher.Text("mbox"), publisher.Text("homepage"), Good(publisher.Text("@id")));
        var contact = item.Member("contactPoint").Items().FirstOrDefault();
        record.Contact(contact.Text("fn"), contact.Text("hasEmail"));
        Spatial(record, item.Member("spatial"));
        if (item.Text("temporal")?.Split('/') is [var start, var end, ..])
        {
            record.Period(start, end.StartsWith('P') ? null : end);
        }

        foreach (var one in item.Member("distribution").Items().Where(one => one.ValueKind == JsonValueKind.Object))
        {
            Distribution(record, item, one);
        }

        return record.Graph;
    }

    static void Distribution(RecordGraph record, JsonElement dataset, JsonElement one)
    {
        var node = Good(one.Text("@id")) is { } iri ? record.Graph.About(iri).Is(Dcat3 + "Distribution") : record.Blank(Dcat3 + "Distribution");
        record.Record.Add(Dcat3 + "distribution", node.Subject);
        Say(node, Dct + "title", one.Member("title"));
        Say(node, Dct + "description", one.Member("description"));
        Link(node, Dcat3 + "accessURL", one.Text("accessURL") ?? one.Text("downloadURL"));
        Link(node, Dcat3 + "downloadURL", one.Text("downloadURL"));
        var (format, type) = (one.Text("format"), one.Text("mediaType"));
        Code(node, Dct + "format", format, text => FormatNames.FileType(text) ?? FormatNames.MediaType(text));
        Code(node, Dcat3 + "mediaType", type ?? (format is null ? null : FormatNames.MediaTypeOf(format)), FormatNames.MediaType);
        Size(node, one.Text("byteSize"));
        Link(node, Dct + "conformsTo", one.Text("conformsTo"));
        Link(node, Foaf + "page", one.Text("describedBy"));
        if ((one.Text("license") ?? dataset.Text("license")) is { } license)
        {
            License(node, license);
        }
    }

    // ArcGIS writes markup and prose into it, with the address somewhere in between.
    static void License(Graph.Node node, string text)
    {
        var plain = PlainText.HasMarkup(text) ? PlainText.WithoutMarkup(text) : text;
        if (LicenseNames.Find(plain) is { } known)
        {
            node.Link(Dct + "license", known);
        }
        else if (Good(plain) is not null)
        {
            Link(node, Dct + "license", plain);
        }
        else
        {
            Say(node, Dct + "rights", text);
            if (Address().Match(plain) is { Success: true } address && LicenseNames.Find(address.Value) is { } named)
            {
                node.Link(Dct + "license", named);
            }
        }
    }

    // A box as west, south, east, north; GeoJSON, as object or as text; otherwise a name.
    static void Spatial(RecordGraph record, JsonElement spatial)
    {
        if (spatial.ValueKind == JsonValueKind.Object)
        {
            record.Geometry(spatial);
        }
        else if (spatial.Text() is { } text)
        {
            var numbers = text.Split(',').Select(part => double.TryParse(part, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : double.NaN).ToArray();
            if (numbers is [var west, var south, var east, var north] && numbers.All(double.IsFinite))
            {
                record.Box(west, south, east, north);
            }
            else if (text.TrimStart().StartsWith('{'))
            {
                record.Geometry(JsonFields.Parse(text));
            }
            else if (Good(text) is not null)
            {
                Link(record.Record, Dct + "spatial", text);
            }
            else
            {
                Say(record.Place(), Skos + "prefLabel", text);
            }
        }
    }

    static void Each(JsonElement item, string field, Action<string> say)
    {
        foreach (var text in item.Member(field).Texts())
        {
            say(text);
        }
    }

    static string? Good(string? address) => address is not null && IriReference.IsAbsolute(address.Trim()) && AddressText.Web(address) is { } good ? good : null;

    [GeneratedRegex("""^\s*\{(?=.{0,8000}"dataset"\s*:\s*\[)""", RegexOptions.Singleline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Document();

    // Another context than that of Project Open Data may call anything "dataset".
    [GeneratedRegex("""^\s*\{.{0,8000}?"@context"\s*:(?!\s*"https?://project-open-data\.cio\.gov/)""", RegexOptions.Singleline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OtherContext();

    [GeneratedRegex("""https?://[^\s"'<>()]+""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Address();
}
