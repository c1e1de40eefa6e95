using System.Collections.Immutable;
using System.Text.Json;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Catalog.Inventory;
using OpenUrbanData.Model.Catalogue;

namespace OpenUrbanData.Api.Portal;

/// <summary>The inventory for programs: what is published, and what publishers show beyond that.</summary>
static class InventoryDocuments
{
    /// <summary><c>/inventory</c>: counts per theme, and per publisher.</summary>
    public static void WriteAll(ApiRequest request, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        InventoryJson.WriteCounts(json, InventoryReport.Of(InventoryReport.Public(request.Registry)), request.Language);
        var part = InventoryPart.Of(request);
        ImmutableArray<(Publisher Publisher, InventoryReport Report)> all = [.. ByPublisher(request.Registry)];
        part.WriteCounts(json, all.Length);
        json.WriteStartArray("publishers");
        foreach (var (publisher, report) in part.Cut(all))
        {
            json.WriteStartObject();
            json.WriteString("slug", publisher.Slug);
            json.WriteString("name", request.In(publisher.Name));
            json.WriteNumber("entries", report.Total.Total);
            json.WriteNumber("published", report.Total.States[(int)Lifecycle.Published]);
            json.WriteString("href", request.Links.To(PathOf(publisher)));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteLinks(request, json, all.Length);
        json.WriteEndObject();
    }

    /// <summary><c>/publishers/{publisher}/inventory</c>: entries, counts, and what others of similar size publish.</summary>
    public static void WriteOne(ApiRequest request, Utf8JsonWriter json)
    {
        var publisher = PlaceDocuments.Publisher(request);
        var report = Of(request.Registry, publisher);
        json.WriteStartObject();
        json.WriteString("publisher", publisher.Slug);
        json.WriteString("name", request.In(publisher.Name));
        if (publisher.Population is { } population)
        {
            json.WriteNumber("population", population);
        }

        InventoryJson.WriteCounts(json, report, request.Language);
        var part = InventoryPart.Of(request);
        part.WriteCounts(json, report.Entries.Length);
        InventoryJson.WriteEntries(json, part.Cut(report.Entries), request.Language);
        InventoryJson.WritePeers(json, PeerComparison.Of(report.Entries, publisher, request.Registry), request.Language);
        WriteLinks(request, json, report.Entries.Length);
        json.WriteEndObject();
    }

    /// <summary>The inventory of a publisher.</summary>
    public static InventoryReport Of(Registry registry, Publisher publisher) =>
        InventoryReport.Of(InventoryReport.Public(registry).Where(entry => entry.Publisher == publisher.Slug));

    /// <summary>The inventories of all publishers that have any entry, by slug.</summary>
    public static IEnumerable<(Publisher Publisher, InventoryReport Report)> ByPublisher(Registry registry) =>
        InventoryReport.Public(registry).GroupBy(entry => entry.Publisher, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (registry.Publishers[group.Key], InventoryReport.Of(group)));

    /// <summary>Path of the inventory of a publisher.</summary>
    public static string PathOf(Publisher publisher) => $"/publishers/{publisher.Slug}/inventory";

    static void WriteLinks(ApiRequest request, Utf8JsonWriter json, int all)
    {
        json.WriteStartArray("links");
        json.WriteSelfAndAlternates(request);
        InventoryPart.Of(request).WriteLinks(request, json, all);
        json.WriteEndArray();
    }
}
