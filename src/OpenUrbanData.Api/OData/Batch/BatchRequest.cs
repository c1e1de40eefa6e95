using System.Collections.Immutable;
using System.Text.Json;
using OpenUrbanData.Model.Problems;

namespace OpenUrbanData.Api.OData.Batch;

/// <summary>One request of a batch (OData JSON 4.01, 19.1).</summary>
/// <param name="Id">Its name among the others.</param>
/// <param name="Method">Method in capitals.</param>
/// <param name="Url">Address as it was given.</param>
/// <param name="Headers">Headers.</param>
/// <param name="DependsOn">Requests before it that must have succeeded, and their groups.</param>
/// <param name="Group">Atomicity group; null for none.</param>
/// <param name="HasCondition">True where it is to run only under a condition on others.</param>
sealed record BatchRequest(
    string Id, string Method, string Url, ImmutableArray<KeyValuePair<string, string>> Headers, ImmutableArray<string> DependsOn, string? Group,
    bool HasCondition)
{
    /// <summary>Deepest level of a body that may stand in a batch.</summary>
    const int MaximumDepth = 64;

    /// <summary>Reads the requests of a batch.</summary>
    /// <param name="body">JSON.</param>
    /// <param name="most">Most requests.</param>
    /// <exception cref="ProblemException">400.</exception>
    public static List<BatchRequest> Read(ReadOnlyMemory<byte> body, int most)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new() { MaxDepth = MaximumDepth });
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("requests", out var requests)
                || requests.ValueKind != JsonValueKind.Array)
            {
                throw Mistake("requests", null, "A JSON object with a list 'requests' is expected.");
            }

            if (requests.GetArrayLength() is var count && count > most)
            {
                throw Mistake("requests", $"{count} requests", $"At most {most} requests are taken.");
            }

            var seen = new HashSet<string>(StringComparer.Ordinal);
            var list = new List<BatchRequest>(requests.GetArrayLength());
            foreach (var one in requests.EnumerateArray())
            {
                list.Add(Read(one, seen));
            }

            return list;
        }
        catch (JsonException wrong)
        {
            throw Mistake("body", null, $"Must be JSON; the mistake is in line {wrong.LineNumber + 1} at byte {wrong.BytePositionInLine + 1}.");
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, written as an escape.
            throw Mistake("body", null, "Must hold texts that are valid Unicode.");
        }
    }

    static BatchRequest Read(JsonElement given, HashSet<string> seen)
    {
        if (given.ValueKind != JsonValueKind.Object)
        {
            throw Mistake("requests", given.GetRawText(), "Each request is a JSON object.");
        }

        var id = Text(given, "id");
        var headers = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        if (given.TryGetProperty("headers", out var named) && named.ValueKind != JsonValueKind.Null)
        {
            foreach (var header in named.ValueKind == JsonValueKind.Object ? named.EnumerateObject() : throw Mistake("headers", id, "Must be a JSON object."))
            {
                headers.Add(new(header.Name, header.Value.ValueKind == JsonValueKind.String
                    ? header.Value.GetString()!
                    : throw Mistake("headers", header.Name, "Must be a text.")));
            }
        }

        var group = given.TryGetProperty("atomicityGroup", out var _) ? Text(given, "atomicityGroup") : null;
        ImmutableArray<string> dependsOn = given.TryGetProperty("dependsOn", out var others) && others.ValueKind == JsonValueKind.Array
            ? [.. others.EnumerateArray().Select(one => one.ValueKind == JsonValueKind.String ? one.GetString()! : throw Mistake("dependsOn", id, "Must be a list of texts."))]
            : others.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? [] : throw Mistake("dependsOn", id, "Must be a list of texts.");
        foreach (var other in dependsOn)
        {
            if (!seen.Contains(other))
            {
                throw Mistake("dependsOn", other, $"'{id}' can depend on requests and groups before it only.");
            }
        }

        if (!seen.Add(id))
        {
            throw Mistake("id", id, "Must be another than those of the requests before it.");
        }

        if (group is not null)
        {
            seen.Add(group);
        }

        return new(id, Text(given, "method").ToUpperInvariant(), Text(given, "url"), headers.ToImmutable(), dependsOn, group, given.TryGetProperty("if", out _));
    }

    static string Text(JsonElement given, string name) =>
        given.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : throw Mistake(name, value.ValueKind == JsonValueKind.Undefined ? null : value.GetRawText(), "Each request has a text here.");

    static ProblemException Mistake(string target, string? value, string expected) =>
        new(Problem.InvalidParameters([new(target, value is { Length: > 200 } ? value[..200] + "…" : value, expected)]));
}
