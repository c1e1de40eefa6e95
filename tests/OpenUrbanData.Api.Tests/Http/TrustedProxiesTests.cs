using System.Net;
using Microsoft.AspNetCore.Http;
using OpenUrbanData.Api.Http;

namespace OpenUrbanData.Api.Tests.Http;

/// <summary>Whom the API believes who its client is.</summary>
public sealed class TrustedProxiesTests
{
    static readonly TrustedProxies Proxies = new(["10.0.0.0/8", "::1"]);

    [Theory]
    [InlineData("203.0.113.1", "for=198.51.100.7;host=evil.example", "203.0.113.1", "here.example", "http")]
    [InlineData("10.0.0.1", "for=198.51.100.7;proto=https;host=daten.example", "198.51.100.7", "daten.example", "https")]
    [InlineData("10.0.0.1", "For=\"[2001:db8::7]:4711\";Proto=https;Host=\"daten.example:8443\"", "2001:db8::7", "daten.example:8443", "https")]
    // What the client wrote itself stands further left, behind a word of somebody who is not trusted.
    [InlineData("10.0.0.1", "for=192.0.2.1;host=evil.example, for=198.51.100.7;host=daten.example", "198.51.100.7", "daten.example", "http")]
    [InlineData("10.0.0.1", "for=198.51.100.7;host=daten.example;proto=https, for=10.0.0.2", "198.51.100.7", "daten.example", "https")]
    [InlineData("10.0.0.1", "for=unknown;host=daten.example", "10.0.0.1", "daten.example", "http")]
    [InlineData("10.0.0.1", "for=198.51.100.7;host=\"a b<>\";proto=gopher", "198.51.100.7", "here.example", "http")]
    public void Forwarded_is_read_from_the_right(string peer, string forwarded, string client, string host, string scheme)
    {
        var http = Context(peer, ("Forwarded", forwarded), ("X-Forwarded-Host", "other.example"));
        Proxies.Apply(http);
        Assert.Equal(IPAddress.Parse(client), http.Connection.RemoteIpAddress);
        Assert.Equal(host, http.Request.Host.Value);
        Assert.Equal(scheme, http.Request.Scheme);
    }

    [Theory]
    [InlineData("203.0.113.1", "198.51.100.7", "evil.example", "/x", "203.0.113.1", "here.example", "")]
    [InlineData("10.0.0.1", "198.51.100.7", "daten.example", "/api", "198.51.100.7", "daten.example", "/api")]
    [InlineData("::1", "2001:db8::7", "daten.example", "", "2001:db8::7", "daten.example", "")]
    [InlineData("10.0.0.1", "192.0.2.1, 198.51.100.7", "evil.example, daten.example", "", "198.51.100.7", "daten.example", "")]
    [InlineData("10.0.0.1", "198.51.100.7, 10.0.0.2", "daten.example, inner.example", "", "198.51.100.7", "daten.example", "")]
    [InlineData("10.0.0.1", "198.51.100.7, 10.0.0.2", "daten.example", "//evil", "198.51.100.7", "daten.example", "")]
    public void X_forwarded_headers_are_read_from_the_right(
        string peer, string addresses, string hosts, string prefix, string client, string host, string pathBase)
    {
        var http = Context(peer, ("X-Forwarded-For", addresses), ("X-Forwarded-Host", hosts), ("X-Forwarded-Prefix", prefix));
        Proxies.Apply(http);
        Assert.Equal(IPAddress.Parse(client), http.Connection.RemoteIpAddress);
        Assert.Equal(host, http.Request.Host.Value);
        Assert.Equal(pathBase, http.Request.PathBase.Value);
    }

    [Theory]
    [InlineData("10.0.0.0/33")]
    [InlineData("proxy.example")]
    public void Settings_that_are_no_address_are_refused(string proxy) =>
        Assert.Contains(proxy, Assert.Throws<FormatException>(() => new TrustedProxies([proxy])).Message, StringComparison.Ordinal);

    static DefaultHttpContext Context(string peer, params ReadOnlySpan<(string Name, string Value)> headers)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse(peer);
        http.Request.Scheme = "http";
        http.Request.Host = new("here.example");
        foreach (var (name, value) in headers)
        {
            http.Request.Headers[name] = value;
        }

        return http;
    }
}
