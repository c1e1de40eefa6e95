using System.Globalization;
using Microsoft.OData.UriParser;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Api.OData.Model;
using OpenUrbanData.Api.OData.Query;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Api.OData.Answers;

/// <summary>OData 4.01 over the same query model as the other doors: service document, <c>$metadata</c>, entity sets,
/// <c>/$count</c>, entities by key.</summary>
/// <remarks><see href="https://docs.oasis-open.org/odata/odata/v4.01/">OData 4.01</see>. Its parser is Microsoft's; what is
/// valid and not supported answers 501.</remarks>
sealed class ODataEndpoint(Site site)
{
    /// <summary>Path of the service root.</summary>
    public const string Root = "/odata/v4";

    /// <summary>What all documents but <c>$metadata</c> are.</summary>
    public const string MediaType = "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";

    /// <summary>Adds the service to the routes.</summary>
    /// <returns>Answers one request below <see cref="Root"/>, also where it comes in a batch.</returns>
    public static RequestDelegate Map(IEndpointRouteBuilder routes, Site site)
    {
        const string pattern = Root + "/{**path}";
        var resource = new Resource(pattern, new Representation(new("json", MediaType), new ODataEndpoint(site).AnswerAsync))
        {
            IsNegotiated = false,
        };
        Task AnswerOneAsync(HttpContext http) => AnswerAsync(http, resource, site);
        routes.Map(pattern, AnswerOneAsync).ExcludeFromDescription();
        return AnswerOneAsync;
    }

    // Problems are written as OData writes errors.
    static async Task AnswerAsync(HttpContext http, Resource resource, Site site)
    {
        // Maximum 4.0 asks for 4.0: the answers here are the same in both, only the number differs.
        var maximum = http.Request.Headers["OData-MaxVersion"].ToString();
        http.Response.Headers["OData-Version"] = maximum is "4.0" ? "4.0" : "4.01";
        try
        {
            await resource.AnswerAsync(http, site);
        }
        catch (ProblemException problem) when (!http.Response.HasStarted)
        {
            await ODataErrors.WriteAsync(http, problem.Problem);
        }
    }

    async Task AnswerAsync(ApiRequest request)
    {
        var http = request.Http;
        var model = ODataModel.Of(request.Registry);
        var path = (http.Request.RouteValues["path"] as string ?? "").Trim('/');
        ODataParameters.Check(request.Parameters);
        var address = ODataAddress.Of(
            http.Request.Path.ToUriComponent()[Root.Length..], http.Request.QueryString.Value, site.Options.OData, site.Options.Filters);
        if (path == "$metadata")
        {
            await ODataMetadata.AnswerAsync(request, model);
            return;
        }

        CheckJson(request);
        if (path.Length == 0)
        {
            await AnswerServiceAsync(request, model);
            return;
        }

        var parser = address.Parser(model.Parsing);
        var (set, collection, key, isCount) = Resolve(parser, address, model);
        var source = new ODataSource(site, model);
        var state = source.StateOf(request.Snapshot, collection);
        var query = ODataParameters.Parse(
            parser, address, request.Parameters, collection, model.Properties(collection), PageSize(http.Request),
            ODataApply.Read(request, model, set, key, site.Options.Aggregates));
        request.Timing.End("parse");
        // Page sizes may come in a header.
        http.Response.Headers.Vary = "Accept-Encoding, Accept-Language, Prefer, OData-MaxVersion";
        if (ETags.IsNotModified(request, $"{state} {query.Query.Limit}", Served.ModifiedAt(collection)))
        {
            return;
        }

        if (isCount)
        {
            var count = await source.CountAsync(query.Query, request.Cancellation);
            await Document.SendAsync(
                http, "text/plain;charset=utf-8",
                System.Text.Encoding.ASCII.GetBytes(count.ToString(CultureInfo.InvariantCulture)), request.Cancellation);
        }
        else if (key is not null)
        {
            await AnswerEntityAsync(request, model, source, set, query, key);
        }
        else
        {
            await AnswerSetAsync(request, model, source, set, query);
        }
    }

    static async Task AnswerSetAsync(ApiRequest request, ODataModel model, ODataSource source, string set, ODataQuery asked)
    {
        var query = asked.Query;
        var limit = query.Limit!.Value;
        var counting = asked.IsCounted
            ? source.CountAsync(query with { After = null, Sort = [] }, request.Cancellation)
            : null;
        // The surplus row tells that there is a next page.
        await using var rows = await source.OpenAsync(query with { Limit = limit + 1 }, request.Cancellation);
        long? count = counting is null ? null : await counting;
        request.Timing.End("sql");
        var http = request.Http;
        http.Response.ContentType = MediaType;
        request.Timing.Write(http.Response);
        // From here a failure breaks the connection: no document that looks whole (style.md 6.2).
        await http.Response.StartAsync(request.Cancellation);
        var document = new ODataDocument(rows, asked.Applied?.Properties ?? model.Properties(query.Collection), asked.Selected, set, asked.Applied);
        await document.WritePageAsync(
            Context(request, set, asked),
            count,
            limit,
            asked.Top is { } top && top <= limit ? null : position => NextLink(request, position, asked.Top - limit),
            http.Response.BodyWriter,
            request.Cancellation);
    }

    static async Task AnswerEntityAsync(ApiRequest request, ODataModel model, ODataSource source, string set, ODataQuery asked, string key)
    {
        await using var rows = await source.OpenAsync(
            asked.Query with { Id = key, Limit = 1, Filter = null, Sort = [], Offset = 0, After = null }, request.Cancellation);
        if (!await rows.ReadAsync(request.Cancellation))
        {
            throw new ProblemException(Problem.NotFound($"'{set}' has no entity '{key}'."));
        }

        var document = new ODataDocument(rows, model.Properties(asked.Query.Collection), asked.Selected, set);
        await Document.SendAsync(
            request.Http, MediaType,
            Document.Write(json => document.WriteEntity(Context(request, set, asked) + "/$entity", json)), request.Cancellation);
    }

    static Task AnswerServiceAsync(ApiRequest request, ODataModel model) =>
        ETags.IsNotModified(request, request.Snapshot.State, null)
            ? Task.CompletedTask
            : Document.SendAsync(request.Http, MediaType, Document.Write(json =>
            {
                json.WriteStartObject();
                json.WriteString("@odata.context", request.Links.To(Root + "/$metadata"));
                json.WriteStartArray("value");
                foreach (var name in model.SetNames)
                {
                    json.WriteStartObject();
                    json.WriteString("name", name);
                    json.WriteString("title", request.In(model.Sets[name].Title));
                    json.WriteString("kind", "EntitySet");
                    json.WriteString("url", name);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }), request.Cancellation);

    static void CheckJson(ApiRequest request)
    {
        if (ODataParameters.Option(request.Parameters, "format") is { } format)
        {
            if (format != "json" && !format.StartsWith("application/json", StringComparison.Ordinal))
            {
                throw new ProblemException(Problem.NotAcceptable($"'$format={format}': only json is offered."));
            }

            return;
        }

        string? accept = request.Http.Request.Headers.Accept;
        if (!string.IsNullOrEmpty(accept) && !accept.Contains("json", StringComparison.OrdinalIgnoreCase)
            && !accept.Contains("*/*", StringComparison.Ordinal) && !accept.Contains("application/*", StringComparison.Ordinal)
            && !accept.Contains("text/plain", StringComparison.Ordinal))
        {
            throw new ProblemException(Problem.NotAcceptable($"'Accept: {accept}': only application/json is offered."));
        }
    }

    static (string Set, Collection Collection, string? Key, bool IsCount) Resolve(
        ODataUriParser parser, ODataAddress address, ODataModel model)
    {
        var path = address.ParsePath(parser);
        if (path.FirstSegment is not EntitySetSegment { EntitySet.Name: var name })
        {
            throw new ProblemException(Problem.NotImplemented("Addresses other than entity sets are not supported here."));
        }

        var rest = path.Skip(1).ToList();
        return rest switch
        {
            [] => (name, model.Sets[name], null, false),
            [CountSegment] => (name, model.Sets[name], null, true),
            [KeySegment key] => (name, model.Sets[name], (string)key.Keys.First().Value, false),
            _ => throw new ProblemException(Problem.NotImplemented(
                "Addresses below an entity are valid OData, but not supported here. Use $select.")),
        };
    }

    // $metadata#ParkingFacility(id,name): clients that check the context check it to the letter.
    static string Context(ApiRequest request, string set, ODataQuery asked)
    {
        var selected = asked.Selected is { } names ? $"({string.Join(',', names)})" : asked.Applied?.Context ?? "";
        return request.Links.To($"{Root}/$metadata#{set}{selected}");
    }

    static string NextLink(ApiRequest request, PagePosition position, long? top)
    {
        var options = request.Parameters.Given
            .Where(pair => pair.Name.TrimStart('$').ToLowerInvariant() is not ("skip" or "skiptoken" or "top"))
            .Select(pair => $"{Name(pair.Name)}={Uri.EscapeDataString(pair.Value)}")
            .ToList();
        if (top is { } left)
        {
            options.Add(string.Create(CultureInfo.InvariantCulture, $"$top={left}"));
        }

        options.Add($"$skiptoken={PageToken.Write(position)}");
        return $"{request.Links.To(request.Path)}?{string.Join('&', options)}";

        static string Name(string name) => name.StartsWith('@')
            ? "@" + Uri.EscapeDataString(name[1..])
            : "$" + Uri.EscapeDataString(name.TrimStart('$'));
    }

    int PageSize(HttpRequest request)
    {
        var page = Math.Min(site.Options.ODataPageSize, site.Options.MaximumLimit);
        foreach (var preference in request.Headers["Prefer"].SelectMany(header => (header ?? "").Split([',', ';'], StringSplitOptions.TrimEntries)))
        {
            // Both spellings of 4.01. A size of 0 must not get round paging.
            var value = preference.StartsWith("odata.maxpagesize=", StringComparison.OrdinalIgnoreCase) ? preference[18..]
                : preference.StartsWith("maxpagesize=", StringComparison.OrdinalIgnoreCase) ? preference[12..] : "";
            if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0)
            {
                page = Math.Min(size, site.Options.MaximumLimit);
            }
        }

        return page;
    }
}
