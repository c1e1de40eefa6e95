using System.Collections.Immutable;
using System.Globalization;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Formats;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Rows;

namespace OpenUrbanData.Api.Ogc.Features;

/// <summary><c>/search</c>: one query over several collections (after OGC 26-008, ad-hoc query), one collection after the other in the order
/// in which they are named. No join: a filter must fit each of them.</summary>
sealed class SearchEndpoint(Site site, CountCache counts)
{
    /// <summary>Names of its parameters, in the order in which the OpenAPI document lists them.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        "collections-search", .. FeatureConditions.Names, "limit", "next", "sortby", .. FeatureParameters.ShapeNames.Except(["profile", "f"]), "f-json",
    ];

    /// <summary>A page of features: what is wanted of each collection, and where in the first one it begins.</summary>
    sealed record Search(ImmutableArray<FeatureQuery> Queries, int First, int Limit, Crs Crs);

    /// <summary>GeoJSON by GET and POST.</summary>
    /// <param name="pattern">The address; the draft's is <c>/query</c>.</param>
    public Resource Resource(string pattern) => new(pattern, new Representation(Format.GeoJson, WriteAsync)) { TakesBody = true };

    async Task WriteAsync(ApiRequest request)
    {
        var search = Read(request);
        request.Parameters.Finish();
        request.Timing.End("parse");
        var state = string.Join(' ', search.Queries.Select(one => request.Snapshot.StateOf(one.Collection)));
        var response = request.Http.Response;
        if (search.Queries.Any(query => query.Latest))
        {
            response.Headers.CacheControl = "no-store";
        }
        else if (ETags.IsNotModified(request, state, null))
        {
            return;
        }

        response.ContentType = Format.GeoJson.MediaType;
        response.Headers["Content-Crs"] = $"<{search.Crs.Uri}>";
        if (HttpMethods.IsHead(request.Http.Request.Method))
        {
            return;
        }

        var matched = await CountAsync(search, request.Cancellation);
        if (matched is null)
        {
            // The next answer may hold the count.
            ETags.Withdraw(request.Http);
        }

        // The first statement runs before the first byte: its failure is a problem document.
        var at = search.First;
        FeatureRows? rows = search.Queries.IsEmpty ? null : await OpenAsync(search.Queries[at], search.Limit, request.Cancellation);
        PagePosition? rest = null;
        try
        {
            request.Timing.End("sql");
            request.Timing.Write(response);
            await response.StartAsync(request.Cancellation);
            using var document = new GeoJsonCollections(response.BodyWriter, new()
            {
                Language = request.Language,
                Limit = search.Limit,
                MaximumBytes = site.Options.MaximumPageBytes,
                NumberMatched = matched,
                Links = [new(request.With(), "self", Format.GeoJson.BareMediaType, Words.ThisDocument.In(request.Language))],
            });
            document.Begin();
            var room = search.Limit;
            while (rows is not null)
            {
                (room, rest) = await document.WriteAsync(search.Queries[at].Collection.Id, rows, request.Cancellation);
                if (rest is not null || ++at == search.Queries.Length || room == 0)
                {
                    break;
                }

                await rows.DisposeAsync();
                rows = null;
                rows = await OpenAsync(search.Queries[at], room, request.Cancellation);
            }

            var next = at < search.Queries.Length ? FeatureHeaders.Next(request, Token(at, rest), Format.GeoJson.BareMediaType) : null;
            await document.EndAsync(next, request.Cancellation);
        }
        finally
        {
            if (rows is not null)
            {
                await rows.DisposeAsync();
            }
        }
    }

    Search Read(ApiRequest request)
    {
        var parameters = request.Parameters;
        var collections = Collections(request);
        var queries = collections.Select(collection => FeatureParameters.ParseShape(
            parameters, FeatureConditions.ParseShared(parameters, collection, site.Options)) with
        {
            Sort = FeatureParameters.Sort(parameters, collection),
        }).ToImmutableArray();
        var limit = (int)Math.Min(parameters.Whole("limit", 1) ?? site.Options.DefaultLimit, site.Options.MaximumLimit);
        var first = 0;
        if (parameters.Text("next") is { } token)
        {
            var parts = token.Split('.');
            var isPlace = int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out first) && first < queries.Length;
            var after = isPlace && parts.Length == 2 ? PageToken.Read(parts[1], queries[first].Sort.Length) : null;
            if (!isPlace || parts.Length > 2 || (parts.Length == 2 && after is null))
            {
                parameters.Reject("next", token, "Must be a token from a 'next' link, with the same 'collections' and 'sortby'.");
            }
            else
            {
                queries = queries.SetItem(first, queries[first] with { After = after });
            }
        }

        return new(queries, first, limit, queries.IsEmpty ? Crs.Crs84 : queries[0].Crs);
    }

    ImmutableArray<Collection> Collections(ApiRequest request)
    {
        var parameters = request.Parameters;
        var names = parameters.Text("collections")?.Split(',').Distinct(StringComparer.Ordinal).ToList()
            // Every feature once: a data set that follows a canonical schema is in the collection of that schema.
            ?? [.. CollectionDocuments.InOrder(request.Registry).Where(one => one.IsCanonical).Select(one => one.Id)];
        if (names.Count > site.Options.MaximumSearchCollections)
        {
            parameters.Reject("collections", null, $"Must be at most {site.Options.MaximumSearchCollections} collections, with commas between them.");
            names = [];
        }

        var found = ImmutableArray.CreateBuilder<Collection>();
        foreach (var name in names)
        {
            if (request.Registry.Collections.GetValueOrDefault(name) is { } collection)
            {
                found.Add(collection);
            }
            else
            {
                parameters.Reject("collections", name, $"Is not a collection.{ParameterReader.Suggest(name, request.Registry.Collections.Keys)}");
            }
        }

        if (found.Count == 0)
        {
            // Nothing else can be read without a collection.
            parameters.FinishWithMistakes();
        }

        return found.ToImmutable();
    }

    async Task<long?> CountAsync(Search search, CancellationToken cancellation)
    {
        var sum = 0L;
        var begin = site.Clock.GetTimestamp();
        foreach (var query in search.Queries)
        {
            // The budget is that of the whole answer.
            if (site.Clock.GetElapsedTime(begin) > site.Options.CountBudget || await counts.CountAsync(query, cancellation) is not { } count)
            {
                return null;
            }

            sum += count;
        }

        return sum;
    }

    Task<FeatureRows> OpenAsync(FeatureQuery query, int room, CancellationToken cancellation) =>
        // The surplus row tells that there is more.
        site.Reader.Features.OpenAsync(query with { Limit = room + 1 }, cancellation);

    static string Token(int collection, PagePosition? rest)
    {
        var place = collection.ToString(CultureInfo.InvariantCulture);
        return rest is null ? place : $"{place}.{PageToken.Write(rest)}";
    }
}
