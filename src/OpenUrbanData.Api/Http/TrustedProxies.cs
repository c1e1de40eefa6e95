using System.Net;
using Microsoft.Extensions.Primitives;

namespace OpenUrbanData.Api.Http;

/// <summary>Marks an exchange whose host and scheme a trusted proxy told.</summary>
sealed class Forwarded
{
    /// <summary>The mark.</summary>
    public static Forwarded Mark { get; } = new();
}

/// <summary>Believes proxies that the operator named: <c>Forwarded</c> (RFC 7239), else <c>X-Forwarded-For</c>, <c>-Proto</c>,
/// <c>-Host</c> and <c>-Prefix</c>. Of all others these headers mean nothing.</summary>
/// <remarks>Each proxy adds its word at the right. So the list is read from there, as long as the one who wrote is trusted.</remarks>
sealed class TrustedProxies
{
    readonly IPNetwork[] _networks;

    /// <summary>Reads addresses (<c>10.0.0.5</c>) and networks (<c>10.1.0.0/16</c>).</summary>
    /// <exception cref="FormatException">One is neither.</exception>
    public TrustedProxies(IEnumerable<string> proxies) => _networks = [.. proxies.Select(Network)];

    /// <summary>True where one of the networks holds the address.</summary>
    public bool Contains(IPAddress? address)
    {
        if (address is null)
        {
            return false;
        }

        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        foreach (var network in _networks)
        {
            if (network.Contains(address))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Sets client address, scheme, host and prefix where a trusted proxy sent them.</summary>
    public void Apply(HttpContext http)
    {
        if (!Contains(http.Connection.RemoteIpAddress))
        {
            return;
        }

        var headers = http.Request.Headers;
        if (headers.TryGetValue("Forwarded", out var forwarded) && forwarded.Count > 0)
        {
            ApplyStandard(http, Split(forwarded));
        }
        else
        {
            ApplyCustom(http, headers);
        }
    }

    /// <summary>One address or network.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public static IPNetwork Network(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new(address, address.GetAddressBytes().Length * 8)
        : throw new FormatException($"'{text}': expected an address as 10.0.0.5 or a network as 10.1.0.0/16.");

    void ApplyStandard(HttpContext http, string[] elements)
    {
        string? scheme = null, host = null;
        for (var i = elements.Length - 1; i >= 0; i--)
        {
            var element = elements[i];
            scheme = Known(WeightedList.Value(element, "proto"), scheme);
            host = Known(WeightedList.Value(element, "host"), host);
            if (!Follow(http, WeightedList.Value(element, "for")))
            {
                break;
            }
        }

        Set(http, scheme, host, null);

        static string? Known(ReadOnlySpan<char> value, string? before) => value.IsEmpty ? before : value.ToString();
    }

    void ApplyCustom(HttpContext http, IHeaderDictionary headers)
    {
        var addresses = Split(headers["X-Forwarded-For"]);
        var hops = 1;
        for (var i = addresses.Length - 1; i >= 0 && Follow(http, addresses[i]) && i > 0; i--)
        {
            hops++;
        }

        Set(http, OfHop("X-Forwarded-Proto"), OfHop("X-Forwarded-Host"), OfHop("X-Forwarded-Prefix"));

        // A proxy may pass on a list or put one value in its place: what is further left than the list is its first.
        string? OfHop(string name) => Split(headers[name]) is { Length: > 0 } values ? values[Math.Max(0, values.Length - hops)] : null;
    }

    // The one that the proxy talked to is the client, unless it is a proxy of ours again.
    bool Follow(HttpContext http, ReadOnlySpan<char> node)
    {
        if (!IPEndPoint.TryParse(node, out var from))
        {
            return false;
        }

        http.Connection.RemoteIpAddress = from.Address;
        return Contains(from.Address);
    }

    static void Set(HttpContext http, string? scheme, string? host, string? prefix)
    {
        if (scheme is not null && (scheme.Equals("https", StringComparison.OrdinalIgnoreCase) || scheme.Equals("http", StringComparison.OrdinalIgnoreCase)))
        {
            http.Request.Scheme = scheme.ToLowerInvariant();
        }

        if (prefix is ['/', _, ..] && prefix[1] != '/' && prefix.All(one => char.IsAsciiLetterOrDigit(one) || one is '/' or '-' or '_' or '.' or '~'))
        {
            http.Request.PathBase = new(prefix.TrimEnd('/'));
        }

        if (host is { Length: > 0 and <= 255 } && host.All(one => char.IsAsciiLetterOrDigit(one) || one is '.' or '-' or '_' or ':' or '[' or ']'))
        {
            http.Request.Host = new(host);
            http.Features.Set(Forwarded.Mark);
        }
    }

    static string[] Split(StringValues values) =>
        values.ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
