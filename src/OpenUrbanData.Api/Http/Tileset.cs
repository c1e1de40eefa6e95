using System.Collections.Immutable;
using OpenUrbanData.Formats.Tiles;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Model.Tiles;

namespace OpenUrbanData.Api.Http;

/// <summary>The vector tiles of one collection, or of several as layers, in one way to cut the world (OGC 20-057).</summary>
/// <param name="Collection">The collection; null for those of the instance.</param>
/// <param name="Layers">Collections in it, in order.</param>
/// <param name="Set">How the world is cut.</param>
/// <param name="Selection">Value of the parameter <c>collections</c>; null where it was not given.</param>
sealed record Tileset(Collection? Collection, ImmutableArray<Collection> Layers, TileMatrixSet Set, string? Selection)
{
    /// <summary>Level after which clients should enlarge tiles instead of asking for smaller ones: the grid is then 4 cm wide.</summary>
    public const int LastUsefulZoom = 18;

    /// <summary>Relation of a collection or of the instance to its vector tile sets.</summary>
    public const string Relation = "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector";

    /// <summary>Relation of the instance to the list of ways to cut the world.</summary>
    public const string SchemesRelation = "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes";

    /// <summary>A tile.</summary>
    public static Format Tile { get; } = new(VectorTile.Name, VectorTile.MediaType) { AlsoAccepts = ["application/x-protobuf", "application/octet-stream"] };

    /// <summary>TileJSON 3.0: how map libraries describe the same.</summary>
    public static Format TileJson { get; } = new("tilejson", "application/vnd.mapbox.tile+json");

    /// <summary>Path of the list of tile sets.</summary>
    public static string ListPath(Collection? collection) => collection is null ? "/tiles" : Links.Collection(collection.Id, "/tiles");

    /// <summary>Path of this one, with the selection of layers.</summary>
    public string Path => $"{ListPath(Collection)}/{Set.Id}{Query}";

    /// <summary>Path of its tiles, with <c>{tileMatrix}</c>, <c>{tileRow}</c>, <c>{tileCol}</c>.</summary>
    public string Template => $"{ListPath(Collection)}/{Set.Id}/{{tileMatrix}}/{{tileRow}}/{{tileCol}}.{VectorTile.Name}{Query}";

    /// <summary>The same as map libraries write it.</summary>
    public string TileJsonTemplate => $"{ListPath(Collection)}/{Set.Id}/{{z}}/{{y}}/{{x}}.{VectorTile.Name}{Query}";

    /// <summary>Title.</summary>
    public LocalizedText Title => Collection?.Title ?? Words.SiteTitle;

    /// <summary>Box around all of it; null where there is nothing.</summary>
    public Extent? Extent
    {
        get
        {
            Extent? all = null;
            foreach (var one in Layers.Select(layer => layer.Extent).OfType<Extent>())
            {
                all = all is { } box
                    ? new(Math.Min(box.West, one.West), Math.Min(box.South, one.South), Math.Max(box.East, one.East), Math.Max(box.North, one.North))
                    : one;
            }

            return all;
        }
    }

    /// <summary>What users must quote, once each; empty where nothing is asked for.</summary>
    public string Attribution => string.Join(" · ", Layers.SelectMany(layer => layer.Datasets)
        .Select(dataset => dataset.Attribution).OfType<string>().Distinct(StringComparer.Ordinal));

    string Query => Selection is null ? "" : Links.Query([("collections", Selection)]);

    /// <summary>The way to cut the world that a path names.</summary>
    /// <exception cref="ProblemException">404.</exception>
    public static TileMatrixSet SetOf(ApiRequest request)
    {
        var name = request.Route("tileMatrixSetId");
        return TileMatrixSet.Find(name) ?? throw new ProblemException(Problem.NotFound(
            $"There is no tile matrix set '{name}'.{ParameterReader.Suggest(name, TileMatrixSet.All.Select(one => one.Id))}"));
    }

    /// <summary>The tiles of a collection for web maps.</summary>
    public static Tileset Of(Collection collection) => new(collection, [collection], TileMatrixSet.WebMercatorQuad, null);

    /// <summary>The tile set that a path names; mistakes in the selection are noted.</summary>
    /// <exception cref="ProblemException">404.</exception>
    public static Tileset Of(ApiRequest request)
    {
        var set = SetOf(request);
        return AllOf(request).First(tileset => tileset.Set == set);
    }

    /// <summary>The tile sets of a collection, or of the instance; mistakes in the selection are noted.</summary>
    /// <exception cref="ProblemException">404: the collection has no geometries.</exception>
    public static ImmutableArray<Tileset> AllOf(ApiRequest request)
    {
        Collection? collection = null;
        string? selection = null;
        ImmutableArray<Collection> layers;
        if (request.Http.Request.RouteValues.ContainsKey("collection"))
        {
            collection = request.Collection();
            layers = HasTiles(collection)
                ? [collection]
                : throw new ProblemException(Problem.NotFound($"'{collection.Id}' has no geometries, so there are no tiles of it."));
        }
        else
        {
            selection = request.Parameters.Text("collections");
            layers = selection is null ? [.. Whole(request.Registry)] : Selected(request, selection);
        }

        return [.. TileMatrixSet.All.Select(set => new Tileset(collection, layers, set, selection))];
    }

    /// <summary>A description of tile sets that is made from the registry alone.</summary>
    /// <param name="format">Its format.</param>
    /// <param name="find">Finds what it describes; reads its own parameters.</param>
    /// <param name="make">Makes it.</param>
    public static Representation Describe<T>(Format format, Func<ApiRequest, T> find, Func<ApiRequest, T, ReadOnlyMemory<byte>> make) =>
        new(format, request =>
        {
            var found = find(request);
            request.Parameters.Finish();
            return ETags.IsNotModified(request, request.Snapshot.State, null)
                ? Task.CompletedTask
                : Document.SendAsync(request.Http, format.MediaType, make(request, found), request.Cancellation);
        });

    /// <summary>True where the collection has geometries.</summary>
    public static bool HasTiles(Collection collection) => collection.Schema.Geometry is not null && collection.Extent is not null;

    /// <summary>The tiles of a level that can have anything.</summary>
    public TileRange? Range(int zoom) => Extent is { } box ? TileRange.Of(Set, zoom, box) : null;

    // Each feature once: the collections of canonical schemas, and data sets that belong to none of them.
    static IEnumerable<Collection> Whole(Registry registry) => registry.Collections.Values
        .Where(one => (one.IsCanonical || one.Schema.IsLocal) && HasTiles(one))
        .OrderByDescending(one => one.IsCanonical).ThenBy(one => one.Id, StringComparer.Ordinal);

    // Names, or addresses of collections (/req/collections-selection/query-collections C).
    static ImmutableArray<Collection> Selected(ApiRequest request, string names)
    {
        var selected = ImmutableArray.CreateBuilder<Collection>();
        var prefix = request.Links.To("/collections/");
        foreach (var name in names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var id = name.StartsWith(prefix, StringComparison.Ordinal) ? Uri.UnescapeDataString(name[prefix.Length..]) : name;
            if (request.Registry.Collections.GetValueOrDefault(id) is not { } collection)
            {
                request.Parameters.Reject("collections", name,
                    $"Is not a collection.{ParameterReader.Suggest(id, request.Registry.Collections.Keys)}");
            }
            else if (!HasTiles(collection))
            {
                request.Parameters.Reject("collections", name, "Must be a collection with geometries.");
            }
            else if (!selected.Contains(collection))
            {
                selected.Add(collection);
            }
        }

        return selected.ToImmutable();
    }
}
