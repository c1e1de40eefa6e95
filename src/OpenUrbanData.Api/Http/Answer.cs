using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace OpenUrbanData.Api.Http;

/// <summary>The body of an answer on its way out: held back while it is small, then packed and passed on.</summary>
/// <remarks>What is held back has its length and coding known before the first header goes, and gives its connection of the
/// database back before the client reads. A failure until then is still a problem document. Beyond
/// <see cref="HeldBytes"/> it streams.</remarks>
sealed class Answer : PipeWriter, IHttpResponseBodyFeature, IDisposable
{
    /// <summary>Most bytes that are held back, unless the whole answer is to be kept.</summary>
    public const int HeldBytes = 64 * 1024;

    /// <summary>Smallest answer that is packed: below, headers and work cost more than what is saved.</summary>
    public const int SmallestPacked = 1024;

    const int FirstRoom = 8 * 1024;

    readonly HttpContext _http;
    readonly IHttpResponseBodyFeature _inner;
    readonly ClientPace _pace;
    readonly Coding _wanted;
    readonly bool _isHead;
    int _limit = HeldBytes;
    byte[] _buffer = [];
    int _used;
    int _unflushed;
    int _packedSinceFlush;
    int _mostKept;
    bool _isStreaming;
    bool _isHeld;
    bool _isComplete;
    ReadOnlyMemory<byte> _body;
    Packer? _packer;
    Stream? _stream;

    /// <summary>Stands in for the body of an exchange.</summary>
    /// <param name="http">The exchange.</param>
    /// <param name="slow">Room for what clients have not read.</param>
    /// <param name="wanted">Coding that the client wants.</param>
    /// <param name="freshness">What tagged answers say to caches.</param>
    public Answer(HttpContext http, SlowClients slow, Coding wanted, string freshness)
    {
        (_http, _pace, _wanted, Freshness) = (http, new(http, slow), wanted, freshness);
        _isHead = HttpMethods.IsHead(http.Request.Method);
        _inner = http.Features.Get<IHttpResponseBodyFeature>()!;
        http.Features.Set<IHttpResponseBodyFeature>(this);
    }

    /// <summary>What tagged answers to programs say to caches.</summary>
    public string Freshness { get; }

    /// <summary>Stage times.</summary>
    public ServerTiming Timing { get; } = new();

    /// <summary>Which state the answer belongs to; null where it has no tag of ours.</summary>
    public AnswerState? State { get; set; }

    /// <summary>The request's place in the queue; given back as soon as the client is waited for.</summary>
    public Admission.Turn? Turn
    {
        set => _pace.Turn = value;
    }

    /// <summary>Gives the request's place in the queue back before its end.</summary>
    public void GiveTurnBack() => _pace.Turn?.Dispose();

    /// <summary>True for whole data sets: they have longer to wait for a client that reads slowly.</summary>
    public bool WaitsForClient
    {
        set => _pace.Waits(value);
    }

    /// <summary>The body that was sent, where <see cref="Keep"/> asked for it and it was not too large.</summary>
    public byte[]? Kept { get; private set; }

    /// <inheritdoc/>
    public override bool CanGetUnflushedBytes => true;

    /// <inheritdoc/>
    public override long UnflushedBytes => _unflushed;

    /// <inheritdoc/>
    public Stream Stream => _stream ??= AsStream(leaveOpen: true);

    /// <inheritdoc/>
    public PipeWriter Writer => this;

    /// <summary>The one of an exchange.</summary>
    public static Answer Of(HttpContext http) => (Answer)http.Features.Get<IHttpResponseBodyFeature>()!;

    /// <summary>Holds the whole body back, up to a size, and leaves it in <see cref="Kept"/>.</summary>
    public void Keep(int most) => (_limit, _mostKept) = (Math.Max(most, HeldBytes), most);

    /// <summary>Holds more back than usual: headers are not complete yet.</summary>
    public void Hold(int most) => _limit = Math.Max(_limit, most);

    /// <summary>Forgets what has not been sent: something else is answered.</summary>
    public void Discard()
    {
        _used = 0;
        _unflushed = 0;
        State = null;
    }

    /// <inheritdoc/>
    public override Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (_isStreaming && _packer is null && !_isHead)
        {
            return _inner.Writer.GetMemory(sizeHint);
        }

        MakeRoom(Math.Max(sizeHint, 1));
        return _buffer.AsMemory(_used);
    }

    /// <inheritdoc/>
    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <inheritdoc/>
    public override void Advance(int bytes)
    {
        _unflushed += bytes;
        if (_isStreaming && _packer is null && !_isHead)
        {
            _inner.Writer.Advance(bytes);
            return;
        }

        _used += bytes;
    }

    /// <inheritdoc/>
    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        if (!_isStreaming)
        {
            if (_used < _limit)
            {
                _unflushed = 0;
                return default;
            }

            BeginStream(null);
        }

        return PassOn(cancellationToken);
    }

    /// <inheritdoc/>
    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        if (!_isStreaming && _used == 0 && source.Length >= _limit)
        {
            // A large document is there already: no copy.
            BeginStream(source.Length);
        }

        if (_isStreaming && _packer is null && !_isHead)
        {
            _unflushed += source.Length;
            _inner.Writer.Write(source.Span);
            return PassOn(cancellationToken);
        }

        this.Write(source.Span);
        return FlushAsync(cancellationToken);
    }

    /// <summary>Does nothing: headers go with the first bytes, so that what is held back can still fail.</summary>
    public Task StartAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task CompleteAsync()
    {
        if (_isComplete)
        {
            return;
        }

        _isComplete = true;
        Prepare();
        if (_isHeld)
        {
            if (!_body.IsEmpty)
            {
                await _inner.Writer.WriteAsync(_body, _http.RequestAborted);
            }

            return;
        }

        if (_packer is not null)
        {
            Pack();
            _packer.Finish();
            _packer = null;
        }

        await PassOn(_http.RequestAborted);
    }

    /// <inheritdoc/>
    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
        SendFileFallback.SendFileAsync(Stream, path, offset, count, cancellationToken);

    /// <inheritdoc/>
    public void DisableBuffering() => _limit = 0;

    /// <inheritdoc/>
    public override void CancelPendingFlush() => _inner.Writer.CancelPendingFlush();

    /// <inheritdoc/>
    public override void Complete(Exception? exception = null)
    {
        // The exchange ends in CompleteAsync().
    }

    /// <summary>Gives the memory back and puts the server's own body into its place again.</summary>
    public void Dispose()
    {
        _pace.Dispose();
        _http.Features.Set(_inner);
        _packer?.Dispose();
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
        }
    }

    /// <summary>Ends the writing: where the whole body is here, its length and coding are decided. Nothing is sent yet.</summary>
    public void Prepare()
    {
        if (_isStreaming)
        {
            return;
        }

        (_isStreaming, _isHeld) = (true, true);
        var response = _http.Response;
        // A HEAD request for what streams writes nothing: its size is as unknown as that of the GET.
        var length = _isHead && _used == 0 ? response.ContentLength : _used;
        var coding = ResponseRules.Begin(_http, length is null or >= SmallestPacked ? _wanted : Coding.Identity);
        if (response.StatusCode is StatusCodes.Status304NotModified or StatusCodes.Status204NoContent)
        {
            response.ContentLength = null;
            return;
        }

        if (_isHead)
        {
            response.ContentLength = coding == Coding.Identity ? length : null;
            return;
        }

        _body = _buffer.AsMemory(0, _used);
        if (coding != Coding.Identity)
        {
            var packed = new ArrayBufferWriter<byte>(Math.Max(256, _used / 3));
            using var packer = Packer.Begin(coding, _used <= HeldBytes, packed);
            packer.Write(_body.Span);
            packer.Finish();
            _body = packed.WrittenMemory;
        }

        response.ContentLength = _body.Length;
        if (_used <= _mostKept && response.StatusCode == StatusCodes.Status200OK)
        {
            Kept = _body.ToArray();
        }
    }

    void BeginStream(long? length)
    {
        _isStreaming = true;
        var coding = ResponseRules.Begin(_http, _wanted);
        _http.Response.ContentLength = coding == Coding.Identity ? length ?? _http.Response.ContentLength : null;
        if (_isHead)
        {
            return;
        }

        // Without it the server would keep the first bytes apart and copy them. It sends nothing and is done at once.
        _inner.StartAsync(_http.RequestAborted).GetAwaiter().GetResult();
        if (coding == Coding.Identity)
        {
            _inner.Writer.Write(_buffer.AsSpan(0, _used));
            _used = 0;
        }
        else
        {
            _packer = Packer.Begin(coding, isWhole: false, _inner.Writer);
        }
    }

    ValueTask<FlushResult> PassOn(CancellationToken cancellation)
    {
        _unflushed = 0;
        if (_isHead)
        {
            _used = 0;
            return default;
        }

        if (_packer is not null)
        {
            Pack();
            if (_packedSinceFlush >= HeldBytes)
            {
                // Without it a coding may keep rows for long; each time costs a little of what it saves.
                _packer.Flush();
                _packedSinceFlush = 0;
            }
        }

        var flush = _inner.Writer.FlushAsync(cancellation);
        return flush.IsCompleted ? flush : _pace.Follow(flush);
    }

    void Pack()
    {
        _packer!.Write(_buffer.AsSpan(0, _used));
        _packedSinceFlush += _used;
        _used = 0;
    }

    void MakeRoom(int size)
    {
        if (_buffer.Length - _used >= size)
        {
            return;
        }

        if (_isStreaming)
        {
            if (_isHead)
            {
                _used = 0;
            }
            else
            {
                Pack();
            }
        }

        if (_buffer.Length - _used < size)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(FirstRoom, Math.Max(_used + size, _used * 2)));
            _buffer.AsSpan(0, _used).CopyTo(larger);
            if (_buffer.Length > 0)
            {
                ArrayPool<byte>.Shared.Return(_buffer);
            }

            _buffer = larger;
        }
    }
}
