using System.Globalization;
using System.Net;

namespace OpenUrbanData.Api.Http;

/// <summary>Addresses of this instance as clients see them (design 7): from the configured public address, else from what a
/// trusted proxy forwarded, never from a host name that anybody may send.</summary>
/// <param name="Root">Scheme, host, port and path prefix, without a slash at the end.</param>
/// <param name="Prefix">Path prefix alone, for links inside pages; empty for none.</param>
sealed record Links(string Root, string Prefix)
{
    // One request mostly comes by the same name as the one before it; names count as they are written, because answers repeat them.
    sealed record Latest(Asked Asked, Links Links);

    readonly record struct Asked(int Port, bool IsForwarded, string Scheme, string? Host, string? Prefix);

    static Latest? _latest;

    /// <summary>The links that hold for one request.</summary>
    public static Links For(HttpContext http, ApiOptions options)
    {
        if (options.PublicUrl is { } url)
        {
            return new(url.GetLeftPart(UriPartial.Path).TrimEnd('/'), url.AbsolutePath.TrimEnd('/'));
        }

        var request = http.Request;
        var asked = new Asked(options.Port, IsForwarded(http), request.Scheme, request.Host.Value, request.PathBase.Value);
        if (_latest is { } latest && latest.Asked == asked)
        {
            return latest.Links;
        }

        var prefix = request.PathBase.ToUriComponent().TrimEnd('/');
        // The forwarded-headers middleware has checked the sender; a loopback name cannot lead anybody elsewhere.
        var links = asked.IsForwarded || IsLoopback(request.Host.Host)
            ? new Links($"{request.Scheme}://{request.Host.ToUriComponent()}{prefix}", prefix)
            : new Links($"http://localhost:{options.Port.ToString(CultureInfo.InvariantCulture)}{prefix}", prefix);
        _latest = new(asked, links);
        return links;
    }

    /// <summary>True where a trusted proxy told the host.</summary>
    public static bool IsForwarded(HttpContext http) => http.Features.Get<Forwarded>() is not null;

    /// <summary>Absolute address of a path that begins with a slash.</summary>
    public string To(string path) => Root + path;

    /// <summary>Address for pages of this instance: the path with its prefix.</summary>
    public string Local(string path) => Prefix + path;

    /// <summary>Path of a collection, with what follows it.</summary>
    public static string Collection(string id, string rest = "") => $"/collections/{Uri.EscapeDataString(id)}{rest}";

    /// <summary>Path of an item.</summary>
    public static string Item(string collection, string id) =>
        $"/collections/{Uri.EscapeDataString(collection)}/items/{Uri.EscapeDataString(id)}";

    /// <summary>A query string of the parameters, percent-encoded, with its question mark; empty for none.</summary>
    public static string Query(IEnumerable<(string Name, string Value)> parameters)
    {
        var parts = parameters.Select(pair => Pair(pair.Name, pair.Value)).ToList();
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }

    /// <summary>One parameter, percent-encoded.</summary>
    public static string Pair(string name, string value) => $"{Uri.EscapeDataString(name)}={EscapeValue(value)}";

    // Commas, colons and slashes are allowed in a query and keep bbox, datetime and CRS readable.
    static string EscapeValue(string value) => Uri.EscapeDataString(value)
        .Replace("%2C", ",", StringComparison.Ordinal).Replace("%3A", ":", StringComparison.Ordinal)
        .Replace("%2F", "/", StringComparison.Ordinal);

    static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
