using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OpenUrbanData.Formats;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Api.Http;

/// <summary>Conditional requests (RFC 9110, 13): a tag says which state, which build and which request an answer belongs to.</summary>
/// <remarks>Tags are weak: compression changes the bytes, not what they say.</remarks>
static class ETags
{
    /// <summary>Changes with every build of what makes answers.</summary>
    static readonly string Build = string.Join('.', new[] { typeof(ETags), typeof(Encoders), typeof(FeatureReader), typeof(Registry) }
        .Select(type => type.Module.ModuleVersionId.ToString("N")));

    /// <summary>The tag of the answer to a request for something in that state.</summary>
    public static string For(ApiRequest request, string state)
    {
        var parameters = string.Join('&', request.Parameters.Given.Order().Select(pair => $"{pair.Name}={pair.Value}"));
        var text = $"{state}\n{Build}\n{request.Links.Root}{request.Path}\n{parameters}\n{request.Format.MediaType}\n{request.Language}";
        return $"W/\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16))}\"";
    }

    /// <summary>Sets the headers that caches need. Answers 304 where the client has this state already.</summary>
    /// <returns>True where the answer is complete.</returns>
    public static bool IsNotModified(ApiRequest request, string state, DateTimeOffset? modified)
    {
        var headers = request.Http.Response.Headers;
        var tag = For(request, state);
        headers.ETag = tag;
        headers.CacheControl = "public, no-cache";
        if (modified is { } time)
        {
            headers.LastModified = time.ToString("R", CultureInfo.InvariantCulture);
        }

        var asked = request.Http.Request.Headers;
        // If-None-Match wins: If-Modified-Since is ignored beside it (RFC 9110, 13.1.3).
        var same = asked.IfNoneMatch.Count > 0
            ? asked.IfNoneMatch.Any(header => Matches(header, tag))
            : modified is { } at && DateTimeOffset.TryParseExact(asked.IfModifiedSince, "R", CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal, out var since) && at.ToUnixTimeSeconds() <= since.ToUnixTimeSeconds();
        if (same)
        {
            request.Http.Response.StatusCode = StatusCodes.Status304NotModified;
        }

        return same;
    }

    static bool Matches(string? header, string tag) => header is not null
        && header.Split(',', StringSplitOptions.TrimEntries).Any(one => Strong(one) == Strong(tag));

    static string Strong(string tag) => tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag;
}
