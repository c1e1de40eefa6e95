using System.Collections.Concurrent;
using System.Text;

namespace OpenUrbanData.Ingest.Sources;

/// <summary>What all runs of this process together owe to each server: pauses between requests, and its <c>robots.txt</c>.</summary>
/// <param name="clock">The time.</param>
public sealed class HostPaces(TimeProvider clock)
{
    // RFC 9309, 2.4: not longer than a day.
    static readonly TimeSpan RobotsAge = TimeSpan.FromHours(24);

    readonly ConcurrentDictionary<string, Host> _hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits until the server may be asked, and takes that turn.</summary>
    /// <param name="address">What will be asked for.</param>
    /// <param name="pause">Time until the next turn.</param>
    /// <param name="cancellation">Ends the wait; the turn is lost.</param>
    internal Task TurnAsync(Uri address, TimeSpan pause, CancellationToken cancellation)
    {
        var host = Of(address);
        TimeSpan wait;
        lock (host)
        {
            var now = clock.GetUtcNow();
            var turn = host.Next > now ? host.Next : now;
            host.Next = turn + pause;
            wait = turn - now;
        }

        return wait > TimeSpan.Zero ? Task.Delay(wait, clock, cancellation) : Task.CompletedTask;
    }

    /// <summary>Leaves a server alone for a time.</summary>
    internal void Rest(Uri address, TimeSpan time)
    {
        var host = Of(address);
        lock (host)
        {
            var until = clock.GetUtcNow() + time;
            host.Next = until > host.Next ? until : host.Next;
        }
    }

    /// <summary>The rules of a server, asked for at most once a day. No file means no rule; a server that cannot say is not asked for anything else
    /// (RFC 9309, 2.3.1).</summary>
    /// <exception cref="StatusException">The server has an error.</exception>
    internal async Task<RobotsRules> RulesAsync(Uri address, OutboundHttp client, CancellationToken cancellation)
    {
        var host = Of(address);
        lock (host)
        {
            if (host.Rules is { } known && clock.GetUtcNow() < host.RulesUntil)
            {
                return known;
            }
        }

        using var response = await client.SendAsync(HttpMethod.Get, new(address, "/robots.txt"), null, cancellation);
        var rules = (int)response.StatusCode switch
        {
            >= 200 and < 300 => RobotsRules.Read(new StringReader(await TextAsync(response, cancellation))),
            429 or >= 500 => throw StatusException.Of(response, clock),
            _ => RobotsRules.Open,
        };
        lock (host)
        {
            (host.Rules, host.RulesUntil) = (rules, clock.GetUtcNow() + RobotsAge);
        }

        return rules;
    }

    static async Task<string> TextAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var bytes = new byte[RobotsRules.MaximumBytes];
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        return Encoding.UTF8.GetString(bytes, 0, length);
    }

    Host Of(Uri address) => _hosts.GetOrAdd(address.GetLeftPart(UriPartial.Authority), _ => new());

    sealed class Host
    {
        public DateTimeOffset Next { get; set; }

        public RobotsRules? Rules { get; set; }

        public DateTimeOffset RulesUntil { get; set; }
    }
}
