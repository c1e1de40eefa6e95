using Microsoft.AspNetCore.Http.Features;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Api.OData.Answers;
using OpenUrbanData.Model.Problems;

namespace OpenUrbanData.Api.OData.Batch;

/// <summary><c>POST $batch</c>: many requests in one, answered one after the other and sent as they come
/// (<see href="https://docs.oasis-open.org/odata/odata-json-format/v4.01/">OData JSON 4.01</see>, 19).</summary>
/// <param name="site">Settings.</param>
/// <param name="admission">Takes the points of each request.</param>
/// <param name="answer">Answers one request of the service.</param>
sealed class BatchEndpoint(Site site, Admission admission, RequestDelegate answer)
{
    const string MediaType = "application/json;charset=utf-8";

    // What the batch says for all of its requests.
    static readonly string[] Inherited = ["Accept-Language", "OData-MaxVersion"];

    // What requests may say for themselves; nothing else is looked at.
    static readonly HashSet<string> Taken = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept", "Accept-Language", "If-None-Match", "If-Modified-Since", "OData-MaxVersion", "OData-Version", "Prefer",
    };

    /// <summary>Adds the address to the routes.</summary>
    public void Map(IEndpointRouteBuilder routes) =>
        routes.Map($"{ODataEndpoint.Root}/{BatchAddress.Name}", AnswerAsync).ExcludeFromDescription();

    async Task AnswerAsync(HttpContext http)
    {
        http.Response.Headers["OData-Version"] = http.Request.Headers["OData-MaxVersion"].ToString() is "4.0" ? "4.0" : "4.01";
        try
        {
            if (Resource.IsAnswered(http, "OPTIONS, POST"))
            {
                return;
            }

            if (!HttpMethods.IsPost(http.Request.Method))
            {
                http.Response.Headers.Allow = "OPTIONS, POST";
                throw new ProblemException(Problem.MethodNotAllowed($"'{http.Request.Method}' is not offered here; OPTIONS, POST are."));
            }

            foreach (var (name, value) in new ParameterReader(http.Request.QueryString.Value).Given)
            {
                throw new ProblemException(Problem.InvalidParameters([new(name, value, "A batch takes no options; its requests do.")]));
            }

            await AnswerAsync(http, BatchRequest.Read(await BodyAsync(http), site.Options.MaximumBatchRequests));
        }
        catch (ProblemException problem) when (!http.Response.HasStarted)
        {
            await ODataErrors.WriteAsync(http, problem.Problem);
        }
    }

    async Task AnswerAsync(HttpContext http, List<BatchRequest> requests)
    {
        var response = http.Response;
        var goesOn = Preferences(http.Request.Headers).Any(IsContinueOnError);
        if (goesOn)
        {
            response.Headers["Preference-Applied"] = "continue-on-error";
        }

        response.ContentType = MediaType;
        response.Headers.CacheControl = "no-store";
        // Each request takes its own turn; two at once could wait for each other.
        Answer.Of(http).GiveTurnBack();
        var output = response.BodyWriter;
        await output.WriteAsync("{\"responses\":["u8.ToArray(), http.RequestAborted);
        var failed = new HashSet<string>(StringComparer.Ordinal);
        var isFirst = true;
        foreach (var request in requests)
        {
            var status = await AnswerAsync(http, request, isFirst, failed);
            isFirst = false;
            if (http.RequestAborted.IsCancellationRequested)
            {
                return;
            }

            if (status >= StatusCodes.Status400BadRequest)
            {
                failed.Add(request.Id);
                if (request.Group is { } group)
                {
                    failed.Add(group);
                }

                if (!goesOn)
                {
                    break;
                }
            }
        }

        await output.WriteAsync("]}"u8.ToArray(), http.RequestAborted);
    }

    async Task<int> AnswerAsync(HttpContext http, BatchRequest request, bool isFirst, HashSet<string> failed)
    {
        var part = new BatchPart(request.Id, isFirst, http.Response.BodyWriter);
        var features = new FeatureCollection();
        features.Set<IHttpResponseFeature>(part);
        features.Set<IHttpResponseBodyFeature>(part);
        features.Set<IHttpRequestFeature>(new HttpRequestFeature
        {
            Protocol = http.Request.Protocol,
            Scheme = http.Request.Scheme,
            PathBase = http.Request.PathBase.Value ?? "",
            Method = request.Method,
        });
        features.Set(http.Features.Get<IHttpRequestLifetimeFeature>());
        features.Set(http.Features.Get<IHttpConnectionFeature>());
        features.Set(http.Features.Get<Forwarded>());
        var inner = new DefaultHttpContext(features) { RequestServices = http.RequestServices };
        using var body = new Answer(inner, site.SlowClients, Coding.Identity, Freshness.Ask);
        try
        {
            Prepare(http, inner, request, failed);
            await admission.AdmitAsync(inner, answer);
        }
        catch (ProblemException problem) when (!part.HasStarted)
        {
            inner.Response.Headers["OData-Version"] = http.Response.Headers["OData-Version"];
            await ODataErrors.WriteAsync(inner, problem.Problem);
        }

        await body.CompleteAsync();
        await part.CompleteAsync();
        return inner.Response.StatusCode;
    }

    void Prepare(HttpContext http, HttpContext inner, BatchRequest request, HashSet<string> failed)
    {
        if (request.DependsOn.FirstOrDefault(failed.Contains) is { } reason)
        {
            throw new ProblemException(Problem.FailedDependency($"'{request.Id}' depends on '{reason}', which failed."));
        }

        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            throw new ProblemException(Problem.MethodNotAllowed($"'{request.Method}' is not offered here; GET, HEAD are: this service reads only."));
        }

        if (request.Group is not null || request.HasCondition)
        {
            throw new ProblemException(Problem.NotImplemented(
                "'atomicityGroup' and 'if' are valid OData, but not supported here: this service reads only."));
        }

        var address = BatchAddress.Read(request.Url, Links.For(http, site.Options), ODataEndpoint.Root, site.Options.MaximumRequestLine);
        inner.Request.Path = address.Path;
        inner.Request.QueryString = new(address.Query);
        inner.Features.Get<IHttpRequestFeature>()!.RawTarget = inner.Request.Path.ToUriComponent() + address.Query;
        inner.Request.Host = http.Request.Host;
        inner.Request.RouteValues["path"] = address.Path[ODataEndpoint.Root.Length..].TrimStart('/');
        foreach (var name in Inherited)
        {
            inner.Request.Headers[name] = http.Request.Headers[name];
        }

        if (string.Join(", ", Preferences(http.Request.Headers).Where(one => !IsContinueOnError(one))) is { Length: > 0 } preferences)
        {
            inner.Request.Headers["Prefer"] = preferences;
        }

        foreach (var (name, value) in request.Headers)
        {
            CheckHeader(http, name, value);
            if (Taken.Contains(name))
            {
                inner.Request.Headers[name] = value;
            }
        }
    }

    static void CheckHeader(HttpContext http, string name, string value)
    {
        if (name.Length == 0 || !name.All(one => char.IsAsciiLetterOrDigit(one) || "!#$%&'*+-.^_`|~".Contains(one, StringComparison.Ordinal))
            || value.Any(one => char.IsControl(one) && one != '\t'))
        {
            throw new ProblemException(Problem.InvalidParameters([new("headers", name, "Names and values of headers without line breaks are expected.")]));
        }

        if (name.Equals("Host", StringComparison.OrdinalIgnoreCase) && !value.Equals(http.Request.Host.Value, StringComparison.OrdinalIgnoreCase))
        {
            throw new ProblemException(Problem.InvalidParameters([new("headers", $"Host: {value}", $"The host of the batch, {http.Request.Host}, is expected.")]));
        }
    }

    static async Task<ReadOnlyMemory<byte>> BodyAsync(HttpContext http)
    {
        var type = http.Request.ContentType?.Split(';')[0].Trim() ?? "";
        if (type.Equals("multipart/mixed", StringComparison.OrdinalIgnoreCase))
        {
            throw new ProblemException(Problem.NotImplemented(
                "Batches as multipart/mixed are valid OData, but not supported here; send the same requests as application/json."));
        }

        if (!type.Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            throw new ProblemException(Problem.UnsupportedMediaType($"A batch of type '{type}' is not taken here; application/json is."));
        }

        if (http.Request.Headers.ContentEncoding.ToString() is not ("" or "identity"))
        {
            http.Response.Headers.AcceptEncoding = "identity";
            throw new ProblemException(Problem.UnsupportedMediaType("Bodies are taken as they are, not packed."));
        }

        using var bytes = new MemoryStream();
        await http.Request.Body.CopyToAsync(bytes, http.RequestAborted);
        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }

    static IEnumerable<string> Preferences(IHeaderDictionary headers) =>
        headers["Prefer"].SelectMany(header => (header ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    static bool IsContinueOnError(string preference) => preference.ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal)
        is "continue-on-error" or "continue-on-error=true" or "odata.continue-on-error" or "odata.continue-on-error=true";
}
