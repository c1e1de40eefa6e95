using System.Collections.Immutable;
using Microsoft.OpenApi;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Api.Ogc.Features;
using OpenUrbanData.Api.Ogc.OpenApi;
using OpenUrbanData.Formats.Tiles;
using OpenUrbanData.Model.Schemas;
using static OpenUrbanData.Api.Ogc.OpenApi.OpenApiSchemas;

namespace OpenUrbanData.Api.Ogc.Tiles;

/// <summary>Tiles in the OpenAPI document. Operations end as OGC 20-057, /req/oas30/operation-id, wants.</summary>
static class TilePaths
{
    static readonly ImmutableArray<(string Status, LocalizedText Meaning)> Empty = [("204", new("Die Kachel ist leer.", "The tile is empty."))];

    static readonly ImmutableArray<string> TilesetTypes = ["application/json", Tileset.TileJson.MediaType, "text/html"];

    static readonly ImmutableArray<(string Type, string Schema)> TileJson = [(Tileset.TileJson.MediaType, "TileJson")];

    /// <summary>Those of the instance.</summary>
    public static ImmutableArray<ApiPath> Instance { get; } =
    [
        new("/tileMatrixSets", "getTileMatrixSetsList", Http.Words.TileMatrixSets, "TileMatrixSets") { Types = ["application/json"], Parameters = ["f-json", "lang"] },
        new("/tileMatrixSets/{tileMatrixSetId}", "getTileMatrixSet", new("Eine Aufteilung in Kacheln", "A tile matrix set"), "TileMatrixSet")
        {
            Types = ["application/json"], Parameters = ["f-json", "lang"],
        },
        new("/tiles", "instance.dataset.vector.getTileSetsList", Http.Words.VectorTiles, "TileSets") { Parameters = ["collections", "f-document", "lang"] },
        new("/tiles/{tileMatrixSetId}", "instance.dataset.vector.getTileSet", new("Beschreibung der Vektorkacheln", "Description of vector tiles"), "TileSet")
        {
            Types = TilesetTypes, OtherSchemas = TileJson, Parameters = ["collections", "f-tileset", "lang"],
        },
        new("/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}", "instance.dataset.vector.getTile",
            new("Eine Vektorkachel mit mehreren Ebenen", "A vector tile with several layers"), null)
        {
            Types = [VectorTile.MediaType], Parameters = ["collections", "datetime", "subset", "f-tile", "lang"], Statuses = Empty,
        },
    ];

    /// <summary>Those below a collection.</summary>
    public static ImmutableArray<ApiPath> Collection { get; } =
    [
        new("/tiles", "*.collection.vector.getTileSetsList", Http.Words.VectorTiles, "TileSets") { NeedsGeometry = true },
        new("/tiles/{tileMatrixSetId}", "*.collection.vector.getTileSet", new("Beschreibung der Vektorkacheln", "Description of vector tiles"), "TileSet")
        {
            Types = TilesetTypes, OtherSchemas = TileJson, Parameters = ["f-tileset", "lang"], NeedsGeometry = true,
        },
        new("/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}", "*.collection.vector.getTile", new("Eine Vektorkachel", "A vector tile"), null)
        {
            Types = [VectorTile.MediaType], Parameters = [.. FeatureConditions.Names, "subset", "properties", "exclude-properties", "f-tile", "lang"],
            HasQueryables = true, Statuses = Empty, NeedsGeometry = true,
        },
    ];

    /// <summary>Adds the schemas of the JSON answers.</summary>
    public static void AddSchemas(Dictionary<string, IOpenApiSchema> all, OpenApiDocument document)
    {
        OpenApiSchema many(string name) => ArrayOf(new OpenApiSchemaReference(name, document));
        all["TileMatrixSets"] = Object(
            ("tileMatrixSets", ArrayOf(Object(("id", Text()), ("title", Text()), ("uri", Text()), ("crs", Text()), ("links", many("Link"))).Requiring("id", "links"))),
            ("links", many("Link"))).Requiring("tileMatrixSets");
        all["TileMatrixSet"] = Object(("id", Text()), ("title", Text()), ("uri", Text()), ("crs", Text()), ("wellKnownScaleSet", Text()),
            ("orderedAxes", ArrayOf(Text())),
            ("tileMatrices", ArrayOf(Object(("id", Text()), ("scaleDenominator", Number()), ("cellSize", Number()), ("cornerOfOrigin", Words("topLeft")),
                    ("pointOfOrigin", ArrayOf(Number())), ("tileWidth", Whole()), ("tileHeight", Whole()), ("matrixWidth", Whole()), ("matrixHeight", Whole()))
                .Requiring("id", "scaleDenominator", "cellSize", "pointOfOrigin", "tileWidth", "tileHeight", "matrixWidth", "matrixHeight"))),
            ("links", many("Link"))).Requiring("id", "crs", "tileMatrices");
        all["TileBox"] = Object(("lowerLeft", ArrayOf(Number())), ("upperRight", ArrayOf(Number())), ("crs", Text())).Requiring("lowerLeft", "upperRight");
        all["TileSet"] = Object(("title", Text()), ("description", Text()), ("attribution", Text()), ("dataType", Words("vector")), ("crs", Text()),
                ("tileMatrixSetURI", Text()), ("tileMatrixSetId", Text()),
                ("tileMatrixSetLimits", ArrayOf(Object(("tileMatrix", Text()), ("minTileRow", Whole()), ("maxTileRow", Whole()), ("minTileCol", Whole()),
                    ("maxTileCol", Whole())).Requiring("tileMatrix", "minTileRow", "maxTileRow", "minTileCol", "maxTileCol"))),
                ("boundingBox", new OpenApiSchemaReference("TileBox", document)),
                ("centerPoint", Object(("coordinates", ArrayOf(Number())), ("crs", Text())).Requiring("coordinates")),
                ("layers", ArrayOf(Object(("id", Text()), ("title", Text()), ("dataType", Words("vector")), ("geometryDimension", Whole()),
                    ("boundingBox", new OpenApiSchemaReference("TileBox", document)), ("propertiesSchema", Map(null))).Requiring("id", "dataType"))),
                ("links", many("Link"))).Requiring("dataType", "crs", "links");
        all["TileJson"] = Object(("tilejson", Text()), ("name", Text()), ("description", Text()), ("attribution", Text()), ("scheme", Words("xyz")),
                ("tiles", ArrayOf(Text())), ("minzoom", Whole()), ("maxzoom", Whole()), ("bounds", ArrayOf(Number())), ("center", ArrayOf(Number())),
                ("vector_layers", ArrayOf(Object(("id", Text()), ("description", Text()), ("minzoom", Whole()), ("maxzoom", Whole()), ("fields", Map(Text())))
                    .Requiring("id", "fields")))).Requiring("tilejson", "tiles", "vector_layers");
        all["TileSets"] = Object(("tilesets", many("TileSet")), ("links", many("Link"))).Requiring("tilesets");
    }
}
