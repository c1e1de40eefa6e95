using System.Text.Json;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.Portal;

/// <summary>The kinds of problems, for programs: what the <c>type</c> of a problem leads to.</summary>
static class ProblemDocuments
{
    /// <summary><c>/problems</c></summary>
    public static void WriteAll(ApiRequest request, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("problems");
        foreach (var text in ProblemTexts.All.Values.OrderBy(one => one.Status).ThenBy(one => one.Code, StringComparer.Ordinal))
        {
            Write(request, json, text);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary><c>/problems/{code}</c></summary>
    public static void WriteOne(ApiRequest request, Utf8JsonWriter json) => Write(request, json, Find(request));

    /// <summary>The one that the path names.</summary>
    /// <exception cref="ProblemException">404.</exception>
    public static ProblemTexts.Text Find(ApiRequest request)
    {
        var code = request.Route("code");
        return ProblemTexts.All.GetValueOrDefault(code)
            ?? throw new ProblemException(Problem.NotFound($"There is no problem '{code}'.{ParameterReader.Suggest(code, ProblemTexts.All.Keys)}"));
    }

    static void Write(ApiRequest request, Utf8JsonWriter json, ProblemTexts.Text text)
    {
        json.WriteStartObject();
        json.WriteString("type", request.Links.To($"/problems/{text.Code}"));
        json.WriteNumber("status", text.Status);
        json.WriteString("description", request.Language == Language.German ? text.De : text.En);
        json.WriteEndObject();
    }
}
