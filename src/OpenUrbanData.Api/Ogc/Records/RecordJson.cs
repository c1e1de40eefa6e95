using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Catalog.Records;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.Ogc.Records;

/// <summary>Writes records as GeoJSON (OGC 20-004r1, 7.2 and 7.10).</summary>
static class RecordJson
{
    const string ThemeScheme = "http://publications.europa.eu/resource/authority/data-theme";

    /// <summary>One record, with the links that it has anywhere; a document of its own has more of them.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="request">Language and addresses.</param>
    /// <param name="record">The record.</param>
    /// <param name="members">Members of <c>properties</c>; null for all.</param>
    /// <param name="isDocument">True where it is the whole document.</param>
    public static void Write(Utf8JsonWriter json, ApiRequest request, CatalogueRecord record, ImmutableArray<string>? members, bool isDocument)
    {
        json.WriteStartObject();
        json.WriteString("id", record.Id);
        json.WriteString("type", "Feature");
        json.WriteStartArray("conformsTo");
        json.WriteStringValue(Conformance.RecordCore);
        json.WriteEndArray();
        WriteTime(json, record);
        json.WritePropertyName("geometry");
        WriteBox(json, members is null || members.Value.Contains("geometry") ? record.Extent : null);
        WriteExtent(json, record.Extent);
        json.WriteStartObject("properties");
        foreach (var member in members ?? RecordParameters.Members)
        {
            WriteMember(json, request, record, member);
        }

        json.WriteEndObject();
        json.WriteStartArray("links");
        WriteLinks(json, request, record, isDocument);
        json.WriteEndArray();
        WriteTemplates(json, request, record);
        json.WriteEndObject();
    }

    static void WriteMember(Utf8JsonWriter json, ApiRequest request, CatalogueRecord record, string member)
    {
        switch (member)
        {
            case "type":
                json.WriteString(member, record.Type);
                break;
            case "title":
                json.WriteString(member, request.In(record.Title));
                break;
            case "description" when record.Description is { } description:
                json.WriteString(member, request.In(description));
                break;
            case "keywords":
                WriteTexts(json, member, request.Language == Language.German ? record.KeywordsDe : record.KeywordsEn);
                break;
            case "themes" when !record.Themes.IsEmpty:
                WriteThemes(json, request, record.Themes);
                break;
            case "language":
                json.WritePropertyName(member);
                WriteLanguage(json, request.Language == Language.German ? "de" : "en");
                break;
            case "languages":
                WriteLanguages(json, member, [request.Language == Language.German ? "en" : "de"]);
                break;
            case "resourceLanguages" when !record.Languages.IsEmpty:
                WriteLanguages(json, member, record.Languages);
                break;
            case "created" when record.Created is { } created:
                json.WriteString(member, Instant(created));
                break;
            case "updated" when record.Updated is { } updated:
                json.WriteString(member, Instant(updated));
                break;
            case "externalIds" when !record.ExternalIds.IsEmpty:
                WriteObjects(json, member, record.ExternalIds, id => json.WriteString("value", id));
                break;
            case "formats" when !record.Formats.IsEmpty:
                WriteObjects(json, member, record.Formats, format =>
                {
                    json.WriteString("name", format.Name);
                    WriteText(json, "mediaType", format.MediaType);
                });
                break;
            case "contacts" when !record.Parties.IsEmpty:
                WriteObjects(json, member, record.Parties, party => WriteParty(json, request, party));
                break;
            case "license" when record.License is { } license:
                json.WriteString(member, SpdxLicenses.Of(license) ?? "other");
                break;
            case "rights":
                WriteText(json, member, record.Rights);
                break;
            case "publisher":
                WriteText(json, member, record.Publisher is { } publisher ? request.In(publisher) : null);
                break;
            case "municipality_key":
                WriteTexts(json, member, record.Towns);
                break;
            case "schema":
                WriteText(json, member, record.Schema);
                break;
            case "hvd":
                json.WriteBoolean(member, record.IsHvd);
                break;
            case "source":
                WriteText(json, member, record.Source);
                break;
        }
    }

    static void WriteLinks(Utf8JsonWriter json, ApiRequest request, CatalogueRecord record, bool isDocument)
    {
        var own = request.Links.To(Links.Item(RecordCollection.Id, record.Id));
        if (isDocument)
        {
            json.WriteSelfAndAlternates(request);
        }
        else
        {
            json.WriteLink(own + "?f=json", "self", Format.GeoJson.MediaType);
            json.WriteLink(own + "?f=html", "alternate", "text/html");
        }

        foreach (var language in new[] { Language.German, Language.English }.Where(one => one != request.Language))
        {
            var code = language == Language.German ? "de" : "en";
            json.WriteLink($"{own}?f=json&lang={code}", "alternate", Format.GeoJson.MediaType, record.Title.In(language), code);
        }

        json.WriteLink(request.Links.To(Links.Collection(RecordCollection.Id)), "collection", RecordDocuments.Catalogue.MediaType, request.In(RecordCollection.Title));
        json.WriteLink(Profiles.Register + "ogc-record", "profile");
        foreach (var iri in record.ConformsTo.Where(RecordOfOthers.IsAddress))
        {
            json.WriteLink(iri, "http://purl.org/dc/terms/conformsTo");
        }

        foreach (var link in record.Links)
        {
            json.WriteLink(link.Href, link.Relation, link.Type, link.Title is { } title ? request.In(title) : null);
        }
    }

    static void WriteTemplates(Utf8JsonWriter json, ApiRequest request, CatalogueRecord record)
    {
        if (record.ItemsTemplate is not { } template)
        {
            return;
        }

        json.WriteStartArray("linkTemplates");
        json.WriteStartObject();
        json.WriteString("rel", "items");
        json.WriteString("type", Format.GeoJson.MediaType);
        json.WriteString("title", request.Language == Language.German ? "Einträge eines Ausschnitts" : "Records of a part");
        json.WriteString("uriTemplate", template);
        json.WriteStartObject("variables");
        foreach (var (name, type) in new[] { ("bbox", "string"), ("datetime", "string"), ("limit", "integer") })
        {
            json.WriteStartObject(name);
            json.WriteString("type", type);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    static void WriteParty(Utf8JsonWriter json, ApiRequest request, RecordParty party)
    {
        WriteText(json, "identifier", party.Identifier);
        WriteText(json, "name", party.Name is { } name ? request.In(name) : null);
        WriteText(json, "organization", party.Organization is { } organization ? request.In(organization) : null);
        if (party.Email is { } email)
        {
            WriteObjects(json, "emails", [email], value => json.WriteString("value", value));
        }

        if (RecordOfOthers.IsAddress(party.Url))
        {
            json.WriteStartArray("links");
            json.WriteLink(party.Url!, "about", "text/html");
            json.WriteEndArray();
        }

        WriteTexts(json, "roles", [party.Role]);
    }

    static void WriteThemes(Utf8JsonWriter json, ApiRequest request, ImmutableArray<string> themes)
    {
        json.WriteStartArray("themes");
        json.WriteStartObject();
        WriteObjects(json, "concepts", themes, code =>
        {
            json.WriteString("id", code);
            json.WriteString("title", request.In(DataThemes.Title(code)));
            json.WriteString("url", $"{ThemeScheme}/{code}");
        });
        json.WriteString("scheme", ThemeScheme);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    static void WriteTime(Utf8JsonWriter json, CatalogueRecord record)
    {
        if (record is { Begins: null, Ends: null })
        {
            json.WriteNull("time");
            return;
        }

        json.WriteStartObject("time");
        WriteTexts(json, "interval", [record.Begins is { } begins ? Instant(begins) : "..", record.Ends is { } ends ? Instant(ends) : ".."]);
        json.WriteEndObject();
    }

    static void WriteExtent(Utf8JsonWriter json, Extent? extent)
    {
        if (extent is not { } box)
        {
            return;
        }

        json.WriteStartObject("extent");
        json.WriteStartObject("spatial");
        json.WriteStartArray("bbox");
        WriteNumbers(json, box.West, box.South, box.East, box.North);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // What has no area is no polygon.
    static void WriteBox(Utf8JsonWriter json, Extent? extent)
    {
        if (extent is not { } box)
        {
            json.WriteNullValue();
            return;
        }

        var (isThin, isFlat) = (box.West.Equals(box.East), box.South.Equals(box.North));
        json.WriteStartObject();
        json.WriteString("type", (isThin, isFlat) switch { (true, true) => "Point", (false, false) => box.West > box.East ? "MultiPolygon" : "Polygon", _ => "LineString" });
        json.WritePropertyName("coordinates");
        switch (isThin, isFlat)
        {
            case (true, true):
                WriteNumbers(json, box.West, box.South);
                break;
            case (false, false) when box.West > box.East:
                json.WriteStartArray();
                WriteRing(json, box with { East = 180 });
                WriteRing(json, box with { West = -180 });
                json.WriteEndArray();
                break;
            case (false, false):
                WriteRing(json, box);
                break;
            default:
                json.WriteStartArray();
                WriteNumbers(json, box.West, box.South);
                WriteNumbers(json, box.East, box.North);
                json.WriteEndArray();
                break;
        }

        json.WriteEndObject();
    }

    static void WriteRing(Utf8JsonWriter json, Extent box)
    {
        json.WriteStartArray();
        json.WriteStartArray();
        WriteNumbers(json, box.West, box.South);
        WriteNumbers(json, box.East, box.South);
        WriteNumbers(json, box.East, box.North);
        WriteNumbers(json, box.West, box.North);
        WriteNumbers(json, box.West, box.South);
        json.WriteEndArray();
        json.WriteEndArray();
    }

    static void WriteNumbers(Utf8JsonWriter json, params ReadOnlySpan<double> numbers)
    {
        json.WriteStartArray();
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }

    static void WriteLanguages(Utf8JsonWriter json, string name, ImmutableArray<string> codes)
    {
        json.WriteStartArray(name);
        foreach (var code in codes)
        {
            WriteLanguage(json, code);
        }

        json.WriteEndArray();
    }

    static void WriteLanguage(Utf8JsonWriter json, string code)
    {
        json.WriteStartObject();
        json.WriteString("code", code);
        WriteText(json, "name", code switch { "de" => "Deutsch", "en" => "English", _ => null });
        json.WriteEndObject();
    }

    static void WriteTexts(Utf8JsonWriter json, string name, ImmutableArray<string> texts)
    {
        if (texts.IsEmpty)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    static void WriteObjects<T>(Utf8JsonWriter json, string name, ImmutableArray<T> values, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStartObject();
            write(value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void WriteText(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    static string Instant(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
