using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenUrbanData.Catalog.Ckan;

/// <summary>What CKAN lists beside packages: groups, organisations, tags.</summary>
public static class CkanLists
{
    /// <summary>Writes a group or an organisation.</summary>
    /// <param name="json">Output.</param>
    /// <param name="name">Its name, which is its id, too.</param>
    /// <param name="title">Name for people.</param>
    /// <param name="packages">How many data sets it has; null where that is not wanted.</param>
    /// <param name="type"><c>group</c> or <c>organization</c>.</param>
    /// <param name="more">Writes further members; null for none.</param>
    public static void WriteGroup(Utf8JsonWriter json, string name, string title, long? packages, string type, Action<Utf8JsonWriter>? more = null)
    {
        json.WriteStartObject();
        json.WriteString("id", name);
        json.WriteString("name", name);
        json.WriteString("title", title);
        json.WriteString("display_name", title);
        json.WriteString("description", "");
        json.WriteString("type", type);
        json.WriteBoolean("is_organization", type == "organization");
        json.WriteString("state", "active");
        json.WriteString("approval_status", "approved");
        json.WriteString("image_url", "");
        json.WriteString("image_display_url", "");
        json.WriteNull("created");
        if (packages is { } number)
        {
            json.WriteNumber("package_count", number);
            json.WriteNumber("num_followers", 0);
            foreach (var member in (ReadOnlySpan<string>)["extras", "users", "groups", "tags"])
            {
                json.WriteStartArray(member);
                json.WriteEndArray();
            }
        }

        more?.Invoke(json);
        json.WriteEndObject();
    }

    /// <summary>Writes a tag.</summary>
    public static void WriteTag(Utf8JsonWriter json, string tag)
    {
        json.WriteStartObject();
        json.WriteString("id", tag);
        json.WriteString("name", tag);
        json.WriteString("display_name", tag);
        json.WriteString("state", "active");
        json.WriteNull("vocabulary_id");
        json.WriteEndObject();
    }
}

/// <summary>JSON in texts of JSON.</summary>
[JsonSerializable(typeof(string[]))]
sealed partial class CkanJson : JsonSerializerContext;
