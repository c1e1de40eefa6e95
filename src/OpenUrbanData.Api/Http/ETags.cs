using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;
using OpenUrbanData.Formats;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Api.Http;

/// <summary>Conditional requests (RFC 9110, 13): a tag says which state, which build and which request an answer belongs to.</summary>
/// <remarks>Tags are strong: equal tags, equal bytes. A packed answer's tag ends with its coding.</remarks>
static class ETags
{
    /// <summary>Changes with every build of what makes answers.</summary>
    static readonly string Build = Convert.ToHexStringLower(SHA256.HashData([.. new[] { typeof(ETags), typeof(Encoders), typeof(FeatureReader), typeof(Registry) }
        .SelectMany(type => type.Module.ModuleVersionId.ToByteArray())]));

    /// <summary>The tag of the answer to a request for something in that state, before it is packed.</summary>
    /// <remarks>The address counts as it came: links repeat it.</remarks>
    public static string For(ApiRequest request, string state)
    {
        var http = request.Http.Request;
        var text = $"{state}\n{Build}\n{request.Links.Root}\n{http.Path.Value}\n{http.QueryString.Value}\n{request.Format.MediaType}\n{request.Language}";
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return $"\"{Convert.ToHexStringLower(hash[..16])}\"";
    }

    /// <summary>The tag of the same answer in a coding.</summary>
    public static string WithCoding(string tag, Coding coding) =>
        coding == Coding.Identity ? tag : $"{tag.AsSpan(0, tag.Length - 1)}-{coding.Name()}\"";

    /// <summary>Sets the headers that caches need. Answers 304 where the client has this state already.</summary>
    /// <param name="request">A GET or HEAD; others get no tag.</param>
    /// <param name="state">Changes whenever the answer could.</param>
    /// <param name="modified">When it changed; null where a time alone could hide a change.</param>
    /// <returns>True where the answer is complete.</returns>
    public static bool IsNotModified(ApiRequest request, string state, DateTimeOffset? modified)
    {
        var http = request.Http;
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
        {
            return false;
        }

        if (request.Parameters.LooksAtClock)
        {
            http.Response.Headers.CacheControl = "no-store";
            return false;
        }

        http.Response.Headers.CacheControl = ReferenceEquals(request.Format, Format.Html) ? Freshness.Ask : Answer.Of(http).Freshness;
        return IsHeld(http, For(request, state), modified, request.Format.MediaType,
            new(request.Snapshot, http.Request.RouteValues["collection"] as string, state));
    }

    /// <summary>Sets tag and date. Answers 304 where the client has that already.</summary>
    /// <param name="http">A GET or HEAD.</param>
    /// <param name="tag">Tag of the answer before it is packed.</param>
    /// <param name="modified">When it changed; null where it is not said.</param>
    /// <param name="mediaType">Its media type.</param>
    /// <param name="state">What it is made from.</param>
    /// <returns>True where the answer is complete.</returns>
    public static bool IsHeld(HttpContext http, string tag, DateTimeOffset? modified, string mediaType, AnswerState state)
    {
        var headers = http.Response.Headers;
        headers.ETag = tag;
        if (modified is { } time)
        {
            headers.LastModified = time.ToString("R", CultureInfo.InvariantCulture);
        }

        Answer.Of(http).State = state;
        if (Held(http.Request.Headers, tag, modified) is not { } held)
        {
            return false;
        }

        // By date or '*' nobody knows the client's coding: the one that it would get now.
        headers.ETag = held.Length > 0 ? held
            : Codings.IsPackable(mediaType) ? WithCoding(tag, Codings.Choose(http.Request.Headers.AcceptEncoding.ToString()))
            : tag;
        http.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }

    /// <summary>Takes the headers back: the answer turned out to be one that is not the same each time.</summary>
    public static void Withdraw(HttpContext http)
    {
        http.Response.Headers.ETag = default;
        http.Response.Headers.LastModified = default;
        http.Response.Headers.CacheControl = "no-store";
        Answer.Of(http).State = null;
    }

    /// <summary>The tag of what the client has, where that is still right; empty where it named none.</summary>
    /// <param name="asked">Headers of the request.</param>
    /// <param name="tag">Of the answer, packed or not.</param>
    /// <param name="modified">When it changed; null where it is not said.</param>
    /// <returns>Null where the client has nothing, or something else.</returns>
    public static string? Held(IHeaderDictionary asked, string tag, DateTimeOffset? modified)
    {
        var given = asked.IfNoneMatch;
        if (given.Count > 0)
        {
            // If-Modified-Since is ignored beside it (RFC 9110, 13.1.3).
            return Match(given, tag, asked.AcceptEncoding);
        }

        return modified is { } at && asked.IfModifiedSince.Count > 0
            && DateTimeOffset.TryParseExact(asked.IfModifiedSince, "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since)
            && at.ToUnixTimeSeconds() <= since.ToUnixTimeSeconds()
            ? ""
            : null;
    }

    // Weak comparison (RFC 9110, 8.8.3.2). Another coding of the same bytes will do where the client takes that coding: caches on the
    // way name the tags of all that they keep, for clients that differ in what they take.
    static string? Match(StringValues given, string tag, StringValues acceptEncoding)
    {
        if (given.Count == 1 && given[0] == tag)
        {
            return tag;
        }

        var plain = Plain(tag);
        foreach (var header in given)
        {
            var rest = header.AsSpan();
            foreach (var range in rest.Split(','))
            {
                var one = rest[range].Trim();
                if (one is "*")
                {
                    return "";
                }

                one = one.StartsWith("W/", StringComparison.Ordinal) ? one[2..] : one;
                if (Plain(one).SequenceEqual(plain) && Codings.Accepts(acceptEncoding.ToString(), Codings.OfTag(one).Coding))
                {
                    return one.ToString();
                }
            }
        }

        return null;
    }

    // The opaque part without quotes and coding.
    static ReadOnlySpan<char> Plain(ReadOnlySpan<char> tag) =>
        tag.Length < 2 || tag[0] != '"' || tag[^1] != '"' ? [] : tag[1..(tag.Length - 1 - Codings.OfTag(tag).Length)];
}
