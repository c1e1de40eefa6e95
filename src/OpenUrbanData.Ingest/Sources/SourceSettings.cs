using System.Collections.Immutable;
using System.Net;

namespace OpenUrbanData.Ingest.Sources;

/// <summary>Bounds and rules for fetching sources, set by the operator, never by a descriptor.</summary>
public sealed record SourceSettings
{
    /// <summary>The defaults.</summary>
    public static SourceSettings Default { get; } = new();

    /// <summary>Bytes of one source, unpacked from transfer coding, at most.</summary>
    public long MaximumBytes { get; init; } = 4L << 30;

    /// <summary>Time for connecting and for the answer's headers.</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Time for the whole transfer.</summary>
    public TimeSpan TransferTimeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Redirects that are followed, each checked again.</summary>
    public int Redirects { get; init; } = 5;

    /// <summary>Tries where the server is not reached, is overloaded or has an error (429, 5xx).</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>Time before the second try; doubles for each further one.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Longest time that a server may ask to be left alone (<c>Retry-After</c>) and is waited for; beyond, the fetch fails. Five minutes by default.
    /// Setting <c>OUD_HARVEST_WAIT</c>, seconds.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Longest pause between two requests that a <c>robots.txt</c> gets with <c>Crawl-delay</c>; a minute by default. Setting
    /// <c>OUD_CRAWL_DELAY</c>, seconds.</summary>
    public TimeSpan LongestCrawlDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Private, loopback or link-local networks that may be reached nevertheless; empty for none.</summary>
    public ImmutableArray<IPNetwork> AllowedNetworks { get; init; } = [];

    /// <summary>Bytes that a check of a link counts at most where the server does not say how many there are; beyond, the size is unknown.</summary>
    public long MaximumCountedBytes { get; init; } = 16 << 20;

    /// <summary>Hosts whose links are checked at once; those of one host are checked one after the other.</summary>
    public int CheckedHosts { get; init; } = 8;

    /// <summary>Time between two checks at one host.</summary>
    public TimeSpan CheckPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Features of one page that a peer is asked for; fewer where such a page is too large.</summary>
    public int PeerPage { get; init; } = 5000;

    /// <summary>Bytes of one page of a peer at most.</summary>
    public long PeerPageBytes { get; init; } = 64 << 20;

    /// <summary>Features, and signs that features are gone, that one copy from a peer takes at most.</summary>
    public long PeerRows { get; init; } = 5_000_000;

    /// <summary>What servers are told about the caller.</summary>
    public string UserAgent { get; init; } = "OpenUrbanData/0.1 (+https://w3id.org/open-urban-data)";
}
