using System.Collections.Immutable;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Problems;

namespace OpenUrbanData.Api.Http;

/// <summary>One way to answer: a format and what writes it.</summary>
/// <param name="Format">The format.</param>
/// <param name="AnswerAsync">Reads its own parameters, calls <see cref="ParameterReader.Finish"/>, writes.</param>
sealed record Representation(Format Format, Func<ApiRequest, Task> AnswerAsync);

/// <summary>An address of the API with all its representations; the first is the default for programs.</summary>
/// <param name="Pattern">Route pattern.</param>
/// <param name="Representations">At least one.</param>
sealed record Resource(string Pattern, params ImmutableArray<Representation> Representations)
{
    /// <summary>Methods that every resource here has.</summary>
    public const string Methods = "GET, HEAD, OPTIONS";

    /// <summary>False where the address itself names the format: <c>f</c> is unknown and <c>Accept</c> is not looked at.</summary>
    public bool IsNegotiated { get; init; } = true;

    /// <summary>True where parameters may also come in the body of a POST request (<see cref="RequestBody"/>).</summary>
    public bool TakesBody { get; init; }

    string Allowed => TakesBody ? $"{Methods}, POST" : Methods;

    /// <summary>False where the answer needs nothing of the database.</summary>
    public bool NeedsRegistry { get; init; } = true;

    readonly ImmutableArray<Format> _offered = [.. Representations.Select(one => one.Format)];

    /// <summary>What was purged answers 410 with the reason for good (design 4.9), also where a file of it is asked for.</summary>
    static async Task RejectPurgedAsync(ApiRequest request, Site site)
    {
        var values = request.Http.Request.RouteValues;
        var id = values["collection"] as string ?? values["dataset"] as string ?? Path.GetFileNameWithoutExtension(values["file"] as string);
        if (id is not null && !request.Registry.Collections.ContainsKey(id) && request.Registry.Entry(id) is null
            && await site.Reader.Purged.FindAsync(id, null, request.Cancellation) is { } purged)
        {
            throw new ProblemException(Problem.Gone($"'{id}' was removed for good: {purged.Reason}"));
        }
    }

    /// <summary>Answers OPTIONS, and lets only through what the address knows.</summary>
    /// <param name="http">The exchange.</param>
    /// <param name="methods">What the address knows, as in <c>Allow</c>.</param>
    /// <returns>True where the exchange is answered.</returns>
    /// <exception cref="ProblemException">405.</exception>
    public static bool IsAnswered(HttpContext http, string methods)
    {
        var method = http.Request.Method;
        if (HttpMethods.IsOptions(method))
        {
            http.Response.Headers.Allow = methods;
            ResponseRules.AllowOrigins(http, methods);
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return true;
        }

        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || (HttpMethods.IsPost(method) && methods.EndsWith("POST", StringComparison.Ordinal)))
        {
            return false;
        }

        http.Response.Headers.Allow = methods;
        throw new ProblemException(Problem.MethodNotAllowed($"'{method}' is not offered here; {methods} are."));
    }

    /// <summary>Answers an exchange: method, registry, language and format, then the representation.</summary>
    public async Task AnswerAsync(HttpContext http, Site site)
    {
        if (IsAnswered(http, Allowed))
        {
            return;
        }

        var hasBody = HttpMethods.IsPost(http.Request.Method);
        var snapshot = NeedsRegistry ? await site.SnapshotAsync(http.RequestAborted) : Snapshot.Of(Registry.Empty);
        var body = hasBody ? await RequestBody.ReadAsync(http) : null;
        var request = new ApiRequest(http, snapshot, Links.For(http, site.Options), _offered, IsNegotiated, body);
        http.Response.Headers.Vary = ResponseRules.Vary(IsNegotiated && !request.Parameters.Has("f"), !request.Parameters.Has("lang"));
        http.Response.Headers.ContentLanguage = request.Language == Model.Schemas.Language.German ? "de" : "en";
        await RejectPurgedAsync(request, site);
        await Representations.First(one => ReferenceEquals(one.Format, request.Format)).AnswerAsync(request);
    }
}
