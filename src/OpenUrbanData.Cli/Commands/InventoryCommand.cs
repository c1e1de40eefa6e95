using System.Buffers;
using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using OpenUrbanData.Catalog.Inventory;
using OpenUrbanData.Ingest.Descriptors;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Cli.Commands;

/// <summary><c>oud inventory</c>: what offices have, how far it is, what others of similar size publish, and whether links still answer.</summary>
static class InventoryCommand
{
    /// <summary>The command.</summary>
    public static Command Create(SharedOptions options)
    {
        var which = new Argument<string?>("publisher") { Description = "Slug; without it all publishers", Arity = ArgumentArity.ZeroOrOne };
        var check = new Option<bool>("--check-links") { Description = "Check all links to data and services elsewhere first" };
        var json = new Option<bool>("--json") { Description = "Write JSON" };
        var command = new Command("inventory", "Show which data there are, how far their publication is, and which links are broken") { which, check, json };
        command.Does((parsed, cancellation) => RunAsync(
            options.Read(parsed), parsed.GetValue(which), parsed.GetValue(check), parsed.GetValue(json), Terminal.Standard, cancellation));
        return command;
    }

    static async Task<int> RunAsync(
        ProgramSettings settings, string? which, bool checks, bool isJson, Terminal terminal, CancellationToken cancellation)
    {
        var folder = CatalogFolder.Load(settings.Catalog, settings.SourceRoot);
        await using var instance = await Instance.OpenAsync(settings, terminal, cancellation);
        var schemas = Instance.LoadSchemas(settings);
        var reader = new RegistryReader(instance.Database);
        var registry = await reader.ReadAsync(cancellation);
        if (checks)
        {
            await LinkChecks.Of(instance).ExecuteAsync(registry, TimeSpan.Zero, cancellation);
            registry = await reader.ReadAsync(cancellation);
        }

        var inventories = Inventories(folder, registry, schemas).Where(one => which is null || one.Publisher.Slug == which).ToList();
        if (which is not null && inventories.Count == 0)
        {
            throw new FormatException($"There is no publisher '{which}' with an entry in {settings.Catalog} or in the store.");
        }

        if (isJson)
        {
            WriteJson(terminal, inventories, registry);
        }
        else
        {
            WriteTables(terminal, inventories, registry, which);
        }

        foreach (var error in folder.Errors)
        {
            terminal.Line(error.ToString());
        }

        return folder.Errors.IsEmpty ? 0 : 1;
    }

    // The operator sees all that the descriptors say, published or not; what is published without descriptor comes from the store.
    static IEnumerable<(Publisher Publisher, InventoryReport Report)> Inventories(CatalogFolder folder, Registry registry, SchemaRegistry schemas)
    {
        var stored = InventoryReport.Public(registry).ToDictionary(entry => entry.Id, StringComparer.Ordinal);
        var described = folder.Datasets.Where(one => one.Kind is DatasetKind.Dataset or DatasetKind.Reference)
            .Select(one => PublicDocument.Entry(one, schemas.Find($"{one.SchemaName}/{one.SchemaVersion}")))
            .Select(entry => stored.GetValueOrDefault(entry.Id) is { } known && known.Lifecycle == entry.Lifecycle ? entry with { Since = known.Since } : entry)
            .ToList();
        var publishers = folder.Publishers.Select(one => one.ToPublisher()).Concat(registry.Publishers.Values).DistinctBy(one => one.Slug)
            .ToDictionary(one => one.Slug, StringComparer.Ordinal);
        return described.Concat(stored.Values).DistinctBy(entry => entry.Id).GroupBy(entry => entry.Publisher, StringComparer.Ordinal)
            .Where(group => publishers.ContainsKey(group.Key)).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (publishers[group.Key], InventoryReport.Of(group)));
    }

    static void WriteTables(Terminal terminal, List<(Publisher Publisher, InventoryReport Report)> inventories, Registry registry, string? which)
    {
        var all = InventoryReport.Of(inventories.SelectMany(one => one.Report.Entries));
        terminal.Table(["theme", .. Lifecycles.Names, "total"],
            all.Themes.Select(theme => Counts(theme.Theme.Length == 0 ? "(none)" : theme.Theme, theme)).Append(Counts("all", all.Total)));
        terminal.Line();
        terminal.Table(["data set", "state", "since", "themes", "owner", "reason"], all.Entries.Select(entry => new[]
        {
            entry.Id, entry.Lifecycle.Name(), entry.Since?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            string.Join(' ', entry.Themes), entry.Owner?.En ?? "", entry.Reason?.En ?? "",
        }));
        var peers = inventories.Select(one => (one.Publisher, Peers: PeerComparison.Of(one.Report.Entries, one.Publisher, registry)))
            .Where(one => one.Peers is not null).ToList();
        if (peers.Exists(one => one.Peers!.Missing.Length > 0))
        {
            terminal.Line();
            terminal.Table(["publisher", "others publish", "how many", "of", "here", "examples"], peers.SelectMany(one => one.Peers!.Missing, (one, topic) => new[]
            {
                one.Publisher.Slug, topic.Topic, Text(topic.Peers), Text(one.Peers!.Peers), topic.Here?.Name() ?? "", string.Join(' ', topic.Examples),
            }));
        }

        var links = Links(registry, which).ToList();
        if (links.Count > 0)
        {
            terminal.Line();
            terminal.Table(["link of", "address", "state", "since", "checked", "bytes", "type"], links.Select(link => new[]
            {
                link.Id, link.Check.Url, link.Check.Code ?? "ok", Minute(link.Check.Since), Minute(link.Check.CheckedAt),
                link.Check.Bytes?.ToString(CultureInfo.InvariantCulture) ?? "", link.Check.MediaType ?? "",
            }));
        }
    }

    static IEnumerable<(string Id, LinkCheck Check)> Links(Registry registry, string? which) => registry.Datasets.Values.Concat(registry.Services.Values)
        .Where(entry => which is null || entry.Publisher.Slug == which)
        .SelectMany(entry => entry.Links, (entry, link) => (entry.Id, Check: registry.Links.GetValueOrDefault(link.Url)))
        .Where(pair => pair.Check is not null).Select(pair => (pair.Id, pair.Check!))
        .OrderBy(pair => pair.Item2.IsGood).ThenBy(pair => pair.Id, StringComparer.Ordinal).ThenBy(pair => pair.Item2.Url, StringComparer.Ordinal);

    static void WriteJson(Terminal terminal, List<(Publisher Publisher, InventoryReport Report)> inventories, Registry registry)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            InventoryJson.WriteCounts(json, InventoryReport.Of(inventories.SelectMany(one => one.Report.Entries)), Language.English);
            json.WriteStartArray("publishers");
            foreach (var (publisher, report) in inventories)
            {
                json.WriteStartObject();
                json.WriteString("publisher", publisher.Slug);
                InventoryJson.WriteCounts(json, report, Language.English);
                InventoryJson.WriteEntries(json, report.Entries, Language.English);
                InventoryJson.WritePeers(json, PeerComparison.Of(report.Entries, publisher, registry), Language.English);
                WriteLinks(json, Links(registry, publisher.Slug));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        terminal.Line(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    static void WriteLinks(Utf8JsonWriter json, IEnumerable<(string Id, LinkCheck Check)> links)
    {
        json.WriteStartArray("links");
        foreach (var (id, check) in links)
        {
            json.WriteStartObject();
            json.WriteString("dataset", id);
            json.WriteString("url", check.Url);
            json.WriteString("code", check.Code);
            json.WriteString("since", check.Since.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
            json.WriteString("checked_at", check.CheckedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
            if (check.Status is { } status)
            {
                json.WriteNumber("status", status);
            }

            if (check.Bytes is { } bytes)
            {
                json.WriteNumber("bytes", bytes);
            }

            json.WriteString("media_type", check.MediaType);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static string[] Counts(string theme, ThemeStates states) => [theme, .. states.States.Select(Text), Text(states.Total)];

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    static string Minute(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
