using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using OpenUrbanData.Catalog.Rdf;

namespace OpenUrbanData.Catalog.Harvest.Protocols;

/// <summary>Another instance of Open Urban Data (docs/harvesting.md): <c>/catalog/changes</c> gives its records, and with the state of an earlier reading only those that are other ones now
/// and the names of those that are gone.</summary>
sealed partial class InstanceProtocol : CatalogueProtocol
{
    const string Path = "/catalog/changes";

    /// <inheritdoc/>
    public override string Name => "oud";

    /// <inheritdoc/>
    public override string Title => "Open Urban Data";

    /// <inheritdoc/>
    public override Uri First(Uri address, HarvestLimits limits)
    {
        var path = address.AbsolutePath;
        var root = path.IndexOf("/catalog", StringComparison.Ordinal) is >= 0 and var at ? path[..at] : path.TrimEnd('/');
        return new UriBuilder(address) { Path = root + Path, Query = "", Fragment = "" }.Uri;
    }

    /// <inheritdoc/>
    public override Uri? Since(Uri address, string state, HarvestLimits limits) =>
        new UriBuilder(First(address, limits)) { Query = "since=" + Uri.EscapeDataString(state) }.Uri;

    /// <inheritdoc/>
    internal override Uri? Instead(Uri first, HarvestLimits limits) => first.Query.Length > 0 ? First(first, limits) : null;

    /// <inheritdoc/>
    internal override bool Recognizes(string start) => Answer().IsMatch(start);

    /// <inheritdoc/>
    internal override IEnumerable<Graph> Read(Stream content, PageReading page)
    {
        var json = new JsonPage(content, page, "records");
        var number = 0;
        foreach (var item in json.Items())
        {
            number++;
            if (item.Text("key") is not { } key)
            {
                page.Note(new(HarvestCodes.RecordUnreadable, $"Entry {number} of \"records\" has no key.", page.Address.AbsoluteUri));
            }
            else if (item.Member("gone").ValueKind == JsonValueKind.True)
            {
                page.Withdrawn.Add(RecordCleaning.Name(key));
            }
            else if (Statements(item, key, page) is { } graph)
            {
                yield return graph;
            }
        }

        if (!json.HasList || json["state"].Text() is not { } state)
        {
            throw new RdfException("The answer has no \"state\" or no list \"records\", as an instance of Open Urban Data gives them.");
        }

        page.NoteTooLarge(json.TooLarge);
        page.State = state;
        page.Next = [.. json["links"].Items().Where(link => link.Text("rel") == "next").Select(link => link.Text("href")).OfType<string>()];
    }

    static Graph? Statements(JsonElement item, string key, PageReading page)
    {
        try
        {
            using var triples = new MemoryStream(Encoding.UTF8.GetBytes(item.Text("triples") ?? ""));
            return Graph.Of(new NTriples().Read(triples, page.Reading with { Base = null, Repairs = null }));
        }
        catch (RdfException mistake)
        {
            page.Note(new(HarvestCodes.RecordUnreadable, mistake.Message, page.Address.AbsoluteUri, RecordCleaning.Name(key)));
            return null;
        }
    }

    [GeneratedRegex("""^\s*\{\s*"state"\s*:\s*"[0-9a-f]+-[0-9]+"\s*,""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Answer();
}
