using System.Buffers;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Problems;

namespace OpenUrbanData.Api.OData.Batch;

/// <summary>Address of a request inside a batch: of this service and of nothing else (OData JSON 4.01, 19.1).</summary>
/// <param name="Path">Path from the root of this instance, decoded as a server does it.</param>
/// <param name="Query">Query string with its question mark; empty for none.</param>
readonly record struct BatchAddress(string Path, string Query)
{
    /// <summary>Last part of the address of batches.</summary>
    public const string Name = "$batch";

    static readonly SearchValues<char> Forbidden =
        SearchValues.Create([.. Enumerable.Range(0, 33).Select(code => (char)code), '\\', '#', '\u007f']);

    /// <summary>Reads an address: relative to the root of the service, absolute without host, or absolute.</summary>
    /// <param name="url">As it was given.</param>
    /// <param name="links">Addresses of this instance.</param>
    /// <param name="root">Path of the service.</param>
    /// <param name="longest">Most characters.</param>
    /// <exception cref="ProblemException">400 where it is none, or of something else; 501 for the result of another request.</exception>
    public static BatchAddress Read(string url, Links links, string root, int longest)
    {
        if (url.Length > longest)
        {
            throw Mistake(url[..200], $"At most {longest} characters are taken.");
        }

        // Blanks, as people write them, are the only thing that is not as the standard wants it.
        var escaped = url.Replace(" ", "%20", StringComparison.Ordinal);
        if (escaped.AsSpan().ContainsAny(Forbidden))
        {
            throw Mistake(url, "A percent-encoded address without line breaks, fragment and backslash is expected.");
        }

        if (escaped.StartsWith('$') && !escaped.StartsWith("$metadata", StringComparison.Ordinal) && !escaped.StartsWith(Name, StringComparison.Ordinal))
        {
            throw new ProblemException(Problem.NotImplemented("Addresses that begin with the result of another request are valid OData, but not supported here."));
        }

        var service = new Uri(links.To(root) + "/");
        if (!Uri.TryCreate(service, escaped, out var address) || address.UserInfo.Length > 0
            || address.Scheme != service.Scheme || !address.Host.Equals(service.Host, StringComparison.OrdinalIgnoreCase) || address.Port != service.Port)
        {
            throw Mistake(url, $"An address below {service} is expected.");
        }

        // What a server decodes: all but slashes inside a part. Points that climb out of the service have been followed already.
        var path = Uri.UnescapeDataString(address.AbsolutePath.Replace("%2F", "%252F", StringComparison.OrdinalIgnoreCase));
        var prefix = service.AbsolutePath;
        if (!(path + "/").StartsWith(prefix, StringComparison.Ordinal) || path.Any(char.IsControl))
        {
            throw Mistake(url, $"An address below {service} is expected.");
        }

        if (path.Length >= prefix.Length && path[prefix.Length..].Trim('/').Equals(Name, StringComparison.OrdinalIgnoreCase))
        {
            throw Mistake(url, "A batch cannot hold another.");
        }

        return new(root + path[(prefix.Length - 1)..], address.Query);
    }

    static ProblemException Mistake(string url, string expected) => new(Problem.InvalidParameters([new("url", url, expected)]));
}
