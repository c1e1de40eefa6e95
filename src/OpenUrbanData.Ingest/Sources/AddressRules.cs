using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace OpenUrbanData.Ingest.Sources;

/// <summary>Which addresses a fetch may reach: those of the public internet, and what the operator allows beyond.</summary>
/// <remarks>Descriptors and redirects are written by others; without these rules they could read the cloud's metadata
/// service or a database on the same host.</remarks>
public static class AddressRules
{
    static readonly ImmutableArray<IPNetwork> Closed =
    [
        .. new[]
        {
            // RFC 6890 and the IANA registries of special-purpose addresses
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
            "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
            "224.0.0.0/4", "240.0.0.0/4",
            "::/128", "::1/128", "::ffff:0:0:0/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16",
            "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>Whether the address may be reached.</summary>
    public static bool Allows(IPAddress address, ImmutableArray<IPNetwork> allowed)
    {
        if (Embedded(address) is { } inner)
        {
            return Allows(inner, allowed);
        }

        return allowed.Any(network => network.Contains(address)) || !Closed.Any(network => network.Contains(address));
    }

    // IPv4 inside IPv6: mapped (::ffff:), translated (64:ff9b::/96), 6to4 (2002::/16) and the old compatible form (::/96).
    static IPAddress? Embedded(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return null;
        }

        var bytes = address.GetAddressBytes();
        var head = bytes.AsSpan(0, 12);
        return address.IsIPv4MappedToIPv6 || head.SequenceEqual((byte[])[0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0])
            || (!head.ContainsAnyExcept((byte)0) && bytes.AsSpan(12).ContainsAnyExcept((byte)0) && bytes[12] != 0)
            ? new(bytes.AsSpan(12))
            : bytes is [0x20, 0x02, ..] ? new(bytes.AsSpan(2, 4))
            : null;
    }
}
