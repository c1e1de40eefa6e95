using System.Collections.Immutable;

namespace OpenUrbanData.Api;

/// <summary>How much one client may ask. Every request costs points: one to twenty by the kind of address, and one for each ten
/// milliseconds of work. What is answered from memory, and 304 for it, costs nothing.</summary>
public sealed record RateLimits
{
    /// <summary>Points that come back in a second; default 200. Nobody who reads maps or tables by hand, and no program that asks for one
    /// page after the other, spends so many. Setting <c>OUD_RATE_LIMIT</c>, or <c>off</c>.</summary>
    public int PointsPerSecond { get; init; } = 200;

    /// <summary>Points that a client may spend at once; default 5,000. Setting <c>OUD_RATE_BURST</c>.</summary>
    public int Burst { get; init; } = 5_000;

    /// <summary>Addresses and networks without limit and queue; default this machine. With <c>OUD_RATE_LIMIT=off</c> all of them.
    /// Setting <c>OUD_RATE_EXEMPT</c>, separated by commas.</summary>
    public ImmutableArray<string> Exempt { get; init; } = ["127.0.0.0/8", "::1"];

    /// <summary>Clients that are remembered; beyond, those that owe least are forgotten. Default 20,000. Setting <c>OUD_RATE_CLIENTS</c>.</summary>
    public int MaximumClients { get; init; } = 20_000;

    /// <summary>Requests that work at once; others wait for their turn, client by client. One client has an eighth of the places while
    /// others are about: half of the processors. Default four for each processor. Setting <c>OUD_MAXIMUM_WORKING</c>.</summary>
    public int Places { get; init; } = 4 * Environment.ProcessorCount;

    /// <summary>How long a refusal is held back, so that a program that does not listen does not ask more often; default 1 s.
    /// Setting <c>OUD_REFUSAL_DELAY</c>, milliseconds.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Refusals that are held back at once; others are sent without delay. Default 200. Setting <c>OUD_REFUSALS</c>.</summary>
    public int MaximumDelayed { get; init; } = 200;
}
