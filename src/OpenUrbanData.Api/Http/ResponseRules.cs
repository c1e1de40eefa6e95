namespace OpenUrbanData.Api.Http;

/// <summary>Headers of every answer: who may embed and run what (security), who may read it from elsewhere (CORS).</summary>
static class ResponseRules
{
    /// <summary>No inline script, nothing from elsewhere. Map libraries start their worker from a blob and draw images from data.</summary>
    const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
        + "worker-src 'self' blob:; child-src blob:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Headers that scripts of other origins may read.</summary>
    const string Exposed = "Link, ETag, Last-Modified, Content-Crs, Content-Disposition, Content-Language, Retry-After, Server-Timing, "
        + "OData-Version, OGC-NumberMatched, OUD-Revision";

    /// <summary>Adds the headers when the answer starts, also to problems.</summary>
    public static Task ApplyAsync(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(static state =>
        {
            var headers = ((HttpContext)state).Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
            headers["Cross-Origin-Resource-Policy"] = "cross-origin";
            headers.AccessControlAllowOrigin = "*";
            headers.AccessControlExposeHeaders = Exposed;
            if (headers.ContentType.Count > 0 && headers.ContentType[0]!.StartsWith("text/html", StringComparison.Ordinal)
                && headers.ContentSecurityPolicy.Count == 0)
            {
                headers.ContentSecurityPolicy = ContentSecurityPolicy;
                headers.XFrameOptions = "DENY";
            }

            return Task.CompletedTask;
        }, http);

        // Preflight: all is public and read-only, so any origin may send any header.
        if (HttpMethods.IsOptions(http.Request.Method) && http.Request.Headers.AccessControlRequestMethod.Count > 0)
        {
            http.Response.Headers.AccessControlAllowMethods = "GET, HEAD, OPTIONS, POST";
            http.Response.Headers.AccessControlAllowHeaders = http.Request.Headers.AccessControlRequestHeaders.Count > 0
                ? http.Request.Headers.AccessControlRequestHeaders
                : "*";
            http.Response.Headers.AccessControlMaxAge = "86400";
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }

        return next(http);
    }
}
