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
        Answer.Of(http).Discard();
        ETags.Withdraw(http);
        response.StatusCode = problem.Status;
        if (problem.RetryAfter is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return Document.SendAsync(http, "application/json;charset=utf-8", Document.Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("error");
            json.WriteString("code", problem.Code);
            json.WriteString("message", problem.Detail);
            if (!problem.Parameters.IsDefaultOrEmpty)
            {
                json.WriteStartArray("details");
                foreach (var one in problem.Parameters)
                {
                    json.WriteStartObject();
                    json.WriteString("code", problem.Code);
                    json.WriteString("target", one.Parameter);
                    json.WriteString("message", one.Expected);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }), http.RequestAborted);
    }
}
