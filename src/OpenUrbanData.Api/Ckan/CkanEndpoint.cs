using System.Globalization;
using System.Text.Json;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Problems;

namespace OpenUrbanData.Api.Ckan;

/// <summary><c>/api/3/action/{action}</c>: the reading part of CKAN's API, because so many tools speak it.</summary>
/// <remarks><see href="https://docs.ckan.org/en/2.11/api/">CKAN API guide</see>: GET with parameters, or POST with JSON or a form. What CKAN does not know
/// it ignores, but in searches; so do we.</remarks>
static class CkanEndpoint
{
    /// <summary>What stands before the name of an action.</summary>
    public const string Root = "/api/3/action";

    const string WithoutVersion = "/api/action";
    const string Methods = $"{Resource.Methods}, POST";

    /// <summary>Patterns of all routes but those of single actions.</summary>
    public static IEnumerable<string> Patterns { get; } = ["/api/3", Root + "/{action}", WithoutVersion + "/{action}"];

    /// <summary>The form of problems below an address.</summary>
    public static IEnumerable<ProblemForm> Forms(ApiOptions options) => new[] { Root, WithoutVersion }.Select(root => new ProblemForm(root, (http, problem) => WriteAsync(http, problem, options)));

    /// <summary>Adds the routes.</summary>
    public static void Map(IEndpointRouteBuilder routes, Site site)
    {
        routes.Map("/api/3", (HttpContext http) => AnswerAsync(http, """{"version": 3}"""));
        foreach (var action in CkanActions.All)
        {
            routes.Map($"{Root}/{action.Name}", (HttpContext http) => AnswerAsync(http, site, action));
        }

        foreach (var root in new[] { Root, WithoutVersion })
        {
            routes.Map(root + "/{action}", (HttpContext http) => AnswerAsync(http, site, CkanActions.ByName.GetValueOrDefault((string)http.Request.RouteValues["action"]!)));
        }
    }

    static async Task AnswerAsync(HttpContext http, Site site, CkanAction? action)
    {
        if (Resource.IsAnswered(http, Methods))
        {
            return;
        }

        if (action is null)
        {
            // No more than this: CKAN has no envelope around it.
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            await AnswerAsync(http, JsonSerializer.Serialize($"Bad request: Action name not known: {http.Request.RouteValues["action"]}", CkanText.Default.String));
            return;
        }

        CkanParameters parameters;
        try
        {
            parameters = await CkanParameters.ReadAsync(http);
        }
        catch (JsonException mistake)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            await AnswerAsync(http, JsonSerializer.Serialize($"Bad request: JSON Error: Error decoding JSON data. Error: {mistake.Message}", CkanText.Default.String));
            return;
        }

        var request = new ApiRequest(http, await site.SnapshotAsync(http.RequestAborted), Links.For(http, site.Options), [Format.Json], isNegotiated: false);
        http.Response.Headers.Vary = ResponseRules.Vary(false, !request.Parameters.Has("lang"));
        http.Response.Headers.ContentLanguage = request.Language == Model.Schemas.Language.German ? "de" : "en";
        await action.AnswerAsync(new(request, site, action, parameters));
    }

    static Task AnswerAsync(HttpContext http, string json)
    {
        if (Resource.IsAnswered(http, Methods))
        {
            return Task.CompletedTask;
        }

        return Document.SendAsync(http, Format.Json.MediaType, System.Text.Encoding.UTF8.GetBytes(json), http.RequestAborted);
    }

    // The types of CKAN; what it has no type for says what it is.
    static Task WriteAsync(HttpContext http, Problem problem, ApiOptions options)
    {
        var action = http.Request.Path.Value!.Split('/')[^1];
        var (status, type, message) = problem switch
        {
            { Code: "not-found" or "gone" } => (404, "Not Found Error", problem.Detail.Length == 0 ? "Not found" : $"Not found: {problem.Detail}"),
            { Code: "invalid-parameter", Parameters: [{ Parameter: "q" or "fq" } only, ..] } => (409, "Search Error", $"Search error: {only.Expected}"),
            { Code: "invalid-parameter", Parameters: [{ Parameter: "" or "sort" } only, ..] } => (400, "Search Query Error", $"Search Query is invalid: {only.Expected}"),
            { Code: "invalid-parameter" } => (409, "Validation Error", null),
            { Code: "internal-error" } => (500, "Internal Server Error", "Internal Server Error"),
            _ => (problem.Status, problem.Title, problem.Detail),
        };
        Answer.Of(http).Discard();
        ETags.Withdraw(http);
        http.Response.StatusCode = status;
        if (problem.RetryAfter is { } seconds)
        {
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return Document.SendAsync(http, Format.Json.MediaType, Document.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("help", CkanExchange.HelpOf(Links.For(http, options), action));
            json.WriteBoolean("success", false);
            json.WriteStartObject("error");
            json.WriteString("__type", type);
            if (message is not null)
            {
                json.WriteString("message", message);
            }
            else
            {
                foreach (var parameter in problem.Parameters.GroupBy(one => one.Parameter, StringComparer.Ordinal))
                {
                    json.WriteStartArray(parameter.Key);
                    foreach (var one in parameter)
                    {
                        json.WriteStringValue(one.Expected);
                    }

                    json.WriteEndArray();
                }
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }), http.RequestAborted);
    }
}

/// <summary>Texts as JSON.</summary>
[System.Text.Json.Serialization.JsonSerializable(typeof(string))]
sealed partial class CkanText : System.Text.Json.Serialization.JsonSerializerContext;
