using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace OpenUrbanData.Ingest;

/// <summary>Something that is to run again and again.</summary>
/// <param name="Name">Its name; two with one name are the same.</param>
/// <param name="Period">Time from start to start.</param>
/// <param name="Last">When it last started, in any process; null where it never ran.</param>
/// <param name="Failures">How many runs failed since the last one that did not.</param>
/// <param name="Run">Runs it; false where it failed.</param>
public sealed record ScheduledJob(string Name, TimeSpan Period, DateTimeOffset? Last, int Failures, Func<CancellationToken, Task<bool>> Run)
{
    static readonly TimeSpan FirstRetry = TimeSpan.FromMinutes(5);

    /// <summary>When it is due: after its period, or after a failure sooner and then ever later, up to the period. A part that hangs on name and last
    /// start only keeps those that began together from coming back together.</summary>
    public DateTimeOffset? Due
    {
        get
        {
            if (Last is not { } last)
            {
                return null;
            }

            var wait = Failures == 0 ? Period : TimeSpan.FromTicks(Math.Min(Period.Ticks, FirstRetry.Ticks << Math.Min(Failures - 1, 20)));
            var hash = BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes($"{Name} {last.UtcTicks}")));
            return last + wait + (wait * (0.1 * hash / uint.MaxValue));
        }
    }
}

/// <summary>Runs jobs when they are due: each once at a time, a number of them together. What fails is said and tried again.</summary>
/// <param name="list">The jobs as they are now; asked for at each look.</param>
/// <param name="together">How many run together.</param>
/// <param name="say">Takes what is said to the operator.</param>
/// <param name="clock">The time.</param>
public sealed class Scheduler(Func<CancellationToken, Task<IReadOnlyList<ScheduledJob>>> list, int together, Action<string> say, TimeProvider clock) : IDisposable
{
    /// <summary>Time between two looks.</summary>
    public static TimeSpan Pause { get; } = TimeSpan.FromMinutes(1);

    readonly SemaphoreSlim _places = new(together);
    readonly ConcurrentDictionary<string, Task> _running = new(StringComparer.Ordinal);

    // What the list cannot know: runs of this process that left nothing behind, because they broke off.
    readonly ConcurrentDictionary<string, (DateTimeOffset Last, int Failures)> _own = new(StringComparer.Ordinal);

    /// <summary>Looks again and again until it is cancelled, and waits for what runs then.</summary>
    public async Task FollowAsync(CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                await LookAsync(cancellation);
                await Task.Delay(Pause, clock, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await Task.WhenAll(_running.Values);
        }
    }

    /// <summary>Starts what is due.</summary>
    /// <returns>What runs now, of this look and of those before.</returns>
    public async Task<IReadOnlyCollection<Task>> LookAsync(CancellationToken cancellation)
    {
        IReadOnlyList<ScheduledJob> jobs;
        try
        {
            jobs = await list(cancellation);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            say($"The schedule cannot be read now: {exception.Message}");
            return [];
        }

        var now = clock.GetUtcNow();
        foreach (var job in jobs.Select(WithOwn).Where(job => !(job.Due > now)).OrderBy(job => job.Due ?? DateTimeOffset.MinValue))
        {
            if (!_running.ContainsKey(job.Name))
            {
                _running[job.Name] = RunAsync(job, cancellation);
            }
        }

        return [.. _running.Values];
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    ScheduledJob WithOwn(ScheduledJob job) => _own.TryGetValue(job.Name, out var own) && !(job.Last > own.Last) ? job with { Last = own.Last, Failures = own.Failures } : job;

    async Task RunAsync(ScheduledJob job, CancellationToken cancellation)
    {
        await Task.Yield(); // it stands in the list before it can leave it
        var isTaken = false;
        try
        {
            await _places.WaitAsync(cancellation);
            isTaken = true;
            var started = clock.GetUtcNow();
            var isGood = false;
            try
            {
                isGood = await job.Run(cancellation);
            }
            catch (Exception exception) when (!cancellation.IsCancellationRequested)
            {
                say($"{job.Name}: {exception.Message}");
            }

            _own[job.Name] = (started, isGood ? 0 : job.Failures + 1);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The program stops; what did not run is due at the next start.
        }
        finally
        {
            _running.TryRemove(job.Name, out _);
            if (isTaken)
            {
                _places.Release();
            }
        }
    }
}
