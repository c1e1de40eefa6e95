using System.Globalization;
using System.Text.Json;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Catalog.Inventory;

/// <summary>Writes inventories as members of an object that the caller has begun.</summary>
public static class InventoryJson
{
    /// <summary>Counts: <c>states</c> and <c>themes</c>.</summary>
    public static void WriteCounts(Utf8JsonWriter json, InventoryReport report, Language language)
    {
        WriteStates(json, report.Total);
        json.WriteStartArray("themes");
        foreach (var theme in report.Themes)
        {
            json.WriteStartObject();
            json.WriteString("theme", theme.Theme.Length == 0 ? null : theme.Theme);
            json.WriteString("title", DataThemes.Title(theme.Theme).In(language));
            WriteStates(json, theme);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The entries: <c>entries</c>.</summary>
    public static void WriteEntries(Utf8JsonWriter json, IEnumerable<InventoryEntry> entries, Language language)
    {
        json.WriteStartArray("entries");
        foreach (var entry in entries)
        {
            json.WriteStartObject();
            json.WriteString("id", entry.Id);
            json.WriteString("title", entry.Title.In(language));
            json.WriteString("lifecycle", entry.Lifecycle.Name());
            json.WriteString("since", entry.Since?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            json.WriteString("owner", entry.Owner?.In(language));
            json.WriteString("reason", entry.Reason?.In(language));
            json.WriteString("schema", entry.Schema);
            json.WriteString("musterdatensatz", entry.Musterdatensatz);
            json.WriteStartArray("themes");
            foreach (var theme in entry.Themes)
            {
                json.WriteStringValue(theme);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The comparison: <c>peers</c>, null where there is none.</summary>
    public static void WritePeers(Utf8JsonWriter json, PeerComparison? peers, Language language)
    {
        if (peers is null)
        {
            json.WriteNull("peers");
            return;
        }

        json.WriteStartObject("peers");
        json.WriteNumber("population_from", peers.Class.From);
        if (peers.Class.To is { } to)
        {
            json.WriteNumber("population_below", to);
        }

        json.WriteNumber("publishers", peers.Peers);
        json.WriteStartArray("missing");
        foreach (var topic in peers.Missing)
        {
            json.WriteStartObject();
            json.WriteString("topic", topic.Topic);
            json.WriteString("title", topic.Title.In(language));
            json.WriteNumber("publishers", topic.Peers);
            json.WriteString("here", topic.Here?.Name());
            json.WriteStartArray("examples");
            foreach (var example in topic.Examples)
            {
                json.WriteStringValue(example);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void WriteStates(Utf8JsonWriter json, ThemeStates states)
    {
        json.WriteStartObject("states");
        foreach (var (index, name) in Lifecycles.Names.Index())
        {
            json.WriteNumber(name, states.States[index]);
        }

        json.WriteEndObject();
    }
}
