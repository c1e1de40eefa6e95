using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using OpenUrbanData.Api.Ogc.Features;
using OpenUrbanData.Formats;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.Ogc.OpenApi;

/// <summary>The parameters of the OpenAPI document, by the names that <see cref="ApiPath"/> uses. The name of the parameter itself is
/// what stands before a dash that is followed by the kind of resource (<c>f-catalog</c> is <c>f</c>).</summary>
static class OpenApiParameters
{
    /// <summary>All of them; QGIS looks for <c>limit</c> under exactly this name to size its pages.</summary>
    public static Dictionary<string, IOpenApiParameter> Write(ApiOptions options, Language language)
    {
        var all = new Dictionary<string, IOpenApiParameter>(StringComparer.Ordinal)
        {
            ["bbox"] = Query("bbox", T("Nur Einträge, die den Kasten berühren oder keine Geometrie haben. Achsen wie in bbox-crs.",
                "Only features that intersect the box, or that have no geometry. Axis order as bbox-crs says."), new()
            {
                Type = JsonSchemaType.Array,
                MinItems = 4,
                MaxItems = 6,
                Items = new OpenApiSchema { Type = JsonSchemaType.Number },
            }, new JsonArray(6.9, 50.9, 7.0, 51.0)),
            ["bbox-crs"] = Query("bbox-crs", T("Koordinatensystem von bbox.", "CRS of bbox."), Crs()),
            ["datetime"] = Query("datetime", T("Zeitpunkt oder Zeitraum nach RFC 3339; '..' oder nichts für ein offenes Ende.",
                "Instant or interval of RFC 3339; '..' or nothing for an open end."), OpenApiSchemas.Text(), "2026-01-01/.."),
            ["collections-search"] = Query("collections", T("Kennungen der Datensammlungen, mit Kommas; ihre Einträge kommen in dieser Reihenfolge.",
                "Identifiers of the collections, with commas between them; their features come in this order."), TextArray()),
            ["filter"] = Query("filter", T("Bedingung in CQL2; gilt zusammen mit allen anderen.", "Condition in CQL2; holds together with all others."),
                OpenApiSchemas.Text(), "name LIKE 'A%'"),
            ["filter-lang"] = Query("filter-lang", T("Schreibweise von filter.", "Encoding of filter."), FilterLanguage()),
            ["filter-crs"] = Query("filter-crs", T("Koordinatensystem der Geometrien in filter.", "CRS of geometries in filter."), Crs()),
            ["q"] = Query("q", T("Wörter in den Texten eines Eintrags, ohne Groß- und Kleinschreibung und Akzente; Kommas zwischen Alternativen.",
                "Words in the texts of a feature, without regard to case and accents; commas between alternatives."), TextArray()),
            ["limit"] = Query("limit", T("Höchstzahl der Einträge einer Seite. CSV und Arrow enthalten ohne ihn alle.",
                "Most features of the page. CSV and Arrow have all features without it."), Limit(options.DefaultLimit)),
            ["limit-changes"] = Query("limit", T("Höchstzahl der Änderungen einer Seite.", "Most changes of the page."), Limit(options.DefaultChanges)),
            ["offset"] = Query("offset", T("Einträge, die übersprungen werden. Dem Link 'next' zu folgen ist schneller und lässt nichts aus.",
                "Features to skip. Following the link 'next' is faster and misses nothing."), Whole("0", 0)),
            ["next"] = Query("next", T("Marke aus dem Link 'next'.", "Opaque token from the link 'next'."), OpenApiSchemas.Text()),
            ["properties"] = Query("properties", T("Namen der gewünschten Eigenschaften, mit Kommas; auch Pflichtfelder fehlen sonst.",
                "Names of the properties wanted, with commas between them; without its name even a required one is left out."), TextArray()),
            ["exclude-properties"] = Query("exclude-properties", T("Namen der Eigenschaften, die fehlen sollen, mit Kommas; auch 'geometry'.",
                "Names of properties to leave out, with commas between them; 'geometry' among them."), TextArray()),
            ["zoom-level"] = Query("zoom-level", T("Vereinfacht Geometrien für eine Karte dieser Zoomstufe (WebMercatorQuad).",
                "Simplifies geometries for a map of this zoom level (WebMercatorQuad)."), NumberFromZero()),
            ["max-allowable-offset"] = Query("max-allowable-offset", T("Vereinfacht Geometrien um höchstens so viele Einheiten von crs.",
                "Simplifies geometries by at most so many units of crs."), NumberFromZero()),
            ["sortby"] = Query("sortby", T("Namen sortierbarer Eigenschaften, mit Kommas; '-' vor dem Namen für absteigend.",
                "Names of sortables, with commas between them; '-' before a name for descending."), TextArray()),
            ["crs"] = Query("crs", T("Koordinatensystem der Geometrien in der Antwort.", "CRS of the geometries in the answer."), Crs()),
            ["expand"] = Query("expand", T("Ergänzt die neuesten Messwerte.", "Adds the latest observations."), OpenApiSchemas.Words("latest")),
            ["profile"] = Query("profile", T("Spielarten der Antwort, mit Kommas: des Formats und der Verweise.",
                "Variants of the answer, with commas between them: of the format and of references."),
                OpenApiSchemas.ArrayOf(OpenApiSchemas.Words([.. Encoders.All.SelectMany(one => one.Profiles), .. FeatureReferences.Names]))),
            ["profile-file"] = Query("profile", T("Spielart des Formats.", "Variant of the format."),
                OpenApiSchemas.Words([.. Encoders.All.SelectMany(one => one.Profiles)])),
            ["profile-schema"] = Query("profile", T("Spielart: Codes mit Namen (codelist-inline) oder als Aufzählung mit Adresse der Codeliste (codelist-ref).",
                "Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref)."),
                OpenApiSchemas.ArrayOf(OpenApiSchemas.Text()), new JsonArray("codelist-inline")),
            ["since"] = Query("since", T("Nummer der Veröffentlichung, die der Client hat; 0 für keine.",
                "Number of the publication that the client has; 0 for none."), Whole("0"), 0),
            ["since-state"] = Query("since", T("Stand, den eine frühere Antwort nannte; ohne ihn alles.", "State that an earlier answer named; without it everything."), OpenApiSchemas.Text()),
            ["properties-facets"] = Query("properties", T("Eigenschaften, deren Verteilung gezählt wird, mit Kommas; ohne sie nur, welche es gibt.",
                "Properties whose spread is counted, with commas between them; without it only which there are."), TextArray()),
            ["limit-buckets"] = Query("limit", T("Höchstzahl der Werte je Eigenschaft; ungefähre Zahl der Klassen bei Zahlen und Zeiten.",
                "Most values per property; about so many bins of numbers and times."), Limit(options.Aggregates.DefaultBins, options.Aggregates.MaximumBins)),
            ["group-by"] = Query("group-by", T("Eigenschaften, mit Kommas; bei Zeiten mit :day, :week, :month, :quarter oder :year; 'grid' für Zellen der Karte.",
                "Properties, with commas between them; times with :day, :week, :month, :quarter or :year; 'grid' for cells of the map."), TextArray()),
            ["functions"] = Query("functions", T("Was je Gruppe neben der Anzahl berechnet wird: values, distinct, sum, mean, min, max, histogram einer Eigenschaft.",
                "What is computed of each group beside the count: values, distinct, sum, mean, min, max, histogram of a property."), OpenApiSchemas.Text(),
                "mean(capacity),histogram(capacity,10,0,500)"),
            ["zoom-grid"] = Query("zoom", T("Größe der Zellen: die Kacheln dieser Stufe von WebMercatorQuad.", "Size of the cells: the tiles of that zoom of WebMercatorQuad."),
                new() { Type = JsonSchemaType.Integer, Minimum = "0", Maximum = $"{Model.Query.GroupKey.Cell.MaximumZoom}" }),
            ["sortby-groups"] = Query("sortby", T("count, Namen aus group-by oder functions, mit Kommas; '-' vor dem Namen für absteigend.",
                "count, names of group-by or functions, with commas between them; '-' before a name for descending."), TextArray()),
            ["limit-groups"] = Query("limit", T("Höchstzahl der Gruppen.", "Most groups."), Limit(options.Aggregates.DefaultGroups, options.Aggregates.MaximumGroups)),
            ["offset-groups"] = Query("offset", T("Gruppen, die übersprungen werden.", "Groups to skip."), Whole("0", 0)),
            ["f-aggregate"] = F("json", "geojson", "csv", "html"),
            ["f"] = F([.. FeatureFormats.All.Select(one => one.Format.Name), "html"]),
            ["f-document"] = F("json", "html"),
            ["f-json"] = F("json"),
            ["f-api"] = F("json", "openapi31", "html"),
            ["f-catalog"] = F("ttl", "nt", "rdf", "jsonld", "html"),
            ["page"] = Query("page", T("Nummer der Seite.", "Number of the page."), Whole("1", 1)),
            ["modified_since"] = Query("modified_since", T("Nur Datensätze, die sich dann oder später geändert haben; 204, wenn es keine gibt.",
                "Only data sets that changed then or later; 204 where there is none."), OpenApiSchemas.Text(), "2026-01-31T12:00:00Z"),
            ["limit-inventory"] = Query("limit", T("Höchstzahl der Einträge einer Seite.", "Most entries of a page."), Limit(options.InventoryPageSize)),
            ["view-catalog"] = Query("view", T("Nur hochwertige Datensätze, oder die Aussagen eines Profils.", "High-value data sets only, or what a profile asks for."),
                OpenApiSchemas.Words("hvd", "mobility", "geo")),
            ["after-feed"] = Query("after", T("Was der Verweis auf die nächste Seite sagt.", "What the link to the next page says."), OpenApiSchemas.Text()),
            ["f-tile"] = F(Formats.Tiles.VectorTile.Name),
            ["f-tileset"] = F("json", "tilejson", "html"),
            ["collections"] = Query("collections", T("Kennungen der Datensammlungen, mit Kommas; die erste liegt unten.",
                "Identifiers of the collections, with commas between them; the first lies at the bottom."), TextArray()),
            ["subset"] = Query("subset", T("datetime auf andere Art.", "datetime in another way."), OpenApiSchemas.Text(), "datetime(\"2026-01-01T00:00:00Z\":*)"),
            ["tileMatrixSetId"] = Part("tileMatrixSetId", T("Aufteilung in Kacheln.", "Tile matrix set."), "WebMercatorQuad"),
            ["tileMatrix"] = Part("tileMatrix", T("Zoomstufe.", "Zoom level."), "12"),
            ["tileRow"] = Part("tileRow", T("Zeile, ab 0 im Norden.", "Row, from 0 in the north."), "1377"),
            ["tileCol"] = Part("tileCol", T("Spalte, ab 0 im Westen; auch mit der Endung .mvt.", "Column, from 0 in the west; also with the suffix .mvt."), "2128"),
            ["lang"] = Query("lang", T("Sprache der Texte; geht vor Accept-Language.", "Language of titles and texts; beats the header Accept-Language."),
                OpenApiSchemas.Words("de", "en")),
            ["featureId"] = Part("featureId", T("Kennung des Eintrags.", "Identifier of the feature.")),
            ["collectionId"] = Part("collectionId", T("Kennung der Datensammlung.", "Identifier of the collection.")),
            ["property"] = Part("property", T("Name der Eigenschaft.", "Name of the property.")),
            ["publisher"] = Part("publisher", T("Kurzname des Herausgebers.", "Slug of the publisher.")),
            ["source"] = Part("source", T("Name der Quelle.", "Name of the source."), "nachbarstadt"),
            ["town"] = Part("town", T("Gemeindeschlüssel.", "Municipality key."), "06998012"),
            ["file"] = Part("file", T("Kennung des Datensatzes, Punkt und Format.", "Identifier of the data set, a dot, and the format."), "town.trees.csv"),
        };
        RecordPaths.AddParameters(all, language);
        CkanPaths.AddParameters(all, options.CkanMaximumRows, language);
        ODataPaths.AddParameters(all, options.ODataPageSize, language);
        ((OpenApiParameter)all["since"]).Required = true;
        return all;

        string T(string german, string english) => language == Language.German ? german : english;

        OpenApiSchema Limit(int size, int? maximum = null) => new()
        {
            Type = JsonSchemaType.Integer,
            Minimum = "1",
            Maximum = (maximum ?? options.MaximumLimit).ToString(CultureInfo.InvariantCulture),
            Default = JsonValue.Create(size),
        };

        OpenApiParameter F(params string[] names) =>
            Query("f", T("Format; geht vor Accept.", "Format; beats the header Accept."), OpenApiSchemas.Words(names));
    }

    /// <summary>A queryable as a parameter.</summary>
    public static OpenApiParameter Of(Property property, Language language) => Query(
        property.Name, property.Description?.In(language) ?? property.Title.In(language),
        property.Type == PropertyType.TextArray ? OpenApiSchemas.Text() : OpenApiSchemas.Of(property, language));

    /// <summary>A part of the path.</summary>
    public static OpenApiParameter Part(string name, string? description = null, string? example = null) => new()
    {
        Name = name, In = ParameterLocation.Path, Required = true, Description = description, Schema = OpenApiSchemas.Text(), Example = example,
    };

    /// <summary>A parameter of the query that may be left out.</summary>
    public static OpenApiParameter Query(string name, string description, OpenApiSchema schema, JsonNode? example = null) => new()
    {
        Name = name,
        In = ParameterLocation.Query,
        Description = description,
        Required = false,
        Style = ParameterStyle.Form,
        Explode = false,
        Schema = schema,
        Example = example,
    };

    static OpenApiSchema Crs() => new()
    {
        Type = JsonSchemaType.String,
        Format = "uri",
        Default = JsonValue.Create(Model.Query.Crs.Crs84.Uri),
        Enum = [.. Model.Query.Crs.All.Select(crs => (JsonNode)JsonValue.Create(crs.Uri))],
    };

    static OpenApiSchema Whole(string minimum, int? value = null) => new()
    {
        Type = JsonSchemaType.Integer, Minimum = minimum, Default = value is { } number ? JsonValue.Create(number) : null,
    };

    static OpenApiSchema FilterLanguage()
    {
        var language = OpenApiSchemas.Words("cql2-text", "cql2-json");
        language.Default = JsonValue.Create("cql2-text");
        return language;
    }

    static OpenApiSchema NumberFromZero() => new() { Type = JsonSchemaType.Number, Minimum = "0" };

    static OpenApiSchema TextArray() => OpenApiSchemas.ArrayOf(OpenApiSchemas.Text());
}
