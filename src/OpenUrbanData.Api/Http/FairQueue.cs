namespace OpenUrbanData.Api.Http;

/// <summary>Lets so many requests work at once and gives clients their turn one after the other: who sends a hundred requests waits for
/// himself, not others for him.</summary>
/// <param name="places">Most requests at once.</param>
/// <param name="share">Most of one client while others are about.</param>
/// <param name="clock">Time.</param>
sealed class FairQueue(int places, int share, TimeProvider clock)
{
    /// <summary>For so long after a request its client counts as being about.</summary>
    static readonly TimeSpan Company = TimeSpan.FromSeconds(5);

    readonly Lock _gate = new();
    readonly Queue<Client> _ring = new();
    Client? _latest;
    long _latestAt;
    long? _otherAt;
    int _running;

    /// <summary>Requests that work now.</summary>
    public int Running
    {
        get
        {
            lock (_gate)
            {
                return _running;
            }
        }
    }

    /// <summary>Waits for the turn of a client's request. Whoever got it calls <see cref="Leave"/> once.</summary>
    /// <exception cref="OperationCanceledException">The client left; there is nothing to give back.</exception>
    public Task EnterAsync(Client client, CancellationToken cancellation)
    {
        TaskCompletionSource turn;
        lock (_gate)
        {
            Note(client);
            if (client.Waiting.Count == 0 && CanRun(client))
            {
                Start(client);
                return Task.CompletedTask;
            }

            turn = new(TaskCreationOptions.RunContinuationsAsynchronously);
            client.Waiting.Enqueue(turn);
            if (client.Waiting.Count == 1)
            {
                _ring.Enqueue(client);
            }
        }

        return WaitAsync(turn, cancellation);
    }

    /// <summary>Gives a place back.</summary>
    public void Leave(Client client)
    {
        lock (_gate)
        {
            client.Running--;
            _running--;
            for (var left = _ring.Count; left > 0 && _running < places; left--)
            {
                var next = _ring.Dequeue();
                if (CanRun(next))
                {
                    StartFirst(next);
                }

                if (next.Waiting.Count > 0)
                {
                    _ring.Enqueue(next);
                }
            }
        }
    }

    static async Task WaitAsync(TaskCompletionSource turn, CancellationToken cancellation)
    {
        await using var leaving = cancellation.UnsafeRegister(static state => ((TaskCompletionSource)state!).TrySetCanceled(), turn);
        await turn.Task;
    }

    // Those who left while they waited are passed over.
    void StartFirst(Client client)
    {
        while (client.Waiting.TryDequeue(out var turn))
        {
            if (turn.TrySetResult())
            {
                Start(client);
                return;
            }
        }
    }

    void Start(Client client)
    {
        client.Running++;
        _running++;
    }

    bool CanRun(Client client) => _running < places && (client.Running < share || IsAlone(client));

    bool IsAlone(Client client) =>
        (client == _latest ? _otherAt : _latestAt) is not { } other || clock.GetElapsedTime(other) > Company;

    // The newest client, and when any other was seen last: enough to know whether somebody is alone.
    void Note(Client client)
    {
        var now = clock.GetTimestamp();
        if (client != _latest)
        {
            (_latest, _otherAt) = (client, _latest is null ? null : _latestAt);
        }

        _latestAt = now;
    }
}
