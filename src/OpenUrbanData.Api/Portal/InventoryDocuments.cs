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
        json.WriteStartArray("publishers");
        foreach (var (publisher, report) in ByPublisher(request.Registry))
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
        WriteLinks(request, json);
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
        InventoryJson.WriteEntries(json, report, request.Language);
        InventoryJson.WritePeers(json, PeerComparison.Of(report.Entries, publisher, request.Registry), request.Language);
        WriteLinks(request, json);
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

    static void WriteLinks(ApiRequest request, Utf8JsonWriter json)
    {
        json.WriteStartArray("links");
        json.WriteSelfAndAlternates(request);
        json.WriteEndArray();
    }
}
