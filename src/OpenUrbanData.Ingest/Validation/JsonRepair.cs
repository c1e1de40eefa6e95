using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpenUrbanData.Model.Features;

namespace OpenUrbanData.Ingest.Validation;

/// <summary>Takes what is wrong out of a JSON value, so that one bad address does not cost a whole agenda.</summary>
static class JsonRepair
{
    static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The value without the members that break a rule, and without objects that then lack a required one.</summary>
    /// <returns>Null where nothing is left, or where it is no JSON at all.</returns>
    public static string? Repair(PropertyCheck check, string json, List<Notice> notices)
    {
        try
        {
            var root = JsonNode.Parse(json);
            // Every round takes something out; the depth of the profile bounds the rounds.
            for (var round = 0; round < 8 && root is not null; round++)
            {
                var found = new List<Notice>();
                using var document = JsonDocument.Parse(root.ToJsonString());
                JsonCheck.Value(check, document.RootElement, "", rejects: false, found);
                if (found.Count == 0)
                {
                    return root is JsonArray { Count: 0 } or JsonObject { Count: 0 } ? null : root.ToJsonString(Readable);
                }

                notices.AddRange(found);

                // From the end, so that places in arrays hold.
                foreach (var notice in found.AsEnumerable().Reverse())
                {
                    root = Without(root!, notice);
                    if (root is null)
                    {
                        break;
                    }
                }
            }
        }
        catch (JsonException)
        {
            notices.Add(new(NoticeCode.WrongType, "", check.Expected(NoticeCode.WrongType), Rejects: false));
        }

        return null;
    }

    static JsonNode? Without(JsonNode root, Notice notice)
    {
        // An absent required member takes its object along.
        var path = notice.Pointer.Split('/').Skip(1).ToArray();
        path = notice.Code == NoticeCode.MissingRequired ? path[..^1] : path;
        if (path.Length == 0)
        {
            return null;
        }

        var holder = root;
        foreach (var step in path[..^1])
        {
            holder = holder is JsonArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)] : holder?[step];
        }

        if (holder is JsonArray items)
        {
            items.RemoveAt(int.Parse(path[^1], CultureInfo.InvariantCulture));
        }
        else
        {
            holder?.AsObject().Remove(path[^1]);
        }

        return root;
    }
}
