using System.Collections.Frozen;

namespace OpenUrbanData.Ingest.Harvest;

/// <summary>Shows addresses of a source without what may be a key in the configured one: query parameters that are not about pages.</summary>
sealed class PublicAddress
{
    static readonly FrozenSet<string> Harmless = new[]
    {
        "page", "offset", "start", "startindex", "limit", "rows", "size", "per_page", "cursor", "f", "format", "q", "fq", "sort", "modified_since", "since",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    const string Instead = "…";
    const int Shortest = 4;

    readonly string[] _secrets;

    /// <param name="configured">Address of the source as its file has it.</param>
    public PublicAddress(Uri configured)
    {
        // Longest first, so that no rest of one that holds another stays.
        _secrets = [.. Pairs(configured.Query).Where(pair => !Harmless.Contains(pair.Name) && pair.Value.Length >= Shortest)
            .SelectMany(pair => new[] { pair.Value, Uri.UnescapeDataString(pair.Value) }).Distinct(StringComparer.Ordinal).OrderByDescending(one => one.Length)];
        Text = Of(configured.AbsoluteUri)!;
    }

    /// <summary>The configured address, as everybody may see it.</summary>
    public string Text { get; }

    /// <summary>An address, as everybody may see it; null for null.</summary>
    public string? Of(string? address)
    {
        if (address is null || !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Query.Length < 2)
        {
            return Hide(address);
        }

        var pairs = Pairs(uri.Query).Select(pair => Harmless.Contains(pair.Name) ? pair.Whole : $"{pair.Name}={Instead}");
        return Hide($"{uri.GetLeftPart(UriPartial.Path)}?{string.Join('&', pairs)}");
    }

    /// <summary>A text without the keys in it; null for null.</summary>
    public string? Hide(string? text) => text is null ? null : _secrets.Aggregate(text, (one, secret) => one.Replace(secret, Instead, StringComparison.Ordinal));

    static IEnumerable<(string Name, string Value, string Whole)> Pairs(string query) =>
        from part in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        let at = part.IndexOf('=', StringComparison.Ordinal)
        select at < 0 ? (part, "", part) : (part[..at], part[(at + 1)..], part);
}
