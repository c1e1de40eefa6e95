using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace OpenUrbanData.Api.Http;

/// <summary>What one answer depends on besides the state of the data: the address as it came, and the headers that choose.</summary>
/// <param name="Target">Request target.</param>
/// <param name="Scheme">With <paramref name="Host"/> and <paramref name="Prefix"/> the root of links; all empty where it is configured.</param>
/// <param name="Host">Host of the request.</param>
/// <param name="Prefix">Path prefix that a proxy told.</param>
/// <param name="IsForwarded">True where a trusted proxy told the host.</param>
/// <param name="Accept">Formats.</param>
/// <param name="Language">Languages.</param>
/// <param name="Preference">Headers of OData that change answers.</param>
/// <param name="Coding">Content coding that the client wants.</param>
readonly record struct AnswerKey(
    string Target, string Scheme, string Host, string Prefix, bool IsForwarded, string Accept, string Language, string Preference, Coding Coding)
{
    /// <summary>The key of a request.</summary>
    public static AnswerKey Of(HttpContext http, string target, bool isRootKnown, Coding coding)
    {
        var request = http.Request;
        var headers = request.Headers;
        var preference = headers.TryGetValue("Prefer", out var prefer) | headers.TryGetValue("OData-MaxVersion", out var maximum)
            | headers.TryGetValue("OData-Version", out var version)
            | headers.IfMatch.Count > 0
            | (headers.TryGetValue("Isolation", out var isolation) || headers.TryGetValue("OData-Isolation", out isolation))
            ? $"{prefer}\n{maximum}\n{version}\n{isolation}\n{headers.IfMatch}"
            : "";
        return isRootKnown
            ? new(target, "", "", "", false, headers.Accept.ToString(), headers.AcceptLanguage.ToString(), preference, coding)
            : new(target, request.Scheme, headers.Host.ToString(), request.PathBase.Value ?? "", Links.IsForwarded(http),
                headers.Accept.ToString(), headers.AcceptLanguage.ToString(), preference, coding);
    }

    /// <summary>Of what differs from request to request; the rest is mostly the same for all.</summary>
    public override int GetHashCode() => HashCode.Combine(Target, Accept, Language, Coding);

    /// <summary>Bytes that the texts take.</summary>
    public int Size => 2 * (Target.Length + Host.Length + Prefix.Length + Accept.Length + Language.Length + Preference.Length);
}

/// <summary>A finished answer: its headers and its body as it is sent.</summary>
sealed class CachedAnswer
{
    /// <summary>About what an entry takes besides its texts and body: objects, places in the tables.</summary>
    const int Overhead = 1536;

    /// <summary>Of one exchange each.</summary>
    static readonly HashSet<string> Passing = new(StringComparer.OrdinalIgnoreCase)
    {
        "Date", "Server-Timing", "Transfer-Encoding", "Connection", "RateLimit", "RateLimit-Policy", "Content-Length",
    };

    /// <summary>Headers of a 304 (RFC 9110, 15.4.5), and those that scripts need to read it.</summary>
    static readonly HashSet<string> OfNotModified = new(StringComparer.OrdinalIgnoreCase)
    {
        "ETag", "Cache-Control", "Vary", "Last-Modified", "Content-Location", "Access-Control-Allow-Origin", "Access-Control-Expose-Headers",
    };

    static readonly StringValues Hit = "cache;desc=hit";

    readonly KeyValuePair<string, StringValues>[] _headers;
    readonly KeyValuePair<string, StringValues>[] _notModified;
    readonly byte[]? _body;
    readonly string _tag;
    readonly DateTimeOffset? _modified;
    readonly bool _isEmpty;

    /// <summary>Takes over a finished answer.</summary>
    /// <param name="key">What it answers.</param>
    /// <param name="response">The answer, 200, 204 or 304, with a tag.</param>
    /// <param name="state">What it was made from.</param>
    /// <param name="body">Its body; null where only its tag is known.</param>
    public CachedAnswer(AnswerKey key, HttpResponse response, AnswerState state, byte[]? body)
    {
        (Key, State, _body, _tag) = (key, state, body, response.Headers.ETag.ToString());
        _isEmpty = response.StatusCode == StatusCodes.Status204NoContent;
        _headers = [.. response.Headers.Where(header => !Passing.Contains(header.Key))];
        _notModified = [.. _headers.Where(header => OfNotModified.Contains(header.Key))];
        _modified = DateTimeOffset.TryParseExact(
            response.Headers.LastModified, "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
        Size = Overhead + key.Size + (body?.Length ?? 0) + _headers.Sum(header => 2 * header.Value.ToString().Length);
    }

    /// <summary>What it answers.</summary>
    public AnswerKey Key { get; }

    /// <summary>What it was made from; swapped for the same state of a newer registry.</summary>
    public AnswerState State { get; set; }

    /// <summary>Bytes that it takes, about.</summary>
    public int Size { get; }

    /// <summary>True where it was asked for since it was last looked at.</summary>
    public bool IsUsed { get; set; }

    /// <summary>True where it can only tell that the client has the right answer.</summary>
    public bool IsTagOnly => _body is null;

    /// <summary>Answers; null where this entry cannot.</summary>
    public Task? Send(HttpContext http)
    {
        var response = http.Response;
        var headers = response.Headers;
        if (ETags.Held(http.Request.Headers, _tag, _modified) is { } held)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            Set(headers, _notModified);
            if (held.Length > 0)
            {
                headers.ETag = held;
            }

            return Task.CompletedTask;
        }

        if (_body is null)
        {
            return null;
        }

        Set(headers, _headers);
        headers["Server-Timing"] = Hit;
        if (_isEmpty)
        {
            response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }

        headers.ContentLength = _body.Length;
        if (HttpMethods.IsHead(http.Request.Method))
        {
            return Task.CompletedTask;
        }

        var sending = response.BodyWriter.WriteAsync(_body, http.RequestAborted);
        return sending.IsCompletedSuccessfully ? Task.CompletedTask : sending.AsTask();
    }

    static void Set(IHeaderDictionary headers, KeyValuePair<string, StringValues>[] values)
    {
        foreach (var (name, value) in values)
        {
            headers[name] = value;
        }
    }
}
