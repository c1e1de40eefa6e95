using Microsoft.Extensions.Primitives;

namespace OpenUrbanData.Api.Http;

/// <summary>Headers of every answer: who may embed and run what (security), who may read it from elsewhere (CORS), in which coding
/// it goes.</summary>
static class ResponseRules
{
    /// <summary>No inline script, nothing from elsewhere. Map libraries start their worker from a blob and draw images from data.</summary>
    const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
        + "worker-src 'self' blob:; child-src blob:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Headers that scripts of other origins may read.</summary>
    static readonly StringValues Exposed = "Link, ETag, Last-Modified, Accept-Ranges, Content-Range, Content-Crs, Content-Disposition, Content-Language, Retry-After, "
        + "Server-Timing, RateLimit, RateLimit-Policy, Accept-Post, OData-Version, OGC-NumberMatched, OUD-Revision";

    static readonly StringValues Any = "*";
    static readonly StringValues NoSniff = "nosniff";
    static readonly StringValues Referrer = "strict-origin-when-cross-origin";
    static readonly StringValues CrossOrigin = "cross-origin";

    /// <summary>What the answer depends on besides its address. What the address names itself is left out, so that caches on the
    /// way keep one answer for all.</summary>
    /// <param name="byFormat">True where <c>Accept</c> chooses.</param>
    /// <param name="byLanguage">True where <c>Accept-Language</c> chooses.</param>
    public static StringValues Vary(bool byFormat, bool byLanguage) => (byFormat, byLanguage) switch
    {
        (true, true) => "Accept, Accept-Encoding, Accept-Language",
        (true, false) => "Accept, Accept-Encoding",
        (false, true) => "Accept-Encoding, Accept-Language",
        _ => "Accept-Encoding",
    };

    /// <summary>Sets the headers of every answer, just before they are sent, and decides on the coding.</summary>
    /// <param name="http">The exchange: status, type and tag are known.</param>
    /// <param name="wanted">What the client wants; identity where it is not worth it.</param>
    /// <returns>The coding that the body has to be sent in.</returns>
    public static Coding Begin(HttpContext http, Coding wanted)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = NoSniff;
        headers["Referrer-Policy"] = Referrer;
        headers["Cross-Origin-Resource-Policy"] = CrossOrigin;
        headers.AccessControlAllowOrigin = Any;
        headers.AccessControlExposeHeaders = Exposed;
        var type = headers.ContentType.Count > 0 ? headers.ContentType[0]! : "";
        if (type.StartsWith("text/html", StringComparison.Ordinal) && headers.ContentSecurityPolicy.Count == 0)
        {
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
            headers.XFrameOptions = "DENY";
        }

        // Parts are parts of the file as it is.
        if (!Codings.IsPackable(type) || headers.ContentEncoding.Count > 0 || http.Response.StatusCode == StatusCodes.Status206PartialContent)
        {
            return Coding.Identity;
        }

        if (headers.Vary.Count == 0)
        {
            headers.Vary = Vary(false, false);
        }

        if (wanted == Coding.Identity)
        {
            return wanted;
        }

        headers.ContentEncoding = wanted.Name();
        if (headers.ETag.Count > 0)
        {
            // Other bytes, so another strong tag (RFC 9110, 8.8.3.3). A tag that is not ours would not be known again.
            headers.ETag = Answer.Of(http).State is null ? default : ETags.WithCoding(headers.ETag[0]!, wanted);
        }

        return wanted;
    }

    /// <summary>Answers what browsers ask before a request from another origin: all is public, so any origin may send any header.</summary>
    /// <param name="http">The exchange.</param>
    /// <param name="methods">What the address knows.</param>
    public static void AllowOrigins(HttpContext http, string methods)
    {
        if (http.Request.Headers.AccessControlRequestMethod.Count == 0)
        {
            return;
        }

        var headers = http.Response.Headers;
        headers.AccessControlAllowMethods = methods;
        headers.AccessControlAllowHeaders = http.Request.Headers.AccessControlRequestHeaders.Count > 0
            ? http.Request.Headers.AccessControlRequestHeaders
            : Any;
        headers.AccessControlMaxAge = "86400";
        headers.Vary = "Access-Control-Request-Headers";
    }
}
