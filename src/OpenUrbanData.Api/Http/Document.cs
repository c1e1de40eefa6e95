using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OpenUrbanData.Api.Http;

/// <summary>Representations that are made from the registry alone: small, whole in memory, with length, tag and date.</summary>
static class Document
{
    /// <summary>A JSON document.</summary>
    public static Representation Json(Action<ApiRequest, Utf8JsonWriter> write) => Json(Format.Json, write);

    /// <summary>A JSON document with its own media type.</summary>
    public static Representation Json(Format format, Action<ApiRequest, Utf8JsonWriter> write) =>
        Bytes(format, request => Write(json => write(request, json)));

    /// <summary>A document that a function of the request makes.</summary>
    /// <param name="format">Its format.</param>
    /// <param name="make">Makes it.</param>
    /// <param name="state">What it hangs on; null for the registry alone.</param>
    public static Representation Bytes(Format format, Func<ApiRequest, ReadOnlyMemory<byte>> make, Func<ApiRequest, string>? state = null) =>
        new(format, request =>
        {
            request.Parameters.Finish();
            return ETags.IsNotModified(request, state?.Invoke(request) ?? request.Snapshot.State, null)
                ? Task.CompletedTask
                : SendAsync(request.Http, format.MediaType, make(request), request.Cancellation);
        });

    /// <summary>Sends bytes that are there already; a HEAD request gets their length only.</summary>
    public static async Task SendAsync(
        HttpContext http, string mediaType, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        http.Response.ContentType = mediaType;
        http.Response.ContentLength = bytes.Length;
        ServerTiming.Of(http).Write(http.Response);
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await http.Response.BodyWriter.WriteAsync(bytes, cancellation);
        }
    }

    /// <summary>JSON as this API writes it: compact, letters and ampersands unescaped (never inside HTML).</summary>
    public static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            write(json);
        }

        return buffer.WrittenMemory;
    }
}
