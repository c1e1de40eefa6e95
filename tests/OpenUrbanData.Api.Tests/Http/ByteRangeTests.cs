using System.Net;
using System.Text.RegularExpressions;

namespace OpenUrbanData.Api.Tests.Http;

/// <summary>Parts of files (RFC 9110, 14) where they are packed and kept in memory otherwise. Those of originals are with them.</summary>
public sealed partial class ByteRangeTests(ApiServer server)
{
    [Fact]
    public async Task A_part_of_an_asset_is_sent_as_it_is_whatever_was_asked_before()
    {
        var page = await server.Client.GetStringAsync(new Uri("/?f=html", UriKind.Relative), TestContext.Current.CancellationToken);
        var path = Asset().Match(page).Groups[1].Value;
        var whole = await server.Client.GetByteArrayAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        for (var round = 0; round < 3; round++)
        {
            using var part = await server.SendAsync(path, headers: [("Range", "bytes=10-2009"), ("Accept-Encoding", "gzip")]);
            Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
            Assert.Empty(part.Content.Headers.ContentEncoding);
            Assert.Equal(whole[10..2010], await part.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
            using var packed = await server.SendAsync(path, headers: ("Accept-Encoding", "gzip"));
            Assert.Equal("gzip", packed.Content.Headers.ContentEncoding.Single());
        }

        using var behind = await server.SendAsync(path, headers: ("Range", "bytes=99999999-"));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, behind.StatusCode);
        Assert.Equal(whole.Length, behind.Content.Headers.ContentRange!.Length);
    }

    [GeneratedRegex("href=\"(/assets/[^\"]+portal.css)\"")]
    private static partial Regex Asset();
}
