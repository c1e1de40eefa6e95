using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using OpenUrbanData.Catalog.Portability;
using OpenUrbanData.Catalog.Rdf;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Model.Solutions;
using static OpenUrbanData.Catalog.Rdf.Vocabulary;

namespace OpenUrbanData.Catalog.Ckan;

/// <summary>A data set of the catalogue, of our own or of others, as CKAN shows packages: the same mapping of DCAT for both.</summary>
/// <remarks>Fields and extras are named as ckanext-dcat and ckanext-dcatde name them, so that harvesters of CKAN find what they know.
/// <see href="https://docs.ckan.org/en/2.11/api/">The API of CKAN</see>.</remarks>
public sealed record CkanPackage
{
    const string Adms = "http://www.w3.org/ns/adms#";

    /// <summary>Id of the record.</summary>
    public required string Id { get; init; }

    /// <summary>All that is said of it.</summary>
    public required Graph Graph { get; init; }

    /// <summary>The data set itself in <see cref="Graph"/>.</summary>
    public required Graph.Node Node { get; init; }

    /// <summary>Its page here.</summary>
    public required string Page { get; init; }

    /// <summary>Who publishes it; null where nobody is said to.</summary>
    public CkanOrganization? Organization { get; init; }

    /// <summary>When it came into this catalogue.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When it changed in this catalogue.</summary>
    public required DateTimeOffset Modified { get; init; }

    /// <summary>Box around it; null where none is known.</summary>
    public Extent? Box { get; init; }

    /// <summary>Name and title of the harvested source; null for our own.</summary>
    public (string Name, string Title)? Source { get; init; }

    string Name => CkanNames.Package(Id);

    /// <summary>Writes the package.</summary>
    public void Write(Utf8JsonWriter json, Language language)
    {
        var publisher = Graph.Follow(Node, Dct + "publisher");
        var contact = Graph.Follow(Node, Dcat3 + "contactPoint");
        ImmutableArray<CkanResource> resources = [.. Resources()];
        var license = resources.Select(one => one.Node).Prepend(Node).Select(one => one.First(Dct + "license")).FirstOrDefault(iri => iri is not null);
        json.WriteStartObject();
        json.WriteString("id", Id);
        json.WriteString("name", Name);
        json.WriteString("type", "dataset");
        json.WriteString("state", "active");
        json.WriteBoolean("private", false);
        json.WriteString("title", Node.In(Dct + "title", language) ?? Name);
        WriteTranslations(json, "title_translated", Dct + "title");
        json.WriteString("notes", Node.In(Dct + "description", language) ?? "");
        WriteTranslations(json, "notes_translated", Dct + "description");
        json.WriteString("url", Node.First(Dcat3 + "landingPage") ?? Page);
        json.WriteString("version", Node.First(Dcat3 + "version"));
        json.WriteString("author", publisher?.In(Foaf + "name", language));
        json.WriteString("author_email", Mail(publisher?.First(Foaf + "mbox")));
        json.WriteString("maintainer", contact?.In(Vcard + "fn", language));
        json.WriteString("maintainer_email", Mail(contact?.First(Vcard + "hasEmail")));
        json.WriteString("metadata_created", CkanNames.Time(Created));
        json.WriteString("metadata_modified", CkanNames.Time(Modified));
        json.WriteNull("creator_user_id");
        CkanLicense.WriteMembers(json, license);
        json.WriteString("owner_org", Organization?.Name);
        if (Organization is null)
        {
            json.WriteNull("organization");
        }
        else
        {
            json.WritePropertyName("organization");
            Organization.Write(json, language, null);
        }

        WriteGroups(json, language);
        WriteTags(json);
        json.WriteNumber("num_resources", resources.Length);
        json.WriteStartArray("resources");
        foreach (var resource in resources)
        {
            resource.Write(json, language);
        }

        json.WriteEndArray();
        WriteExtras(json, language, publisher, contact);
        json.WriteStartArray("relationships_as_subject");
        json.WriteEndArray();
        json.WriteStartArray("relationships_as_object");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The resource of an id; null where the package has none such.</summary>
    public CkanResource? Resource(string id) => Resources().FirstOrDefault(one => one.Id == id);

    /// <summary>Writes what stands for it in a list of suggestions.</summary>
    public void WriteMatch(Utf8JsonWriter json, Language language)
    {
        json.WriteStartObject();
        json.WriteString("name", Name);
        json.WriteString("title", Node.In(Dct + "title", language) ?? Name);
        json.WriteString("match_field", "title");
        json.WriteString("match_displayed", Node.In(Dct + "title", language) ?? Name);
        json.WriteEndObject();
    }

    IEnumerable<CkanResource> Resources() => Node[Dcat3 + "distribution"].Select(Graph.Find).OfType<Graph.Node>()
        .Select((one, position) => new CkanResource(Graph, Node, one, Id, position, Modified));

    void WriteTranslations(Utf8JsonWriter json, string name, string predicate)
    {
        json.WriteStartObject(name);
        foreach (var (language, text) in Node.Translations(predicate))
        {
            json.WriteString(language, text);
        }

        json.WriteEndObject();
    }

    void WriteGroups(Utf8JsonWriter json, Language language)
    {
        json.WriteStartArray("groups");
        foreach (var theme in Node.All(Dcat3 + "theme").Where(iri => iri.Contains("/data-theme/", StringComparison.Ordinal)).Select(GraphTexts.Code)
            .Where(DataThemes.Codes.Contains).Distinct(StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("id", CkanNames.Group(theme));
            json.WriteString("name", CkanNames.Group(theme));
            json.WriteString("title", DataThemes.Title(theme).In(language));
            json.WriteString("display_name", DataThemes.Title(theme).In(language));
            json.WriteString("description", "");
            json.WriteString("image_display_url", "");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    void WriteTags(Utf8JsonWriter json)
    {
        var tags = Node.All(Dcat3 + "keyword");
        json.WriteNumber("num_tags", tags.Length);
        json.WriteStartArray("tags");
        foreach (var tag in tags.Order(StringComparer.Ordinal))
        {
            CkanLists.WriteTag(json, tag);
        }

        json.WriteEndArray();
    }

    void WriteExtras(Utf8JsonWriter json, Language language, Graph.Node? publisher, Graph.Node? contact)
    {
        var iri = Node.Subject is Term.Iri ? Node.Iri : null;
        var period = Graph.Follow(Node, Dct + "temporal");
        var extras = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Add("uri", iri);
        Add("guid", iri);
        Add("identifier", Node.First(Dct + "identifier"));
        Add("issued", Node.First(Dct + "issued"));
        Add("modified", Node.First(Dct + "modified"));
        Add("frequency", Node.First(Dct + "accrualPeriodicity"));
        Add("access_rights", Node.First(Dct + "accessRights"));
        Add("provenance", Node.In(Dct + "provenance", language));
        Add("dcat_type", Node.First(Dct + "type"));
        Add("version_notes", Node.In(Adms + "versionNotes", language));
        List("language", Dct + "language");
        List("theme", Dcat3 + "theme");
        List("conforms_to", Dct + "conformsTo");
        List("documentation", Foaf + "page");
        List("source", Dct + "source");
        List("in_series", Dcat3 + "inSeries");
        List("applicable_legislation", Dcatap + "applicableLegislation");
        List("hvd_category", Dcatap + "hvdCategory");
        List("contributorID", Dcatde + "contributorID");
        List("politicalGeocodingURI", Dcatde + "politicalGeocodingURI");
        Add("politicalGeocodingLevelURI", Node.First(Dcatde + "politicalGeocodingLevelURI"));
        Texts("alternate_identifier", [.. Node[Adms + "identifier"].Select(one => Graph.Find(one)?.First(Skos + "notation") ?? (one as Term.Literal)?.Text).OfType<string>()]);
        Add("publisher_uri", publisher?.Subject is Term.Iri ? publisher.Iri : Node.FirstIri(Dct + "publisher"));
        Add("publisher_name", publisher?.In(Foaf + "name", language));
        Add("publisher_email", Mail(publisher?.First(Foaf + "mbox")));
        Add("publisher_url", publisher?.First(Foaf + "homepage"));
        Add("publisher_type", publisher?.First(Dct + "type"));
        Add("contact_name", contact?.In(Vcard + "fn", language));
        Add("contact_email", Mail(contact?.First(Vcard + "hasEmail")));
        Add("contact_url", contact?.First(Vcard + "hasURL"));
        Add("temporal_start", period?.First(Dcat3 + "startDate") ?? period?.First("http://schema.org/startDate"));
        Add("temporal_end", period?.First(Dcat3 + "endDate") ?? period?.First("http://schema.org/endDate"));
        Add("spatial_uri", Node.All(Dct + "spatial").FirstOrDefault(one => iri is null || !one.StartsWith(iri, StringComparison.Ordinal)));
        Add("spatial", Box is { } box ? Polygon(box) : null);
        Add("harvest_source_id", Source?.Name);
        Add("harvest_source_title", Source?.Title);
        json.WriteStartArray("extras");
        foreach (var (key, value) in extras)
        {
            json.WriteStartObject();
            json.WriteString("key", key);
            json.WriteString("value", value);
            json.WriteEndObject();
        }

        json.WriteEndArray();

        void Add(string key, string? value)
        {
            if (value is { Length: > 0 })
            {
                extras[key] = value;
            }
        }

        void List(string key, string predicate) => Texts(key, Node.All(predicate));

        // Lists are JSON in a text.
        void Texts(string key, ImmutableArray<string> values) => Add(key, values.IsEmpty ? null : JsonSerializer.Serialize([.. values], CkanJson.Default.StringArray));
    }

    static string? Mail(string? address) => address?.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) == true ? address["mailto:".Length..] : address;

    static string Polygon(Extent box) => string.Create(CultureInfo.InvariantCulture,
        $$"""{"type":"Polygon","coordinates":[[[{{box.West}},{{box.South}}],[{{box.East}},{{box.South}}],[{{box.East}},{{box.North}}],[{{box.West}},{{box.North}}],[{{box.West}},{{box.South}}]]]}""");
}

/// <summary>Who publishes, as CKAN has organisations.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Url">Its page; null for none.</param>
public sealed record CkanOrganization(string Name, LocalizedText Title, string? Url = null)
{
    /// <summary>The organisation of a publisher of our own.</summary>
    public static CkanOrganization Of(Publisher publisher) => new(publisher.Slug, publisher.Name, publisher.Website);

    /// <summary>Writes it.</summary>
    /// <param name="json">Output.</param>
    /// <param name="language">Language of its title.</param>
    /// <param name="packages">How many data sets it has; null where that is not wanted.</param>
    public void Write(Utf8JsonWriter json, Language language, long? packages) =>
        CkanLists.WriteGroup(json, Name, Title.In(language), packages, "organization", members => members.WriteString("url", Url));
}

/// <summary>Licences as CKAN has them.</summary>
public static class CkanLicense
{
    /// <summary>Writes the members of a package that tell its licence.</summary>
    /// <param name="json">Output.</param>
    /// <param name="iri">IRI, or what a source wrote instead; null for none.</param>
    public static void WriteMembers(Utf8JsonWriter json, string? iri)
    {
        json.WriteString("license_id", iri ?? "notspecified");
        json.WriteString("license_title", iri is null ? "License not specified" : TitleOf(iri));
        json.WriteString("license_url", iri);
        json.WriteBoolean("isopen", iri is not null && IsOpen(iri));
    }

    /// <summary>Writes a member of the list of licences.</summary>
    public static void Write(Utf8JsonWriter json, string iri)
    {
        json.WriteStartObject();
        json.WriteString("id", iri);
        json.WriteString("title", TitleOf(iri));
        json.WriteString("url", iri);
        json.WriteString("status", "active");
        json.WriteString("family", "");
        json.WriteString("maintainer", "");
        json.WriteBoolean("domain_content", false);
        json.WriteBoolean("domain_data", true);
        json.WriteBoolean("domain_software", false);
        json.WriteBoolean("is_generic", false);
        json.WriteBoolean("is_okd_compliant", IsOpen(iri));
        json.WriteString("od_conformance", IsOpen(iri) ? "approved" : "not reviewed");
        json.WriteString("osd_conformance", "not reviewed");
        json.WriteEndObject();
    }

    static bool IsOpen(string iri) => OpenLicenses.Allows(iri, LicenseClass.Open);

    // The last parts of the address are what people know: dl-by-de/2.0.
    static string TitleOf(string iri)
    {
        var start = iri.IndexOf("/licenses/", StringComparison.Ordinal);
        return start > 0 ? iri[(start + "/licenses/".Length)..].TrimEnd('/') : iri;
    }
}
