using System.Collections.Immutable;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.Http;

/// <summary>The form in which the problems below a path are written, whatever the client asks for.</summary>
/// <param name="Root">The path, without a slash at its end.</param>
/// <param name="WriteAsync">Writes the problem; status and headers that are common to all are set.</param>
sealed record ProblemForm(string Root, Func<HttpContext, Problem, Task> WriteAsync);

/// <summary>Writes the problem that ended a request: RFC 9457 for programs, a page for browsers, and the own form of a standard.</summary>
/// <param name="options">Settings.</param>
/// <param name="page">Writes the page: problem, links and language to UTF-8.</param>
/// <param name="forms">The own forms.</param>
/// <param name="log">Log.</param>
sealed partial class ProblemHandler(
    ApiOptions options, Func<Problem, Links, Language, ReadOnlyMemory<byte>> page, ImmutableArray<ProblemForm> forms, ILogger<ProblemHandler> log)
{
    static readonly Format ProblemJson = new("json", "application/problem+json") { AlsoAccepts = ["application/json"] };

    // What an answer may carry on to the problem that takes its place.
    static readonly string[] Kept = ["Allow", "Accept-Post", "Accept-Encoding", "Accept-Ranges", "Content-Range", "RateLimit", "RateLimit-Policy", "OData-Version",
        "Access-Control-Allow-Methods", "Access-Control-Allow-Headers"];

    /// <summary>Takes one exchange: what fails before the first byte becomes a problem, later it breaks the transfer.</summary>
    public async Task GuardAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (Exception exception) when (!http.Response.HasStarted)
        {
            // Nobody reads what is said to a client that has left.
            if (!http.RequestAborted.IsCancellationRequested)
            {
                await WriteAsync(http, ProblemOf(http, exception), http.RequestAborted);
            }
        }
    }

    Problem ProblemOf(HttpContext http, Exception exception)
    {
        if (exception is BadHttpRequestException bad)
        {
            exception = new ProblemException(bad.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? Problem.ContentTooLarge("The body of the request is larger than this server takes.")
                : new("bad-request", bad.StatusCode, "Request is not valid HTTP",
                    "The request line, a header or the body is malformed or larger than the limit."));
        }

        if (exception is ProblemException { Problem: var problem })
        {
            LogRejected(http.Request.Path.ToUriComponent(), problem.Code, OneLine(problem.Detail));
        }
        else
        {
            LogFailed(exception, http.Request.Path.ToUriComponent());
            problem = Problem.Internal();
        }

        return problem;
    }

    /// <summary>Answers with a problem.</summary>
    public Task WriteAsync(HttpContext http, Problem problem, CancellationToken cancellation)
    {
        Answer.Of(http).Discard();
        var headers = http.Response.Headers;
        var kept = Kept.Select(name => (Name: name, Value: headers[name])).Where(header => header.Value.Count > 0).ToList();
        headers.Clear();
        foreach (var (name, value) in kept)
        {
            headers[name] = value;
        }

        ServerTiming.Of(http).Write(http.Response);
        http.Response.StatusCode = problem.Status;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.Vary = ResponseRules.Vary(true, true);
        if (problem.RetryAfter is { } seconds)
        {
            http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        if (problem.Code == "method-not-allowed" && http.Response.Headers.Allow.Count == 0)
        {
            http.Response.Headers.Allow = Resource.Methods;
        }

        if (problem.Code == "unsupported-media-type")
        {
            http.Response.Headers["Accept-Post"] = RequestBody.Accepted;
        }

        if (forms.FirstOrDefault(one => IsBelow(http.Request, one.Root)) is { } form)
        {
            return form.WriteAsync(http, problem with { Limits = LimitsOf(problem) });
        }

        var links = Links.For(http, options);
        // A wrong parameter must not hide the problem, so mistakes in f and lang are not looked at.
        var parameters = new ParameterReader(http.Request.QueryString.Value);
        var language = Negotiation.ChooseLanguage(parameters, http.Request.Headers.AcceptLanguage);
        return WantsPage(parameters, http.Request.Headers.Accept)
            ? Document.SendAsync(http, Format.Html.MediaType, page(problem, links, language), cancellation)
            : Document.SendAsync(http, ProblemJson.MediaType, Json(problem, LimitsOf(problem), links, http.Request), cancellation);
    }

    // Outside of the routes the path still has the prefix of the public address.
    bool IsBelow(HttpRequest request, string root) => request.Path.StartsWithSegments(root)
        || (options.PublicUrl is { } url && request.Path.StartsWithSegments(url.AbsolutePath.TrimEnd('/') + root));

    static bool WantsPage(ParameterReader parameters, string? accept)
    {
        try
        {
            return Negotiation.Choose(parameters, accept, [ProblemJson, Format.Html]) == Format.Html;
        }
        catch (ProblemException)
        {
            return false;
        }
    }

    static ReadOnlyMemory<byte> Json(Problem problem, ImmutableArray<ProblemLimit> limits, Links links, HttpRequest request) => Document.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("type", links.To($"/problems/{problem.Code}"));
        json.WriteString("title", problem.Title);
        json.WriteNumber("status", problem.Status);
        json.WriteString("detail", problem.Detail);
        json.WriteString("instance", request.PathBase.Add(request.Path).ToUriComponent());
        if (!problem.Parameters.IsDefaultOrEmpty)
        {
            json.WriteStartArray("errors");
            foreach (var mistake in problem.Parameters)
            {
                json.WriteStartObject();
                json.WriteString("parameter", mistake.Parameter);
                json.WriteString("value", mistake.Value);
                json.WriteString("expected", mistake.Expected);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (!limits.IsDefaultOrEmpty)
        {
            json.WriteStartArray("limits");
            foreach (var limit in limits)
            {
                json.WriteStartObject();
                json.WriteString("limit", limit.Name);
                json.WriteNumber("value", limit.Value);
                json.WriteString("unit", limit.Unit);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    });

    /// <summary>The limits that were met: those who throw know that, how large they are the settings say.</summary>
    internal ImmutableArray<ProblemLimit> LimitsOf(Problem problem) => problem switch
    {
        { Limits: { IsDefaultOrEmpty: false } limits } => limits,
        { Code: "timeout" } => [new("statement-time", (long)options.Database.StatementTimeout.TotalSeconds, "s")],
        { Code: "content-too-large" } => [new("request-body", options.MaximumRequestBody, "bytes")],
        _ => [],
    };

    // What a client writes must not look like a line of its own.
    static string OneLine(string text) => string.Concat(text.Select(one => char.IsControl(one) ? ' ' : one));

    [LoggerMessage(1001, LogLevel.Information, "Rejected {Path}: {Code}, {Detail}")]
    partial void LogRejected(string path, string code, string detail);

    [LoggerMessage(1002, LogLevel.Error, "Failed at {Path}")]
    partial void LogFailed(Exception exception, string path);
}
