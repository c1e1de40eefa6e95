using System.Text.RegularExpressions;

namespace OpenUrbanData.Ingest.Sources;

/// <summary>Addresses of other instances.</summary>
public static partial class PeerAddress
{
    /// <summary>Address of the instance that an address of its catalogue, or any other of its resources, belongs to; without a slash at its end.</summary>
    public static string Of(Uri url) => $"{url.GetLeftPart(UriPartial.Authority)}{Resource().Replace(url.AbsolutePath, "").TrimEnd('/')}";

    /// <summary>The token of a link to the next page; null where it has none.</summary>
    public static string? Token(string href) => Parameter().Match(href) is { Success: true } found ? Uri.UnescapeDataString(found.Groups[1].Value) : null;

    [GeneratedRegex(@"/(catalog|records|collections|mirror|publishers|api)([/.].*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Resource();

    [GeneratedRegex(@"[?&]next=([^&#]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}
