using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using OpenUrbanData.Catalog.Rdf;

namespace OpenUrbanData.Catalog.Harvest.Protocols;

/// <summary>The API of <see href="https://docs.ckan.org/en/latest/api/">CKAN</see>: <c>package_search</c> page by page; where a site does not have it, <c>package_list</c> and one
/// <c>package_show</c> per data set.</summary>
sealed partial class CkanProtocol : CatalogueProtocol
{
    const string Search = "package_search";
    const string List = "package_list";
    const string Show = "package_show";

    // Entries that are no data sets.
    static readonly ImmutableArray<string> OtherTypes = ["harvest", "showcase", "page"];

    /// <inheritdoc/>
    public override string Name => "ckan";

    /// <inheritdoc/>
    public override string Title => "CKAN";

    /// <inheritdoc/>
    public override Uri First(Uri address, HarvestLimits limits)
    {
        if (Action(address) is List or Show)
        {
            return address;
        }

        // By id, because the default order changes while pages are read.
        var kept = address.AbsolutePath.Contains("/api/", StringComparison.Ordinal)
            ? Query(address).Where(one => one.Name is not ("start" or "rows" or "sort" or "limit" or "offset")).Select(one => one.Text + "&")
            : [];
        return At(address, Search, string.Concat(kept) + string.Create(CultureInfo.InvariantCulture, $"sort=id+asc&rows={limits.PageRecords}&start=0"));
    }

    /// <inheritdoc/>
    internal override Uri? Instead(Uri first, HarvestLimits limits) => Action(first) == Search ? At(first, List, "") : null;

    /// <inheritdoc/>
    internal override bool Recognizes(string start) => Answer().IsMatch(start) || Site().IsMatch(start);

    /// <inheritdoc/>
    internal override IEnumerable<Graph> Read(Stream content, PageReading page)
    {
        var action = Action(page.Address);
        var json = new JsonPage(content, page, action == List ? ["result"] : action == Show ? ["-"] : ["result", "results"]);
        var site = At(page.Address, "", "").AbsoluteUri.Replace("/api/3/action/", "", StringComparison.Ordinal);
        List<string> further = [];
        var count = 0;
        foreach (var item in json.Items())
        {
            count++;
            if (action == List)
            {
                if (item.Text() is { } name)
                {
                    further.Add(At(page.Address, Show, "id=" + Uri.EscapeDataString(name)).AbsoluteUri);
                }
            }
            else if (Package(item, site, page) is { } graph)
            {
                yield return graph;
            }
        }

        if (json["success"].ValueKind != JsonValueKind.True)
        {
            var error = json["error"];
            throw new RdfException($"This is no answer of CKAN with \"success\": true. {error.Text("message") ?? error.Text() ?? error.Text("__type")}".TrimEnd());
        }

        if (action == Show)
        {
            if (Package(json["result"], site, page) is { } graph)
            {
                yield return graph;
            }

            yield break;
        }

        if (!json.HasList)
        {
            throw new RdfException($"The answer has no list at \"{(action == List ? "result" : "result/results")}\".");
        }

        page.Further = further;
        page.NoteTooLarge(json.TooLarge);
        if (action != List)
        {
            page.Total = json["result/count"].Whole();
            var start = Query(page.Address).Where(one => one.Name == "start").Select(one => long.TryParse(one.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).FirstOrDefault();
            count += json.TooLarge;
            // Many sites give fewer rows than were asked for.
            page.Next = count > 0 && start + count < page.Total
                ? [new UriBuilder(page.Address) { Query = string.Join('&', Query(page.Address).Where(one => one.Name != "start").Select(one => one.Text).Append($"start={start + count}")) }.Uri.AbsoluteUri]
                : [];
        }
    }

    static Graph? Package(JsonElement package, string site, PageReading page)
    {
        if (OtherTypes.Contains(package.Text("type") ?? "") || package.Text("state") is "deleted" or "draft" || package.Member("private").ValueKind == JsonValueKind.True)
        {
            page.Ignored++;
            return null;
        }

        if (package.Text("id") is null && package.Text("name") is null)
        {
            page.Note(new(HarvestCodes.RecordUnreadable, "A package has neither id nor name.", page.Address.AbsoluteUri));
            return null;
        }

        return CkanPackage.Read(package, site);
    }

    static string Action(Uri address) => address.AbsolutePath.TrimEnd('/') is var path && path[(path.LastIndexOf('/') + 1)..] is List or Show or Search ? path[(path.LastIndexOf('/') + 1)..] : "";

    // The address of an action of the site that an address belongs to.
    static Uri At(Uri address, string action, string query)
    {
        var path = address.AbsolutePath;
        foreach (var part in (ReadOnlySpan<string>)["/api/", "/dataset", "/organization", "/group", "/catalog."])
        {
            path = path.IndexOf(part, StringComparison.Ordinal) is >= 0 and var at ? path[..at] : path;
        }

        return new UriBuilder(address) { Path = path.TrimEnd('/') + "/api/3/action/" + action, Query = query, Fragment = "" }.Uri;
    }

    static IEnumerable<(string Name, string Value, string Text)> Query(Uri address) => address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(text => (Uri.UnescapeDataString(text.Split('=')[0]), text.Contains('=', StringComparison.Ordinal) ? Uri.UnescapeDataString(text[(text.IndexOf('=', StringComparison.Ordinal) + 1)..]) : "", text));

    [GeneratedRegex("""^\s*\{(?=.{0,4000}"success"\s*:)(?=.{0,4000}"(?:result|error|help)"\s*:)|^\s*\{\s*"version"\s*:\s*3\s*\}\s*$""", RegexOptions.Singleline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Answer();

    [GeneratedRegex("""^\s*<.*<meta\s[^>]*name="generator"\s[^>]*content="ckan\b""", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Site();
}
