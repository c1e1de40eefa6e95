using System.Collections.Frozen;
using System.Security.Cryptography;
using OpenUrbanData.Model.Catalogue;

namespace OpenUrbanData.Api.Http;

/// <summary>Style sheets and scripts, embedded in the assembly. Addresses hold a hash of the content, so they may be cached for ever.</summary>
/// <remarks>The map bundle is built by web/; without it there is no <c>map.js</c> and pages show no map.</remarks>
sealed class Assets
{
    const string Prefix = "assets/";

    readonly FrozenDictionary<string, (byte[] Bytes, string Hash)> _files = typeof(Assets).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToFrozenDictionary(name => name[Prefix.Length..].Replace('\\', '/'), Read, StringComparer.Ordinal);

    /// <summary>All of them, read once.</summary>
    public static Assets All { get; } = new();

    /// <summary>True where there is a file of that name.</summary>
    public bool Has(string name) => _files.ContainsKey(name);

    /// <summary>Path of a file that exists.</summary>
    public string PathOf(string name) => $"/assets/{_files[name].Hash}/{name}";

    /// <summary><c>/assets/{hash}/{name}</c></summary>
    public async Task AnswerAsync(HttpContext http)
    {
        if (Resource.IsAnswered(http, Resource.Methods))
        {
            return;
        }

        var name = (string)http.Request.RouteValues["name"]!;
        if (!_files.TryGetValue(name, out var file))
        {
            throw new Model.Problems.ProblemException(Model.Problems.Problem.NotFound($"There is no file '{name}'."));
        }

        // While versions change, a page of one may ask a server of the other: its file must not be kept under this address.
        http.Response.Headers.CacheControl = (string?)http.Request.RouteValues["hash"] == file.Hash
            ? Freshness.ForEver
            : "no-store";
        if (ETags.IsHeld(http, $"\"{file.Hash}\"", null, TypeOf(name), new(Snapshot.Of(Registry.Empty), null, Snapshot.Of(Registry.Empty).State)))
        {
            return;
        }

        var part = ByteRange.Begin(http, file.Bytes.Length);
        await Document.SendAsync(http, TypeOf(name), file.Bytes.AsMemory((int)part.Offset, (int)part.Length), http.RequestAborted);
    }

    static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".woff2" => "font/woff2",
        _ => "application/octet-stream",
    };

    static (byte[] Bytes, string Hash) Read(string resource)
    {
        using var stream = typeof(Assets).Assembly.GetManifestResourceStream(resource)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return (bytes, Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 6)));
    }
}
