using Microsoft.Extensions.Logging;
using Npgsql;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Problems;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>Holds the current registry snapshot and swaps it at each publication (design 5.7, 5.8).</summary>
/// <remarks>It listens on a connection of its own. While that is down it connects again, and reads the registry as soon
/// as it listens, so that nothing that was published in between is missed.</remarks>
/// <param name="database">Its <see cref="Database.Reader"/> is asked.</param>
/// <param name="time">Clock of the pauses.</param>
/// <param name="log">Where it says that it lost and found the database.</param>
public sealed partial class RegistryFeed(Database database, TimeProvider time, ILogger<RegistryFeed> log) : IAsyncDisposable
{
    /// <summary>Channel on which publish notifies, with the publication as payload.</summary>
    public const string Channel = "oud_publication";

    // Without a message for that long the connection is asked, so that a dead one is found out.
    static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);
    static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    readonly RegistryReader _reader = new(database);
    readonly CancellationTokenSource _stop = new();
    volatile Registry _current = Registry.Empty;
    volatile bool _isLive;
    TaskCompletionSource _swapped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    Task _listening = Task.CompletedTask;

    /// <summary>The snapshot; <see cref="Registry.Empty"/> before the first one was read.</summary>
    public Registry Current => _current;

    /// <summary>True while publications arrive at once; false means that <see cref="Current"/> may be old: no 304
    /// without asking.</summary>
    public bool IsLive => _isLive;

    /// <summary>Raised after <see cref="Current"/> was swapped, on the thread that listens: do not block it.</summary>
    public event Action<Registry>? Changed;

    /// <summary>Listens from now on; returns with the first snapshot, or when the first attempt has failed. Where the
    /// database does not answer yet it keeps trying.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _listening = Task.Run(() => ListenAsync(first), CancellationToken.None);
        await first.Task.WaitAsync(cancellation);
    }

    /// <summary>Waits until the snapshot has a publication or a later one.</summary>
    public async Task<Registry> WaitForAsync(long publication, CancellationToken cancellation)
    {
        while (true)
        {
            var swapped = Volatile.Read(ref _swapped);
            var current = _current;
            if (current.Publication >= publication && _isLive)
            {
                return current;
            }

            await swapped.Task.WaitAsync(cancellation);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _listening;
        _stop.Dispose();
    }

    async Task ListenAsync(TaskCompletionSource first)
    {
        var pause = FirstPause;
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await FollowAsync(() =>
                {
                    pause = FirstPause;
                    first.TrySetResult();
                });
            }
            catch (Exception exception) when (exception is NpgsqlException or ProblemException or IOException
                or System.Net.Sockets.SocketException or InvalidDataException or TimeoutException or KeyNotFoundException)
            {
                _isLive = false;
                LogLost(exception, pause);
                first.TrySetResult();
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                break;
            }

            _isLive = false;
            try
            {
                await Task.Delay(pause, time, _stop.Token);
            }
            catch (OperationCanceledException)
            {
                break;
            }

            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }

        _isLive = false;
        first.TrySetResult();
    }

    // Returns only by exception. The connection is held for the life of the feed, so no other use of it can end LISTEN.
    async Task FollowAsync(Action live)
    {
        await using var connection = await database.Reader.OpenConnectionAsync(_stop.Token);
        await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection))
        {
            await listen.ExecuteNonQueryAsync(_stop.Token);
        }

        try
        {
            // Listening first, reading then: what is published in between is read again, never missed.
            Swap(await _reader.ReadAsync(_stop.Token));
            live();
            LogListening(_current.Publication);
            while (true)
            {
                await connection.WaitAsync(Silence, _stop.Token);
                await using var ask = new NpgsqlCommand("SELECT publication FROM oud.instance", connection);
                if (await ask.ExecuteScalarAsync(_stop.Token) is long publication && publication != _current.Publication)
                {
                    Swap(await _reader.ReadAsync(_stop.Token));
                }
            }
        }
        finally
        {
            // Not for the pool: whoever got it would listen, too.
            NpgsqlConnection.ClearPool(connection);
        }
    }

    void Swap(Registry registry)
    {
        _current = registry;
        _isLive = true;
        Interlocked.Exchange(ref _swapped, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        Changed?.Invoke(registry);
    }

    [LoggerMessage(2101, LogLevel.Information, "The registry follows the database from publication {Publication}")]
    partial void LogListening(long publication);

    [LoggerMessage(2102, LogLevel.Warning, "The registry has lost the database and asks again in {Pause}")]
    partial void LogLost(Exception exception, TimeSpan pause);
}
