using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace OpenUrbanData.Ingest.Tests;

public sealed class SchedulerTests
{
    static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    readonly FakeTimeProvider _clock = new(Start);
    readonly ConcurrentQueue<(string Name, TimeSpan At)> _runs = [];
    readonly List<string> _said = [];

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_never_ran_runs_at_once_and_then_after_its_period()
    {
        using var scheduler = new Scheduler(_ => List(Job("a", TimeSpan.FromHours(6), () => true)), 2, _said.Add, _clock);
        await LookForAsync(scheduler, TimeSpan.FromHours(20));
        Assert.Equal(0, Runs("a")[0].TotalHours, 0.01);
        Assert.All(Between("a"), hours => Assert.InRange(hours, 6, 6.7));
        Assert.Equal(4, Runs("a").Count);
    }

    [Fact]
    public async Task What_fails_is_tried_again_ever_later_and_at_most_after_its_period()
    {
        var isUp = false;
        using var scheduler = new Scheduler(_ => List(Job("a", TimeSpan.FromHours(1), () => isUp ? true : throw new IOException("away"))), 2, _said.Add, _clock);
        await LookForAsync(scheduler, TimeSpan.FromHours(4));
        double[] pauses = [5, 10, 20, 40, 60];
        Assert.Equal(pauses, Between("a").Select(hours => hours * 60).Zip(pauses, (was, wanted) => was >= wanted && was <= (wanted * 1.1) + 1.1 ? wanted : was));
        Assert.All(_said, text => Assert.Equal("a: away", text));

        isUp = true;
        await LookForAsync(scheduler, TimeSpan.FromHours(3));
        Assert.All(Between("a").TakeLast(2), hours => Assert.InRange(hours, 1, 1.2));
    }

    [Fact]
    public async Task What_another_process_did_counts()
    {
        var last = Start - TimeSpan.FromMinutes(10);
        using var scheduler = new Scheduler(_ => List(Job("a", TimeSpan.FromHours(1), () => true) with { Last = last }), 2, _said.Add, _clock);
        await LookForAsync(scheduler, TimeSpan.FromMinutes(45));
        last = _clock.GetUtcNow();
        await LookForAsync(scheduler, TimeSpan.FromMinutes(45));
        Assert.Empty(_runs);
    }

    [Fact]
    public async Task A_run_is_not_started_twice_and_only_so_many_run_together()
    {
        var gate = new TaskCompletionSource<bool>();
        var working = 0;
        ScheduledJob Held(string name) => new(name, TimeSpan.FromMinutes(1), null, 0, async _ =>
        {
            _runs.Enqueue((name, default));
            Interlocked.Increment(ref working);
            return await gate.Task;
        });
        using var scheduler = new Scheduler(_ => List(Held("a"), Held("b"), Held("c")), 2, _said.Add, _clock);
        await scheduler.LookAsync(Cancellation);
        _clock.Advance(TimeSpan.FromHours(1));
        var running = await scheduler.LookAsync(Cancellation);
        await Task.Delay(100, Cancellation);
        Assert.Equal((3, 2), (running.Count, Volatile.Read(ref working)));
        gate.SetResult(true);
        await Task.WhenAll(running);
        Assert.Equal(["a", "b", "c"], _runs.Select(run => run.Name).Order());
    }

    [Fact]
    public async Task A_list_that_cannot_be_read_is_said_and_read_again()
    {
        var isBroken = true;
        using var scheduler = new Scheduler(
            _ => isBroken ? throw new IOException("no folder") : List(Job("a", TimeSpan.FromHours(1), () => true)), 1, _said.Add, _clock);
        Assert.Empty(await scheduler.LookAsync(Cancellation));
        isBroken = false;
        await Task.WhenAll(await scheduler.LookAsync(Cancellation));
        Assert.Contains("no folder", Assert.Single(_said), StringComparison.Ordinal);
        Assert.Single(_runs);
    }

    static Task<IReadOnlyList<ScheduledJob>> List(params ScheduledJob[] jobs) => Task.FromResult<IReadOnlyList<ScheduledJob>>(jobs);

    ScheduledJob Job(string name, TimeSpan period, Func<bool> run) => new(name, period, null, 0, _ =>
    {
        _runs.Enqueue((name, _clock.GetUtcNow() - Start));
        return Task.FromResult(run());
    });

    List<TimeSpan> Runs(string name) => [.. _runs.Where(run => run.Name == name).Select(run => run.At)];

    IEnumerable<double> Between(string name) => Runs(name).Zip(Runs(name).Skip(1), (one, next) => (next - one).TotalHours);

    async Task LookForAsync(Scheduler scheduler, TimeSpan time)
    {
        for (var end = _clock.GetUtcNow() + time; _clock.GetUtcNow() < end; _clock.Advance(Scheduler.Pause))
        {
            await Task.WhenAll(await scheduler.LookAsync(Cancellation));
        }
    }
}
