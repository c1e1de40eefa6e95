using System.Collections.Immutable;
using System.Text.RegularExpressions;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Ingest.Descriptors;

/// <summary>Reads the part of a descriptor that says what the entry is in the catalogue: kind, state, links to others.</summary>
static partial class EntryReader
{
    /// <summary>What the IRIs of the Musterdatenkatalog begin with.</summary>
    public const string Musterdatenkatalog = "https://musterdatenkatalog.de/def/musterdatensatz/";

    static readonly ImmutableArray<string> Kinds = ["dataset", "reference", "series", "service"];

    // What only ingested data sets have.
    static readonly ImmutableArray<string> OfDatasets =
    [
        "schema", "reader", "municipality", "key", "where", "fill_down", "unpivot", "explode", "group", "geometry", "mapping", "publish",
        "streams", "mode", "guard", "original",
    ];

    /// <summary>What the entry is; keys that do not belong to it are noted.</summary>
    public static DatasetKind Kind(Section keys)
    {
        var name = keys.OneOf("kind", Kinds, "dataset")!;
        var kind = (DatasetKind)Kinds.IndexOf(name);
        ImmutableArray<string> foreign = kind switch
        {
            DatasetKind.Dataset => ["distributions", "endpoint"],
            DatasetKind.Reference => [.. OfDatasets, "endpoint"],
            DatasetKind.Series => [.. OfDatasets, "source", "distributions", "endpoint", "services", "series"],
            _ => [.. OfDatasets, "source", "distributions", "services", "series"],
        };
        foreach (var key in foreign.Where(keys.Has))
        {
            keys.Error(keys.LineOf(key), key, $"This key does not belong to 'kind: {name}'; expected it with {Owner(key)} only.");
        }

        return kind;
    }

    static string Owner(string key) => key switch
    {
        "distributions" => "'kind: reference'",
        "endpoint" => "'kind: service'",
        "source" or "services" or "series" => "'kind: dataset' and 'kind: reference'",
        _ => "'kind: dataset'",
    };

    /// <summary>Whether it is published, and how far it is; the second is null where only <c>state</c> is given.</summary>
    public static (bool IsPublished, Lifecycle? Lifecycle) State(Section keys)
    {
        var name = keys.OneOf("lifecycle", Lifecycles.Names);
        Lifecycle? lifecycle = name is null ? null : Lifecycles.Parse(name);
        var state = keys.OneOf("state", ["published", "draft"], required: !keys.Has("lifecycle"));
        if (lifecycle is { } given && state is not null && state == "published" != (given == Lifecycle.Published))
        {
            keys.Error(keys.LineOf("state"), "state",
                $"'{state}' contradicts 'lifecycle: {name}'; expected '{(given == Lifecycle.Published ? "published" : "draft")}', or no 'state' beside 'lifecycle'.");
        }

        if (lifecycle == Lifecycle.Withheld && !keys.Has("reason"))
        {
            keys.Missing("reason", "why it stays closed, because of 'lifecycle: withheld'");
        }

        return (lifecycle is null ? state == "published" : lifecycle == Lifecycle.Published, lifecycle);
    }

    /// <summary>The IRI of the model data set, which may be given without what all begin with.</summary>
    public static string? Musterdatensatz(Section keys)
    {
        if (keys.Text("musterdatensatz") is not { } text)
        {
            return null;
        }

        var path = text.StartsWith(Musterdatenkatalog, StringComparison.Ordinal) ? text[Musterdatenkatalog.Length..] : text;
        if (ModelPath().IsMatch(path))
        {
            return Musterdatenkatalog + path;
        }

        keys.Error(keys.LineOf("musterdatensatz"), "musterdatensatz",
            $"'{text}' is no IRI of the Musterdatenkatalog; expected {Musterdatenkatalog}<theme>/<name>, or '<theme>/<name>'.");
        return null;
    }

    /// <summary>Ids of other entries: names of the same publisher, or whole ids.</summary>
    public static ImmutableArray<NamedEntry> Names(Section keys, string key, string publisher) =>
    [
        .. keys.Columns(key).Select(one => new NamedEntry(one.Line, one.Column.Contains('.', StringComparison.Ordinal) ? one.Column : $"{publisher}.{one.Column}"))
            .DistinctBy(one => one.Id),
    ];

    /// <summary>Ways to get the data elsewhere.</summary>
    public static ImmutableArray<ExternalDistribution> Distributions(Section keys, LocalizedText? title)
    {
        if (keys.Find("distributions") is not { } entry)
        {
            return [];
        }

        var all = ImmutableArray.CreateBuilder<ExternalDistribution>();
        foreach (var node in entry.Value is YamlNode.List list ? list.Items : [entry.Value])
        {
            if (node is not YamlNode.Map map)
            {
                keys.Error(node.Line, "distributions", $"Expected '{{ download_url: …, format: … }}', found {node.Kind}.");
                continue;
            }

            var one = keys.Inner("distributions", "distribution", map);
            var download = PublisherReader.Address(one, "download_url");
            var access = PublisherReader.Address(one, "access_url") ?? download;
            if (access is null && !one.Has("access_url") && !one.Has("download_url"))
            {
                one.Missing("access_url", "the address of a page, or 'download_url' with that of a file");
            }

            var format = one.Text("format");
            FileTypes.Check(one, "format", format is null ? [] : [format]);
            var mediaType = one.Text("media_type");
            if (mediaType is not null && !MediaType().IsMatch(mediaType))
            {
                one.Error(one.LineOf("media_type"), "media_type", $"'{mediaType}' is no media type; expected for example application/pdf.");
            }

            all.Add(new()
            {
                Title = one.Localized("title") ?? title ?? new("", ""),
                Description = one.Localized("description"),
                AccessUrl = access ?? "",
                DownloadUrl = download,
                Format = format,
                MediaType = mediaType,
                License = Licenses.Read(one),
                ConformsTo = Standards(one),
            });
        }

        foreach (var twice in all.CountBy(one => one.Link).Where(count => count is { Key.Length: > 0, Value: > 1 }))
        {
            keys.Error(entry.Line, "distributions", $"'{twice.Key}' stands here {twice.Value} times; expected each address once.");
        }

        return all.DrainToImmutable();
    }

    /// <summary>Where a service is; null where missing or not a service.</summary>
    public static ServiceEndpoint? Endpoint(Section keys)
    {
        if (keys.Child("endpoint", "endpoint") is not { } endpoint)
        {
            return null;
        }

        var url = PublisherReader.Address(endpoint, "url");
        if (url is null && !endpoint.Has("url"))
        {
            endpoint.Missing("url", "the address of the service");
        }

        var formats = endpoint.Texts("formats");
        FileTypes.Check(endpoint, "formats", formats);
        return new()
        {
            Url = url ?? "",
            DescriptionUrl = PublisherReader.Address(endpoint, "description_url"),
            Page = PublisherReader.Address(endpoint, "page"),
            Formats = formats,
            ConformsTo = Standards(endpoint),
        };
    }

    static ImmutableArray<string> Standards(Section keys)
    {
        var iris = ImmutableArray.CreateBuilder<string>();
        foreach (var text in keys.Texts("conforms_to"))
        {
            if (KnownStandard.All.FirstOrDefault(one => one.Code == text) is { } known)
            {
                iris.Add(known.Iri);
            }
            else if (Uri.TryCreate(text, UriKind.Absolute, out var iri) && iri.Scheme is "http" or "https")
            {
                iris.Add(text);
            }
            else
            {
                keys.Error(keys.LineOf("conforms_to"), "conforms_to",
                    $"'{text}' is no standard and no IRI{NearestName.Hint(text, [.. KnownStandard.All.Select(one => one.Code)], "; expected for example wms, ogc-api-features or gtfs.")}");
            }
        }

        return iris.DrainToImmutable();
    }

    [GeneratedRegex("^[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)+$", RegexOptions.CultureInvariant)]
    private static partial Regex ModelPath();

    [GeneratedRegex("^[a-z]+/[A-Za-z0-9][A-Za-z0-9.+_-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex MediaType();
}
