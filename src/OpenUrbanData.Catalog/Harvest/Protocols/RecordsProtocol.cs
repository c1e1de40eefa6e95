using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using OpenUrbanData.Catalog.Rdf;

namespace OpenUrbanData.Catalog.Harvest.Protocols;

/// <summary><see href="https://docs.ogc.org/is/20-004r1/20-004r1.html">OGC API - Records 1.0</see>: pages of records by <c>next</c> links.</summary>
/// <remarks>The address may be that of the items, of the collection, of the collections or of the landing page: the first answer leads to the items.</remarks>
sealed partial class RecordsProtocol : CatalogueProtocol
{
    static readonly ImmutableArray<string> ItemRelations = ["items", "http://www.opengis.net/def/rel/ogc/1.0/items"];
    static readonly ImmutableArray<string> DataRelations = ["data", "http://www.opengis.net/def/rel/ogc/1.0/data", "http://www.opengis.net/def/rel/ogc/1.0/ogc-catalog", "ogc-catalog"];

    /// <inheritdoc/>
    public override string Name => "records";

    /// <inheritdoc/>
    public override string Title => "OGC API - Records";

    /// <inheritdoc/>
    public override Uri First(Uri address, HarvestLimits limits) => Limited(address, limits);

    static Uri Limited(Uri address, HarvestLimits limits) =>
        address.AbsolutePath.TrimEnd('/').EndsWith("/items", StringComparison.Ordinal) && !address.Query.Contains("limit=", StringComparison.Ordinal)
            ? new UriBuilder(address) { Query = $"{address.Query.TrimStart('?')}{(address.Query.Length > 1 ? "&" : "")}limit={limits.PageRecords}", Fragment = "" }.Uri
            : address;

    /// <inheritdoc/>
    internal override bool Recognizes(string start) => Collection().IsMatch(start) || Landing().IsMatch(start);

    /// <inheritdoc/>
    internal override IEnumerable<Graph> Read(Stream content, PageReading page)
    {
        var json = new JsonPage(content, page, "features");
        var number = 0;
        foreach (var item in json.Items())
        {
            number++;
            if (item.Text("id") is null || (item.Member("properties").Text("type") is null && item.Member("properties").Member("title").ValueKind == JsonValueKind.Undefined))
            {
                page.Note(new(HarvestCodes.RecordUnreadable, $"Feature {number} of the page is no record: it has no id, or neither type nor title.", page.Address.AbsoluteUri));
                continue;
            }

            yield return OgcRecord.Read(item, page.Address);
        }

        page.NoteTooLarge(json.TooLarge);
        if (!json.HasList)
        {
            page.Next = Onward(json, page);
            page.Otherwise = page.Next.Count == 0 ? "no records and no link to any" : null;
            yield break;
        }

        page.Total = json["numberMatched"].Whole();
        page.CountsServices = true;
        page.Next = number + json.TooLarge == 0 ? [] : Links(json["links"], ["next"]);
    }

    // From the landing page to the collections, from there to the items of those that hold records.
    static IReadOnlyList<string> Onward(JsonPage json, PageReading page)
    {
        if (json["collections"].ValueKind == JsonValueKind.Array)
        {
            var found = json["collections"].Items().Where(one => one.Text("itemType") == "record").SelectMany(one => Links(one.Member("links"), ItemRelations).Take(1))
                .Select(reference => Limited(new(page.Address, reference), page.Limits).AbsoluteUri).ToList();
            page.Further = [.. found.Skip(1)];
            return [.. found.Take(1)];
        }

        return Links(json["links"], ItemRelations) is [var items, ..] ? [Limited(new(page.Address, items), page.Limits).AbsoluteUri] : Links(json["links"], DataRelations);
    }

    static IReadOnlyList<string> Links(JsonElement links, ImmutableArray<string> relations) =>
    [
        .. links.Items().Where(link => link.Text("rel") is { } relation && relations.Contains(relation))
            .OrderBy(link => link.Text("type") is null or "application/geo+json" or "application/json" ? 0 : 1)
            .Select(link => link.Text("href")).OfType<string>().Where(reference => Uri.TryCreate(reference, UriKind.RelativeOrAbsolute, out _)),
    ];

    [GeneratedRegex("""^\s*\{(?=.{0,60000}"type"\s*:\s*"FeatureCollection")(?=.{0,60000}"features"\s*:)""", RegexOptions.Singleline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Collection();

    [GeneratedRegex("""^\s*\{(?=.{0,60000}"links"\s*:)(?=.{0,60000}(?:"itemType"\s*:\s*"record"|"rel"\s*:\s*"(?:http://www\.opengis\.net/def/rel/ogc/1\.0/)?(?:conformance|ogc-catalog)"))""", RegexOptions.Singleline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Landing();
}
