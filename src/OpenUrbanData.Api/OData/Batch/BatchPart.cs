using System.Buffers;
using System.Buffers.Text;
using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;

namespace OpenUrbanData.Api.OData.Batch;

/// <summary>The answer to one request of a batch on its way into the answer to all: JSON as it is, texts as a text, anything else in
/// base64url (OData JSON 4.01, 19.4), piece by piece.</summary>
/// <param name="id">Name of the request.</param>
/// <param name="isFirst">True for the first answer of the batch.</param>
/// <param name="output">Where the answer to all goes.</param>
sealed class BatchPart(string id, bool isFirst, PipeWriter output) : PipeWriter, IHttpResponseBodyFeature, IHttpResponseFeature
{
    enum Form
    {
        Json,
        Text,
        Binary,
    }

    /// <summary>Headers that say something of the answer; the others are those of an exchange of its own.</summary>
    static readonly string[] Told =
    [
        "Content-Type", "Content-Language", "ETag", "Last-Modified", "OData-Version", "Preference-Applied", "Retry-After", "RateLimit", "RateLimit-Policy", "Allow",
    ];

    static readonly SearchValues<byte> Escaped = SearchValues.Create([.. Enumerable.Range(0, 32).Select(code => (byte)code), (byte)'"', (byte)'\\']);

    readonly ArrayBufferWriter<byte> _pending = new();
    Stream? _stream;
    Form _form;
    bool _hasBody;

    /// <inheritdoc/>
    public bool HasStarted { get; private set; }

    /// <inheritdoc/>
    public int StatusCode { get; set; } = StatusCodes.Status200OK;

    /// <inheritdoc/>
    public string? ReasonPhrase { get; set; }

    /// <inheritdoc/>
    public IHeaderDictionary Headers { get; set; } = new HeaderDictionary();

    /// <summary>The stream over <see cref="Writer"/>; required by an interface of the server that is out of date.</summary>
    Stream IHttpResponseFeature.Body
    {
        get => Stream;
        set => throw new NotSupportedException("Bodies go through the writer.");
    }

    /// <inheritdoc/>
    public Stream Stream => _stream ??= AsStream(leaveOpen: true);

    /// <inheritdoc/>
    public PipeWriter Writer => this;

    /// <inheritdoc/>
    public void OnStarting(Func<object, Task> callback, object state) => throw new NotSupportedException("Nobody here waits for that.");

    /// <inheritdoc/>
    public void OnCompleted(Func<object, Task> callback, object state) => throw new NotSupportedException("Nobody here waits for that.");

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken = default)
    {
        Start();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Memory<byte> GetMemory(int sizeHint = 0) => _pending.GetMemory(sizeHint);

    /// <inheritdoc/>
    public override Span<byte> GetSpan(int sizeHint = 0) => _pending.GetSpan(sizeHint);

    /// <inheritdoc/>
    public override void Advance(int bytes)
    {
        _pending.Advance(bytes);
        Encode(isLast: false);
    }

    /// <inheritdoc/>
    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => output.FlushAsync(cancellationToken);

    /// <inheritdoc/>
    public override void CancelPendingFlush() => output.CancelPendingFlush();

    /// <inheritdoc/>
    public override void Complete(Exception? exception = null)
    {
        // The answer ends in CompleteAsync().
    }

    /// <inheritdoc/>
    public void DisableBuffering()
    {
    }

    /// <inheritdoc/>
    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
        SendFileFallback.SendFileAsync(Stream, path, offset, count, cancellationToken);

    /// <summary>Ends the answer.</summary>
    public async Task CompleteAsync()
    {
        Start();
        Encode(isLast: true);
        if (_hasBody && _form != Form.Json)
        {
            output.Write("\""u8);
        }

        output.Write("}"u8);
        await output.FlushAsync();
    }

    void Start()
    {
        if (HasStarted)
        {
            return;
        }

        HasStarted = true;
        var type = Headers.ContentType.ToString().Split(';')[0].Trim();
        _form = type.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase) ? Form.Json
            : type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || type.EndsWith("xml", StringComparison.OrdinalIgnoreCase) ? Form.Text
            : Form.Binary;
        output.Write(isFirst ? "{\"id\":"u8 : ",{\"id\":"u8);
        using var json = new Utf8JsonWriter(output, new() { SkipValidation = true });
        json.WriteStringValue(id);
        json.Flush();
        output.Write(",\"status\":"u8);
        json.Reset();
        json.WriteNumberValue(StatusCode);
        json.Flush();
        output.Write(",\"headers\":"u8);
        json.Reset();
        json.WriteStartObject();
        foreach (var name in Told)
        {
            if (Headers[name] is { Count: > 0 } values)
            {
                json.WriteString(name.ToLowerInvariant(), values.ToString());
            }
        }

        json.WriteEndObject();
    }

    void Encode(bool isLast)
    {
        var bytes = _pending.WrittenSpan;
        if (bytes.IsEmpty)
        {
            return;
        }

        Start();
        if (!_hasBody)
        {
            _hasBody = true;
            output.Write(_form == Form.Json ? ",\"body\":"u8 : ",\"body\":\""u8);
        }

        switch (_form)
        {
            case Form.Json:
                output.Write(bytes);
                _pending.ResetWrittenCount();
                break;
            case Form.Text:
                WriteText(bytes);
                _pending.ResetWrittenCount();
                break;
            default:
                WriteBinary(bytes, isLast);
                break;
        }
    }

    // UTF-8 byte by byte: what is escaped is never part of a longer character.
    void WriteText(ReadOnlySpan<byte> bytes)
    {
        for (var next = bytes.IndexOfAny(Escaped); next >= 0; next = bytes.IndexOfAny(Escaped))
        {
            output.Write(bytes[..next]);
            switch (bytes[next])
            {
                case (byte)'"':
                    output.Write("\\\""u8);
                    break;
                case (byte)'\\':
                    output.Write("\\\\"u8);
                    break;
                case (byte)'\n':
                    output.Write("\\n"u8);
                    break;
                case (byte)'\r':
                    output.Write("\\r"u8);
                    break;
                case var code:
                    var text = output.GetSpan(6);
                    "\\u00"u8.CopyTo(text);
                    code.TryFormat(text[4..], out _, "x2", System.Globalization.CultureInfo.InvariantCulture);
                    output.Advance(6);
                    break;
            }

            bytes = bytes[(next + 1)..];
        }

        output.Write(bytes);
    }

    // Three bytes are four letters; what is left over waits for the next piece.
    void WriteBinary(ReadOnlySpan<byte> bytes, bool isLast)
    {
        var whole = isLast ? bytes.Length : bytes.Length - (bytes.Length % 3);
        var rest = bytes[whole..].ToArray();
        var text = output.GetSpan(Base64Url.GetEncodedLength(whole));
        output.Advance(Base64Url.EncodeToUtf8(bytes[..whole], text));
        _pending.ResetWrittenCount();
        _pending.Write(rest);
    }
}
