using System.Collections.Immutable;
using System.Globalization;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Api.Ogc.Features;
using OpenUrbanData.Formats.Tiles;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Tiles;

namespace OpenUrbanData.Api.Ogc.Tiles;

/// <summary>Vector tiles of one collection, or of several (OGC API Tiles Part 1, OGC 20-057).</summary>
sealed class TileEndpoint(Site site)
{
    /// <summary>Parameters of a tile that are no queryables.</summary>
    static readonly ImmutableArray<string> Reserved = ["properties", "exclude-properties", "subset", "f", "lang"];

    readonly TileMaker _maker = new(site);

    /// <summary>Tiles of a collection, and of the instance.</summary>
    public ImmutableArray<Resource> Resources() =>
    [
        new("/collections/{collection}/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}", new Representation(Tileset.Tile, WriteAsync)),
        new("/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}", new Representation(Tileset.Tile, WriteAsync)),
    ];

    async Task WriteAsync(ApiRequest request)
    {
        var tileset = Tileset.Of(request);
        var parameters = request.Parameters;
        var tile = Address(request, tileset.Set);
        var queries = tileset.Collection is { } collection
            ? [Conditions(request, collection)]
            : tileset.Layers.Select(layer => new FeatureQuery
            {
                Collection = layer, Time = Time(parameters), Properties = Served.Telling(layer),
            }).ToImmutableArray();
        parameters.Finish();
        request.Timing.End("parse");
        if (tile is not { } address || tileset.Range(address.Zoom) is not { } range || !range.Holds(address))
        {
            // /req/core/tc-error A: also outside the limits.
            throw new ProblemException(Problem.NotFound($"'{request.Path}' lies outside the limits that {request.Links.To(tileset.Path)} states."));
        }

        var (state, modified) = tileset.Collection is { } one
            ? (request.Snapshot.StateOf(one), Served.ModifiedAt(one))
            : (request.Snapshot.State, null);
        if (queries.Any(query => query.LooksAtClock))
        {
            request.Http.Response.Headers.CacheControl = "no-store";
        }
        else if (ETags.IsNotModified(request, state, modified))
        {
            return;
        }

        using var made = await MakeAsync(queries, address, request.Cancellation);
        request.Timing.End("tile");
        request.Timing.Write(request.Http.Response);
        if (made.Length == 0)
        {
            // /req/core/tc-error B: nothing is there, but something could be.
            request.Http.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        request.Http.Response.ContentType = Tileset.Tile.MediaType;
        request.Http.Response.ContentLength = made.Length;
        if (!HttpMethods.IsHead(request.Http.Request.Method))
        {
            await made.WriteAsync(request.Http.Response.BodyWriter, request.Cancellation);
        }
    }

    async Task<VectorTile> MakeAsync(ImmutableArray<FeatureQuery> queries, TileAddress tile, CancellationToken cancellation)
    {
        var layers = ImmutableArray.CreateBuilder<TileLayer>();
        var met = queries.Where(query => Meets(query.Collection, tile)).ToList();
        if (met.Count > site.Options.MaximumTileLayers)
        {
            throw new ProblemException(Problem.InvalidParameters([new("collections", null,
                $"{met.Count} collections lie in this tile: name at most {site.Options.MaximumTileLayers} of them.")]));
        }

        try
        {
            foreach (var query in met)
            {
                layers.Add(await _maker.LayerAsync(query, tile, met.Count, cancellation));
            }

            return new(layers.ToImmutable());
        }
        catch
        {
            foreach (var layer in layers)
            {
                layer.Dispose();
            }

            throw;
        }
    }

    static bool Meets(Collection collection, TileAddress tile)
    {
        var box = tile.Around(VectorTile.Margin);
        return collection.Extent is { } extent && extent.South <= box.North && extent.North >= box.South
            && (extent.West > extent.East || (extent.West <= box.East && extent.East >= box.West));
    }

    FeatureQuery Conditions(ApiRequest request, Collection collection)
    {
        var query = FeatureConditions.Parse(request.Parameters, collection, site.Options, Reserved);
        return query with
        {
            // Without a choice only what the features are: a map has the rest from the item.
            Properties = FeatureParameters.ParseProperties(request.Parameters, collection) ?? Served.Telling(collection),
            Time = Subset(request.Parameters) ?? query.Time,
        };
    }

    static TimeInterval? Time(ParameterReader parameters) => Subset(parameters) ?? FeatureConditions.Time(parameters);

    // The other way to say datetime (/req/datetime/axis): subset=datetime("2018-02-12T00:00:00Z":*).
    static TimeInterval? Subset(ParameterReader parameters)
    {
        const string Axis = "datetime(";
        if (parameters.Text("subset") is not { } text)
        {
            return null;
        }

        if (text.StartsWith(Axis, StringComparison.Ordinal) && text.EndsWith(')'))
        {
            // Colons also stand in times, but only inside quotes.
            var inner = text[Axis.Length..^1];
            var slash = inner.Replace("\":\"", "/", StringComparison.Ordinal).Replace("*:", "../", StringComparison.Ordinal)
                .Replace(":*", "/..", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal);
            if (FeatureTime.TryParse(slash, out var interval))
            {
                return interval;
            }
        }

        parameters.Reject("subset", text, "Must be as datetime(\"2026-05-01T08:00:00Z\") or datetime(\"2026-05-01T08:00:00Z\":*).");
        return null;
    }

    // Null for a tile that the set does not have; what is no number is a mistake.
    static TileAddress? Address(ApiRequest request, TileMatrixSet set)
    {
        var column = request.Route("tileCol");
        const string Suffix = "." + VectorTile.Name;
        var zoom = Number("tileMatrix", request.Route("tileMatrix"));
        var row = Number("tileRow", request.Route("tileRow"));
        var col = Number("tileCol", column.EndsWith(Suffix, StringComparison.Ordinal) ? column[..^Suffix.Length] : column);
        return TileAddress.Exists(set, zoom, row, col) ? new(set, (int)zoom, (int)row, (int)col) : null;

        long Number(string name, string text)
        {
            if (text.Length > 0 && text.All(char.IsAsciiDigit))
            {
                return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : long.MaxValue;
            }

            request.Parameters.Reject(name, text, "Must be a whole number.");
            return -1;
        }
    }
}
