using Microsoft.Extensions.Logging;
using Npgsql;
using OpenUrbanData.Model.Catalogue;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>Holds the current registry snapshot and swaps it at each publication.</summary>
public sealed class RegistryFeed(NpgsqlDataSource source, TimeProvider time, ILogger<RegistryFeed> log) : IAsyncDisposable
{
    /// <summary>The snapshot; <see cref="Registry.Empty"/> before the first one was read.</summary>
    public Registry Current { get; } = Registry.Empty;

    /// <summary>True while publications arrive at once; false means that <see cref="Current"/> may be old: no 304
    /// without asking.</summary>
    public bool IsLive { get; }

    /// <summary>Raised after <see cref="Current"/> was swapped.</summary>
    public event Action<Registry>? Changed;

    /// <summary>Reads the first snapshot and listens from then on; where the database does not answer yet it keeps trying.</summary>
    public Task StartAsync(CancellationToken cancellation) => throw new NotImplementedException($"{source}{time}{log}{Changed}");

    /// <summary>Waits until the snapshot has a publication or a later one.</summary>
    public Task<Registry> WaitForAsync(long publication, CancellationToken cancellation) => throw new NotImplementedException();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
