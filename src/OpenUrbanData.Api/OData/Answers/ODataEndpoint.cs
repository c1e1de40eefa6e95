using Microsoft.OData.UriParser;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Api.OData.Model;
using OpenUrbanData.Api.OData.Query;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Api.OData.Answers;

/// <summary>OData 4.01 over the same query model as the other doors: service document, <c>$metadata</c>, entity sets, entities, their
/// properties and relations.</summary>
/// <remarks><see href="https://docs.oasis-open.org/odata/odata/v4.01/">OData 4.01</see>. Its parser is Microsoft's; what is
/// valid and not supported answers 501.</remarks>
sealed class ODataEndpoint
{
    /// <summary>Path of the service root.</summary>
    public const string Root = "/odata/v4";

    const string Pattern = Root + "/{**path}";

    readonly Site _site;
    readonly Resource _resource;

    /// <summary>Prepares the service.</summary>
    public ODataEndpoint(Site site)
    {
        _site = site;
        _resource = new(Pattern, new Representation(new("json", "application/json"), AnswerAsync)) { IsNegotiated = false };
    }

    /// <summary>Adds the service to the routes.</summary>
    /// <returns>Answers one request below <see cref="Root"/>, also where it comes in a batch.</returns>
    public static RequestDelegate Map(IEndpointRouteBuilder routes, Site site)
    {
        RequestDelegate answer = new ODataEndpoint(site).AnswerAsync;
        routes.Map(Pattern, answer).ExcludeFromDescription();
        return answer;
    }

    Task AnswerAsync(HttpContext http)
    {
        http.Items[typeof(ODataVersion)] = ODataVersion.IsOld(http);
        return _resource.AnswerAsync(http, _site);
    }

    async Task AnswerAsync(ApiRequest request)
    {
        var http = request.Http;
        var path = (http.Request.RouteValues["path"] as string ?? "").Trim('/');
        ODataParameters.Check(request.Parameters);
        var format = ODataParameters.Option(request.Parameters, "format");
        // What is chosen by headers: format, page size, version.
        http.Response.Headers.Vary = $"{(format is null ? "Accept, " : "")}Accept-Encoding, Accept-Language, Prefer, OData-MaxVersion";
        CheckSchemaVersion(request.Parameters);
        var model = ODataModel.Of(request.Registry);
        var address = ODataAddress.Of(
            http.Request.Path.ToUriComponent()[Root.Length..], http.Request.QueryString.Value, model.Parsing, _site.Options.OData, _site.Options.Filters);
        if (path == "$metadata")
        {
            // All annotations are there in any case.
            new ODataPreferences(http.Request.Headers["Prefer"]).Write(http.Response, annotations: "*");
            await ODataMetadata.AnswerAsync(request, model, _site.Options.OData);
            return;
        }

        if (path.Split('/', '(')[0] is "$all" or "$crossjoin" or "$entity")
        {
            throw new ProblemException(Problem.NotImplemented($"'{path}' is valid OData, but not supported here."));
        }

        var parser = path.Length == 0 ? null : address.Parser();
        var kind = path.Split('/')[^1];
        // A number and a plain value have one format each; content negotiation is not allowed with them (protocol 11.2.10).
        var isPlain = kind is "$count" or "$value";
        var exchange = new ODataExchange(
            request, model, new(_site, model), isPlain ? new() : ODataFormat.Choose(format, http.Request.Headers.Accept, parser is not null),
            new(http.Request.Headers["Prefer"]), http.Items[typeof(ODataVersion)] is true);
        await (parser is null ? ServiceDocument.AnswerAsync(exchange) : AnswerAsync(exchange, address, parser));
    }

    async Task AnswerAsync(ODataExchange exchange, ODataAddress address, ODataUriParser parser)
    {
        var request = exchange.Request;
        var target = await ODataTarget.FollowAsync(exchange, address.ParsePath(parser), request.Cancellation);
        var options = _site.Options;
        var ways = new ODataWays(exchange.Model, _site.Clock.GetUtcNow(), options.OData.MaximumSteps);
        var entities = new FeatureQuery { Collection = target.Collection };
        var applied = ODataApply.Read(
            address, exchange.Model, target.Set, target.Way is { } there ? ODataRelated.Through(there, entities, target.From) : entities,
            target.IsSingle, options.Aggregates);
        var asked = ODataParameters.Parse(
            parser, address, request.Parameters, target.Collection, exchange.Preferences.PageSize(options.ODataPageSize, options.MaximumLimit), applied, ways);
        request.Parameters.LooksAtClock |= asked.Query.LooksAtClock;
        var shape = new ODataSelection(exchange.Model, parser.ParameterAliasNodes, ways, options.Filters).Read(
            target.Set, asked.Selection, asked.Query.Computed.Select(column => column.Property.Name),
            ODataParameters.Option(request.Parameters, "select"), ODataParameters.Option(request.Parameters, "expand"), asked.Applied);
        var token = Token(request.Parameters, asked);
        request.Timing.End("parse");
        if (IsNotModified(exchange, target, shape, asked, ways.AreUsed))
        {
            return;
        }

        CheckMatch(request.Http);
        if (!target.Path.IsEmpty)
        {
            if (exchange.Format.Encoder is not null)
            {
                throw new ProblemException(Problem.NotAcceptable("Properties are offered as json only."));
            }

            await new ODataProperties(_site, exchange, target).AnswerAsync();
            return;
        }

        if (target.Way is { } way && applied is null)
        {
            asked = asked with { Query = ODataRelated.Through(way, asked.Query, target.From) };
        }

        var answers = new ODataEntities(_site, exchange, target, shape);
        if (target.Kind == TargetKind.Count)
        {
            await answers.AnswerCountAsync(asked.Query);
        }
        else if (target is { IsSingle: false, Way: null } && ODataParameters.Option(request.Parameters, "deltatoken") is { } delta)
        {
            await AnswerDeltaAsync(exchange, target, shape, asked, token, delta, ways.AreUsed);
        }
        else if (exchange.Format.Encoder is not null && target.Kind == TargetKind.Resource)
        {
            await new ODataOtherFormat(_site, exchange, target, shape).AnswerAsync(asked, token);
        }
        else if (target.IsSingle)
        {
            await answers.AnswerEntityAsync(asked.Query);
        }
        else
        {
            await answers.AnswerPageAsync(asked, token, ways.AreUsed ? null : Tracked(exchange, target, shape, asked, token));
        }
    }

    async Task AnswerDeltaAsync(
        ODataExchange exchange, ODataTarget target, ODataShape shape, ODataQuery asked, SkipToken? token, string delta, bool areWaysUsed)
    {
        if (areWaysUsed || !IsTrackable(exchange, target, shape, asked))
        {
            throw new ProblemException(Problem.NotImplemented(
                "Changes are told for entity sets with features, with '$filter', '$select' and '$compute'; other options are not supported with '$deltatoken' here."));
        }

        var since = await ODataDelta.SinceAsync(_site, exchange, target.Collection, delta);
        // What the condition leaves out, be it false or unknown.
        var left = asked.Query.Filter is { } filter ? new Filter.Not(new Filter.Known(filter)) : null;
        await new ODataDelta(_site, exchange, shape, since).AnswerAsync(asked.Query, left, token);
    }

    // The state of the first page goes with the links to the next ones: what changes meanwhile belongs to what comes after.
    static long? Tracked(ODataExchange exchange, ODataTarget target, ODataShape shape, ODataQuery asked, SkipToken? token)
    {
        if (token is not null)
        {
            return token.Publication;
        }

        if (!exchange.Preferences.TracksChanges || !IsTrackable(exchange, target, shape, asked) || asked is not { Top: null, Query: { Offset: 0, Sort.IsEmpty: true } })
        {
            return null;
        }

        exchange.Preferences.Applied("track-changes");
        return target.Collection.Publication;
    }

    static bool IsTrackable(ODataExchange exchange, ODataTarget target, ODataShape shape, ODataQuery asked) =>
        exchange.Model.RegistryOf(target.Collection) is null && target is { Way: null, IsSingle: false, Kind: TargetKind.Resource }
        && shape.Expansions.IsEmpty && asked is { Applied: null, Query.LooksAtClock: false };

    static SkipToken? Token(ParameterReader parameters, ODataQuery asked)
    {
        if (ODataParameters.Option(parameters, "skiptoken") is not { } text)
        {
            return null;
        }

        var isDelta = ODataParameters.Option(parameters, "deltatoken") is not null;
        return SkipToken.Read(text, isDelta ? 0 : asked.Query.Sort.Length) is { } token && (token.Part != DeltaPart.None) == isDelta
            ? token
            : throw new ProblemException(Problem.InvalidParameters([new("$skiptoken", text, "Must be a token of an @odata.nextLink of this server.")]));
    }

    static bool IsNotModified(ODataExchange exchange, ODataTarget target, ODataShape shape, ODataQuery asked, bool readsRegistry)
    {
        var isAlone = !target.IsRelated && shape.Expansions.IsEmpty && !readsRegistry;
        var snapshot = exchange.Request.Snapshot;
        var state = isAlone ? exchange.Source.StateOf(snapshot, target.Collection) : snapshot.State;
        return ETags.IsNotModified(
            exchange.Request, $"{state} {exchange.ContentType} {exchange.IsOld} {asked.Query.Limit} {exchange.Preferences.TracksChanges}",
            isAlone && exchange.Model.RegistryOf(target.Collection) is null ? Served.ModifiedAt(target.Collection) : null);
    }

    // Who asks for one state of an entity must not get another (protocol 8.2.4). Packed answers have tags of their own.
    static void CheckMatch(HttpContext http)
    {
        var asked = http.Request.Headers.IfMatch.SelectMany(header => (header ?? "").Split(',', StringSplitOptions.TrimEntries)).ToList();
        var tag = http.Response.Headers.ETag.ToString().Trim('"');
        if (asked.Count > 0 && !asked.Contains("*") && !asked.Any(one => tag.Length > 0 && one.Trim('"').Split('-')[0] == tag))
        {
            throw new ProblemException(Problem.PreconditionFailed($"'If-Match: {http.Request.Headers.IfMatch}': the state is another one by now."));
        }
    }

    // The schemas carry no version of their own: the current one is the only one (protocol 11.2.12).
    static void CheckSchemaVersion(ParameterReader parameters)
    {
        if (ODataParameters.Option(parameters, "schemaversion") is { } version and not "*")
        {
            throw new ProblemException(Problem.NotFound($"'$schemaversion={version}': there is the current version only ('*')."));
        }
    }
}
