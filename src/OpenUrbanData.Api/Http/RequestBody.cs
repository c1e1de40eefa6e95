using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using OpenUrbanData.Model.Problems;

namespace OpenUrbanData.Api.Http;

/// <summary>Parameters in the body of a request, for filters that no address holds: the same names and values as in an address.</summary>
/// <remarks>In JSON a list stands for values with commas between them, and an object under <c>filter</c> is CQL2 JSON.</remarks>
static class RequestBody
{
    /// <summary>What bodies may be, for the header <c>Accept-Post</c>.</summary>
    public const string Accepted = Form + ", application/json, application/query+json";

    const string Form = "application/x-www-form-urlencoded";

    /// <summary>Reads the parameters; the server's limit of a body holds.</summary>
    /// <exception cref="ProblemException">415, or 400 where the body is not what it says.</exception>
    public static async Task<IReadOnlyList<(string Name, string Value)>> ReadAsync(HttpContext http)
    {
        var type = http.Request.ContentType?.Split(';')[0].Trim();
        if (type is null || !Accepted.Split(", ").Contains(type, StringComparer.OrdinalIgnoreCase))
        {
            throw new ProblemException(Problem.UnsupportedMediaType($"A body of type '{type}' is not taken here; {Accepted} are."));
        }

        if (http.Request.Headers.ContentEncoding.ToString() is not ("" or "identity"))
        {
            // Small ones that unpack to large ones are not worth the care (RFC 9110, 12.5.3).
            http.Response.Headers.AcceptEncoding = "identity";
            throw new ProblemException(Problem.UnsupportedMediaType("Bodies are taken as they are, not packed."));
        }

        using var bytes = new MemoryStream();
        await http.Request.Body.CopyToAsync(bytes, http.RequestAborted);
        var body = bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
        return type.Equals(Form, StringComparison.OrdinalIgnoreCase) ? ReadForm(body.Span) : ReadJson(body);
    }

    static List<(string, string)> ReadForm(ReadOnlySpan<byte> body)
    {
        var pairs = new List<(string, string)>();
        foreach (var pair in new QueryStringEnumerable(Encoding.UTF8.GetString(body)))
        {
            pairs.Add((pair.DecodeName().ToString(), pair.DecodeValue().ToString()));
        }

        return pairs;
    }

    static List<(string, string)> ReadJson(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new() { MaxDepth = MaximumDepth });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new ProblemException(Problem.InvalidParameters([new("body", null, "Must be a JSON object.")]));
            }

            List<(string Name, string Value)> pairs = [.. document.RootElement.EnumerateObject().SelectMany(Pairs)];
            var isTree = document.RootElement.TryGetProperty("filter", out var filter) && filter.ValueKind == JsonValueKind.Object;
            if (isTree && pairs.All(pair => pair.Name != FilterLanguage))
            {
                pairs.Add((FilterLanguage, "cql2-json"));
            }

            return pairs;
        }
        catch (JsonException mistake)
        {
            throw new ProblemException(Problem.InvalidParameters(
                [new("body", null, $"Must be JSON; the mistake is in line {mistake.LineNumber + 1} at byte {mistake.BytePositionInLine + 1}.")]));
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, written as an escape.
            throw new ProblemException(Problem.InvalidParameters([new("body", null, "Must hold texts that are valid Unicode.")]));
        }
    }

    const string FilterLanguage = "filter-lang";

    // Deeper than any filter may be.
    const int MaximumDepth = 256;

    static IEnumerable<(string, string)> Pairs(JsonProperty member)
    {
        switch (member.Value.ValueKind)
        {
            case JsonValueKind.Null:
                break;
            case JsonValueKind.Array:
                yield return (member.Name, string.Join(',', member.Value.EnumerateArray().Select(one => Text(member.Name, one))));
                break;
            case JsonValueKind.Object when member.Name == "filter":
                yield return (member.Name, member.Value.GetRawText());
                break;
            default:
                yield return (member.Name, Text(member.Name, member.Value));
                break;
        }
    }

    static string Text(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => throw new ProblemException(Problem.InvalidParameters([new(name, value.GetRawText(), "Must be a text, a number, true, false, or a list of them.")])),
    };
}
