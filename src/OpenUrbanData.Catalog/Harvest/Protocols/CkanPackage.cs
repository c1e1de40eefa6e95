using System.Text.Json;
using OpenUrbanData.Catalog.Harvest.Values;
using OpenUrbanData.Catalog.Rdf;
using static OpenUrbanData.Catalog.Harvest.Protocols.RecordGraph;
using static OpenUrbanData.Catalog.Rdf.Vocabulary;

namespace OpenUrbanData.Catalog.Harvest.Protocols;

/// <summary>A package of CKAN as DCAT.</summary>
/// <remarks>Fields are those of CKAN, of <see href="https://docs.ckan.org/projects/ckanext-dcat/en/latest/mapping/">ckanext-dcat</see> and of ckanext-dcatde; each may stand in the package, as
/// schemas do it, or in its <c>extras</c>. IRIs are those that the same site gives in its RDF, so that a source can change its protocol.</remarks>
sealed class CkanPackage
{
    readonly JsonElement _package;
    readonly Dictionary<string, JsonElement> _extras = new(StringComparer.OrdinalIgnoreCase);
    readonly string _site;
    readonly RecordGraph _record;
    readonly string? _language;

    CkanPackage(JsonElement package, string site)
    {
        (_package, _site) = (package, site);
        foreach (var extra in package.Member("extras").Items())
        {
            if (extra.Text("key") is { } key)
            {
                _extras.TryAdd(key, extra.Member("value"));
            }
            else if (extra.ValueKind == JsonValueKind.Object)
            {
                // The API before version 3 has an object of keys.
                foreach (var one in extra.EnumerateObject())
                {
                    _extras.TryAdd(one.Name, one.Value);
                }
            }
        }

        Iri = Good(One("uri")) ?? $"{site}/dataset/{Uri.EscapeDataString(package.Text("id") ?? package.Text("name")!)}";
        _record = new(Iri, Dcat3 + (package.Text("type") == "dataset-series" ? "DatasetSeries" : "Dataset"));
        _language = package.Text("language") is { Length: 2 } language ? language : null;
    }

    string Iri { get; }

    /// <summary>Reads one.</summary>
    /// <param name="package">The object of the API, with id or name.</param>
    /// <param name="site">Address of the site, without a slash at its end.</param>
    public static Graph Read(JsonElement package, string site)
    {
        var one = new CkanPackage(package, site);
        one.Describe();
        one.Attribute();
        one.Locate();
        one.Distribute();
        return one._record.Graph;
    }

    void Describe()
    {
        var node = _record.Record;
        Say(node, Dct + "title", First("title_translated", "title"), _language);
        Say(node, Dct + "description", First("notes_translated", "notes"), _language);
        Say(node, Dct + "identifier", One("identifier") ?? One("guid") ?? _package.Text("id") ?? _package.Text("name"));
        Each("alternate_identifier", text => Say(node, Adms + "identifier", text));
        Link(node, Dcat3 + "landingPage", _package.Text("url"));
        Say(node, Dcat3 + "version", One("dcat_version") ?? _package.Text("version"));
        Say(node, Adms + "versionNotes", One("version_notes"));
        Time(node, Dct + "issued", One("issued"), _package.Text("metadata_created"));
        Time(node, Dct + "modified", One("modified"), _package.Text("metadata_modified"));
        Code(node, Dct + "accrualPeriodicity", One("frequency"), FrequencyNames.Find);
        Link(node, Dct + "accessRights", One("access_rights"));
        Link(node, Dct + "type", One("dcat_type"));
        Each("language", text => Code(node, Dct + "language", text, LanguageNames.Find));
        Each("conforms_to", text => Link(node, Dct + "conformsTo", text));
        Each("documentation", text => Link(node, Foaf + "page", text));
        Each("related_resource", text => Link(node, Dct + "relation", text));
        Each("source", text => Link(node, Dct + "source", text));
        Each("applicable_legislation", text => Link(node, Dcatap + "applicableLegislation", text));
        Each("hvd_category", text => Link(node, Dcatap + "hvdCategory", text));
        Each("in_series", text => Link(node, Dcat3 + "inSeries", text));
        Say(node, Dct + "provenance", One("provenance"));
        Link(node, Dcatap + "availability", One("availability"));
        Keywords(node);
        foreach (var theme in Many("theme").Select(text => ThemeNames.Find(text) ?? text)
            .Concat(_package.Member("groups").Items().Select(group => ThemeNames.Find(group.Text("name") ?? group.Text() ?? "")).OfType<string>()).Distinct(StringComparer.Ordinal))
        {
            Link(node, Dcat3 + "theme", theme);
        }

        foreach (var (field, property) in (ReadOnlySpan<(string, string)>)
            [
                ("contributorID", "contributorID"), ("politicalGeocodingURI", "politicalGeocodingURI"), ("politicalGeocodingLevelURI", "politicalGeocodingLevelURI"),
                ("qualityProcessURI", "qualityProcessURI"),
            ])
        {
            Each(field, text => Link(node, Dcatde + property, text));
        }

        Each("geocodingText", text => Say(node, Dcatde + "geocodingDescription", text));
        Each("geocodingDescription", text => Say(node, Dcatde + "geocodingDescription", text));
        Each("legalbasisText", text => Say(node, Dcatde + "legalBasis", text));
        Each("legalBasis", text => Say(node, Dcatde + "legalBasis", text));
    }

    void Keywords(Graph.Node node)
    {
        if (_package.Member("tags_translated") is { ValueKind: JsonValueKind.Object } translated)
        {
            Say(node, Dcat3 + "keyword", translated);
            return;
        }

        foreach (var tag in _package.Member("tags").Items())
        {
            Say(node, Dcat3 + "keyword", tag.Text("display_name") ?? tag.Text("name") ?? tag.Text(), _language);
        }
    }

    void Attribute()
    {
        var organization = _package.Member("organization");
        if (One("publisher_name") is { } name || One("publisher_uri") is not null)
        {
            _record.Agent(_record.Record, Dct + "publisher", One("publisher_name"), One("publisher_email"), One("publisher_url"), Good(One("publisher_uri")), Good(One("publisher_type")));
        }
        else if (organization.ValueKind == JsonValueKind.Object)
        {
            _record.Agent(
                _record.Record, Dct + "publisher", organization.Text("title") ?? organization.Text("name"),
                agent: organization.Text("id") is { } id ? $"{_site}/organization/{Uri.EscapeDataString(id)}" : null);
        }
        else
        {
            _record.Agent(_record.Record, Dct + "publisher", _package.Text("author") ?? _package.Text("maintainer"));
        }

        foreach (var (field, property) in (ReadOnlySpan<(string, string)>)
            [("author", Dct + "creator"), ("originator", Dcatde + "originator"), ("maintainer", Dcatde + "maintainer"), ("contributor", Dct + "contributor"), ("creator", Dct + "creator")])
        {
            if (field is "author" or "maintainer" && One(field + "_name") is null && One(field + "_uri") is null)
            {
                continue; // those of CKAN itself are whom to ask
            }

            _record.Agent(_record.Record, property, One(field + "_name"), One(field + "_email"), One(field + "_url"), Good(One(field + "_uri")));
        }

        _record.Contact(
            One("contact_name") ?? _package.Text("maintainer") ?? _package.Text("author"),
            One("contact_email") ?? _package.Text("maintainer_email") ?? _package.Text("author_email"), One("contact_url") ?? One("maintainer_url"), One("contact_telephone") ?? One("maintainer_tel"));
    }

    void Locate()
    {
        _record.Period(One("temporal_start") ?? One("temporal_coverage_from"), One("temporal_end") ?? One("temporal_coverage_to"));
        if (Good(One("spatial_uri")) is { } uri)
        {
            _record.Record.Link(Dct + "spatial", uri);
        }

        var spatial = First("spatial");
        var geometry = spatial.ValueKind == JsonValueKind.Object ? spatial : One("spatial") is { } text && text.TrimStart().StartsWith('{') ? JsonFields.Parse(text) : default;
        _record.Geometry(geometry);
        if ((One("spatial_text") ?? (geometry.ValueKind == JsonValueKind.Undefined ? One("spatial") : null)) is { } label)
        {
            if (Good(label) is { } named)
            {
                _record.Record.Link(Dct + "spatial", named);
            }
            else
            {
                Say(_record.Place(), Skos + "prefLabel", label);
            }
        }
    }

    void Distribute()
    {
        foreach (var resource in _package.Member("resources").Items().Where(one => one.ValueKind == JsonValueKind.Object && one.Text("state") != "deleted"))
        {
            var id = resource.Text("id");
            var node = Good(resource.Text("uri")) is { } iri ? _record.Graph.About(iri)
                : id is not null ? _record.Graph.About($"{_site}/dataset/{Uri.EscapeDataString(_package.Text("id") ?? _package.Text("name")!)}/resource/{Uri.EscapeDataString(id)}")
                : _record.Blank(Dcat3 + "Distribution");
            node.Is(Dcat3 + "Distribution");
            _record.Record.Add(Dcat3 + "distribution", node.Subject);
            Say(node, Dct + "title", resource.Member("name_translated") is { ValueKind: JsonValueKind.Object } names ? names : resource.Member("name"), _language);
            Say(node, Dct + "description", resource.Member("description_translated") is { ValueKind: JsonValueKind.Object } texts ? texts : resource.Member("description"), _language);
            Link(node, Dcat3 + "accessURL", resource.Text("access_url") ?? resource.Text("url"));
            Link(node, Dcat3 + "downloadURL", resource.Text("download_url"));
            var (format, type) = (resource.Text("format"), resource.Text("mimetype") ?? resource.Text("mimetype_inner"));
            Code(node, Dct + "format", format, text => FormatNames.FileType(text) ?? FormatNames.MediaType(text));
            Code(node, Dcat3 + "mediaType", type ?? (format is null ? null : FormatNames.MediaTypeOf(format)), FormatNames.MediaType);
            License(node, resource);
            Size(node, resource.Text("size") is "0" ? null : resource.Text("size"));
            _record.Checksum(node, resource.Text("hash"), resource.Text("hash_algorithm"));
            Time(node, Dct + "issued", resource.Text("issued"), resource.Text("created"));
            Time(node, Dct + "modified", resource.Text("modified"), resource.Text("last_modified"), resource.Text("metadata_modified"));
            Say(node, Dct + "rights", resource.Text("rights"));
            Link(node, Adms + "status", resource.Text("status"));
            Link(node, Dcatap + "availability", resource.Text("availability") ?? resource.Text("plannedAvailability"));
            Say(node, Dcatde + "licenseAttributionByText", resource.Text("licenseAttributionByText") ?? One("licenseAttributionByText"));
            foreach (var language in resource.Member("language").Texts())
            {
                Code(node, Dct + "language", language, LanguageNames.Find);
            }

            foreach (var (field, property) in (ReadOnlySpan<(string, string)>)[("conforms_to", Dct + "conformsTo"), ("documentation", Foaf + "page"), ("applicable_legislation", Dcatap + "applicableLegislation")])
            {
                foreach (var text in resource.Member(field).Texts())
                {
                    Link(node, property, text);
                }
            }
        }
    }

    // The licence of the package is that of each resource which does not name its own.
    void License(Graph.Node node, JsonElement resource)
    {
        var own = resource.Text("license") ?? resource.Text("license_id");
        string?[] names = own is null ? [_package.Text("license_url"), _package.Text("license_id"), _package.Text("license_title")] : [own, resource.Text("license_url")];
        Link(node, Dct + "license", names.OfType<string>().Select(LicenseNames.Find).FirstOrDefault(found => found is not null)
            ?? names.OfType<string>().FirstOrDefault(name => Good(name) is not null) ?? names.OfType<string>().FirstOrDefault(name => name != "notspecified"));
    }

    string? One(string field) => First(field) is var value && value.ValueKind is JsonValueKind.Array ? value.Texts().FirstOrDefault() : First(field).Text();

    IEnumerable<string> Many(string field) => First(field).Texts();

    void Each(string field, Action<string> say)
    {
        foreach (var text in Many(field))
        {
            say(text);
        }
    }

    // The first of the fields that says anything, in the package before its extras.
    JsonElement First(params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
        {
            foreach (var value in (ReadOnlySpan<JsonElement>)[_package.Member(field), _extras.GetValueOrDefault(field), _extras.GetValueOrDefault("dcat_" + field)])
            {
                if (value.ValueKind is JsonValueKind.Array ? value.GetArrayLength() > 0 : value.ValueKind is JsonValueKind.Object ? value.EnumerateObject().Any() : value.Text() is not null)
                {
                    return value;
                }
            }
        }

        return default;
    }

    static string? Good(string? address) => address is not null && AddressText.Web(address) is { } good && IriReference.IsAbsolute(address.Trim()) ? good : null;
}
