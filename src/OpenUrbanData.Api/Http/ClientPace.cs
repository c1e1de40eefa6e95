using System.IO.Pipelines;

namespace OpenUrbanData.Api.Http;

/// <summary>How one client keeps up with its answer: waited for, though not for ever.</summary>
/// <param name="http">The exchange.</param>
/// <param name="slow">Room and time.</param>
sealed class ClientPace(HttpContext http, SlowClients slow) : IDisposable
{
    ITimer? _patience;
    bool _waits;
    bool _isOver;

    /// <summary>The request's place in the queue; given back as soon as the client is waited for.</summary>
    public Admission.Turn? Turn { get; set; }

    /// <summary>Says whether the answer is a whole data set, which waits for its client always.</summary>
    public void Waits(bool always)
    {
        _waits = always;
        if (always)
        {
            Turn?.Dispose();
        }
    }

    /// <summary>Follows bytes that the client has not taken at once.</summary>
    /// <param name="flush">The wait for the client. Nothing may be written before it is over: the server's buffer, which answers are
    /// written ahead into, is not safe to write to while it is flushed.</param>
    /// <returns>What the writer has to await.</returns>
    public ValueTask<FlushResult> Follow(ValueTask<FlushResult> flush)
    {
        Turn?.Dispose();
        _patience ??= slow.Watch(this, _waits);
        return flush;
    }

    /// <summary>Ends the exchange: the client has had the time that one may take.</summary>
    public void GiveUp()
    {
        lock (slow)
        {
            if (!_isOver)
            {
                http.Abort();
            }
        }
    }

    /// <summary>The exchange is over.</summary>
    public void Dispose()
    {
        if (_patience is not null)
        {
            // The context belongs to another request soon.
            lock (slow)
            {
                _isOver = true;
            }

            _patience.Dispose();
        }
    }
}
