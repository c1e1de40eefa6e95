using System.Globalization;
using System.Text.Json;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Problems;

namespace OpenUrbanData.Api.OData.Answers;

/// <summary>Writes problems in the error form of OData JSON (4.01, 21.1): the same codes as everywhere.</summary>
static class ODataErrors
{
    /// <summary>Answers with a problem.</summary>
    public static Task WriteAsync(HttpContext http, Problem problem)
    {
        var response = http.Response;
        if (response.Headers["OData-Version"].Count == 0)
        {
            response.Headers["OData-Version"] = "4.01";
        }

        Http.Answer.Of(http).Discard();
        ETags.Withdraw(http);
        response.Headers.ContentDisposition = default;
        response.Headers["Preference-Applied"] = default;
        response.StatusCode = problem.Status;
        if (problem.RetryAfter is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return Document.SendAsync(http, "application/json", Document.Write(json => Write(json, problem)), http.RequestAborted);
    }

    /// <summary>Writes the document.</summary>
    public static void Write(Utf8JsonWriter json, Problem problem)
    {
        json.WriteStartObject();
        json.WriteStartObject("error");
        json.WriteString("code", problem.Code);
        json.WriteString("message", problem.Detail);
        if (problem.Parameters is { IsDefault: false, Length: 1 } only)
        {
            json.WriteString("target", only[0].Parameter);
        }

        if (!problem.Parameters.IsDefaultOrEmpty || !problem.Limits.IsDefaultOrEmpty)
        {
            json.WriteStartArray("details");
            foreach (var one in problem.Parameters)
            {
                Write(json, problem.Code, one.Parameter, one.Expected);
            }

            foreach (var limit in problem.Limits)
            {
                Write(json, "limit", limit.Name, string.Create(CultureInfo.InvariantCulture, $"The limit is {limit.Value} {limit.Unit}."));
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, string code, string target, string message)
    {
        json.WriteStartObject();
        json.WriteString("code", code);
        json.WriteString("target", target);
        json.WriteString("message", message);
        json.WriteEndObject();
    }
}
