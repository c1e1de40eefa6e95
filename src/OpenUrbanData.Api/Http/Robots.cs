using System.Text;

namespace OpenUrbanData.Api.Http;

/// <summary><c>/robots.txt</c> (RFC 9309): pages about data may be indexed; what asks the database in endless combinations may not.</summary>
static class Robots
{
    static readonly Format Text = new("txt", "text/plain; charset=utf-8");

    // What stands after the path prefix of the instance.
    static readonly string[] Forbidden =
    [
        "/collections/*/items", "/collections/*/facets", "/collections/*/aggregate", "/collections/*/tiles", "/tiles/", "/collections/*/map/tiles",
        "/collections/*/changes", "/collections/*/search", "/search", "/downloads/", "/odata/", "/portability/", "/*?*filter", "/*?*f=", "/*?*bbox=",
    ];

    /// <summary>The address.</summary>
    public static Resource Resource() => new("/robots.txt", Document.Bytes(Text, request =>
    {
        var lines = new StringBuilder("User-agent: *\n");
        foreach (var path in Forbidden)
        {
            lines.Append("Disallow: ").Append(request.Links.Prefix).Append(path).Append('\n');
        }

        // Other instances harvest and mirror: they ask for pages in order, with pauses.
        return Encoding.ASCII.GetBytes(lines.Append("\nUser-agent: OpenUrbanData\nAllow: /\n").ToString());
    }))
    { IsNegotiated = false, NeedsRegistry = false };
}
