using System.Collections.Immutable;
using OpenUrbanData.Catalog.Harvest;
using OpenUrbanData.Catalog.Harvest.Protocols;

namespace OpenUrbanData.Ingest.Descriptors;

/// <summary>Reads <c>catalog/harvest/&lt;name&gt;.yaml</c>.</summary>
static class HarvestReader
{
    /// <summary>What a source may speak.</summary>
    static readonly ImmutableArray<string> Protocols = [.. CatalogueProtocol.All.Select(one => one.Name)];

    // Below, a source would be asked again while it still answers; above, nobody would notice that it is dead.
    static readonly TimeSpan Shortest = TimeSpan.FromMinutes(5);
    static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>The source; null where there are mistakes, which are in <paramref name="errors"/> then.</summary>
    public static HarvestSource? Read(string name, string file, string text, List<DescriptorError> errors)
    {
        var before = errors.Count;
        if (YamlFile.Read(file, text, errors) is not { } top)
        {
            return null;
        }

        var keys = new Section(file, "", "harvest", top, errors);
        var usual = new HarvestGuard();
        var title = keys.Localized("title", required: true);
        var url = PublisherReader.Address(keys, "url");
        if (url is null && !keys.Has("url"))
        {
            keys.Missing("url", "the address of the catalogue, for example https://www.example.org/catalog.ttl");
        }

        var shrink = keys.Child("shrink", "shrink");
        var source = new HarvestSource
        {
            Name = name,
            File = file,
            Title = title ?? new("", ""),
            Url = new(url ?? "https://invalid.invalid/"),
            Protocol = keys.OneOf("protocol", Protocols),
            Schedule = keys.Period("schedule", Shortest, Longest) ?? TimeSpan.FromDays(1),
            Rate = keys.Number("rate", 0.01, 1000) ?? 1,
            HeedsRobots = keys.OneOf("robots", ["heed", "agreed"], "heed") == "heed",
            Priority = (int)(keys.Whole("priority", -100, 100) ?? 0),
            Guard = usual with
            {
                Grace = keys.Period("grace", TimeSpan.Zero, Longest) ?? usual.Grace,
                MissingShare = shrink?.Number("share", 0, 1) ?? usual.MissingShare,
                MissingCount = (int)(shrink?.Whole("count", 0, 1_000_000) ?? usual.MissingCount),
            },
            Mirror = Mirror(keys),
        };
        return errors.Count == before ? source : null;
    }

    // A name with a dot is a data set, one without a schema.
    static ImmutableArray<MirrorRule> Mirror(Section keys)
    {
        const string Key = "mirror";
        var rules = ImmutableArray.CreateBuilder<MirrorRule>();
        var entry = keys.Find(Key);
        foreach (var item in entry?.Value is YamlNode.List list ? list.Items : entry is null ? [] : [entry.Value])
        {
            switch (item)
            {
                case YamlNode.Scalar { IsNull: false } name:
                    rules.Add(name.Text.Contains('.', StringComparison.Ordinal)
                        ? new(name.Line) { Dataset = name.Text }
                        : new(name.Line) { Schema = name.Text });
                    break;
                case YamlNode.Map map:
                    var rule = keys.Inner(Key, "mirror", map);
                    rules.Add(new(map.Line)
                    {
                        Schema = rule.Text("schema"),
                        Theme = rule.Text("theme"),
                        Publisher = rule.Text("publisher"),
                        Dataset = rule.Text("dataset"),
                        Onward = rule.Flag("onward") ?? false,
                    });
                    if (rules[^1] is { Schema: null, Theme: null, Publisher: null, Dataset: null })
                    {
                        keys.Error(map.Line, Key, "This would mirror everything; expected 'schema', 'theme', 'publisher' or 'dataset'.");
                    }

                    break;
                default:
                    keys.Error(item.Line, Key, $"Expected the name of a schema, the id of a data set, or 'schema', 'theme', 'publisher', 'dataset'; found {item.Kind}.");
                    break;
            }
        }

        return rules.DrainToImmutable();
    }
}
