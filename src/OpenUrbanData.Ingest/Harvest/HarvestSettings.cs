using System.Collections.Immutable;
using System.Globalization;
using OpenUrbanData.Catalog.Harvest;
using OpenUrbanData.Ingest.Sources;

namespace OpenUrbanData.Ingest.Harvest;

/// <summary>What the operator decides about harvesting.</summary>
public sealed record HarvestSettings
{
    /// <summary>Bounds and address rules for fetching.</summary>
    public SourceSettings Source { get; init; } = SourceSettings.Default;

    /// <summary>How much one catalogue may ask of us.</summary>
    public HarvestLimits Limits { get; init; } = new();

    /// <summary>Sources that are harvested at once; 4 by default. Setting <c>OUD_HARVEST_SOURCES</c>.</summary>
    public int Sources { get; init; } = 4;

    /// <summary>Problems, and keys per finding, that a report names; all of them are counted. 200 by default. Setting <c>OUD_HARVEST_PROBLEMS</c>.</summary>
    public int Problems { get; init; } = 200;

    /// <summary>How long a source that tells its changes is only asked for those, before it is read as a whole again; 7 days by default. Setting <c>OUD_HARVEST_WHOLE_DAYS</c>.</summary>
    public TimeSpan Whole { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Addresses under which this instance publishes: what comes from there is ours, and not taken over. Empty where nobody knows.</summary>
    public ImmutableArray<Uri> Own { get; init; } = [];

    /// <summary>Reads the settings by their names.</summary>
    /// <param name="setting">Value of a setting; null or empty where it is not set.</param>
    /// <exception cref="FormatException">A setting has a wrong value; the message names it.</exception>
    public static HarvestSettings Read(Func<string, string?> setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        long Large(string name, long fallback, long minimum = 1) => setting(name) is not { Length: > 0 } text
            ? fallback
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= minimum
                ? value
                : throw new FormatException($"{name}={text}: expected a whole number from {minimum}.");
        int Number(string name, int fallback, int minimum = 1) => Large(name, fallback, minimum) is <= int.MaxValue and var value
            ? (int)value
            : throw new FormatException($"{name}={setting(name)}: expected a whole number from {minimum} to {int.MaxValue}.");
        TimeSpan Seconds(string name, TimeSpan fallback) => TimeSpan.FromSeconds(Number(name, (int)fallback.TotalSeconds, 0));

        var usual = new HarvestSettings();
        var (limits, page, source) = (usual.Limits, usual.Limits.Page, usual.Source);
        return usual with
        {
            Sources = Number("OUD_HARVEST_SOURCES", usual.Sources),
            Problems = Number("OUD_HARVEST_PROBLEMS", usual.Problems, 0),
            Whole = TimeSpan.FromDays(Number("OUD_HARVEST_WHOLE_DAYS", (int)usual.Whole.TotalDays, 0)),
            Source = source with
            {
                PeerPage = Number("OUD_PEER_PAGE", source.PeerPage),
                PeerPageBytes = Large("OUD_PEER_PAGE_BYTES", source.PeerPageBytes),
                PeerRows = Large("OUD_PEER_ROWS", source.PeerRows),
                LongestWait = Seconds("OUD_HARVEST_WAIT", source.LongestWait),
                LongestCrawlDelay = Seconds("OUD_CRAWL_DELAY", source.LongestCrawlDelay),
                UserAgent = UserAgent(source.UserAgent, setting("OUD_CONTACT")),
            },
            Limits = new()
            {
                Pages = Number("OUD_HARVEST_PAGES", limits.Pages),
                Records = Number("OUD_HARVEST_RECORDS", limits.Records),
                Statements = Number("OUD_HARVEST_STATEMENTS", limits.Statements),
                TextLength = Number("OUD_HARVEST_TEXT", limits.TextLength),
                RecordBytes = Number("OUD_HARVEST_RECORD_BYTES", limits.RecordBytes),
                PageRecords = Number("OUD_HARVEST_PAGE_RECORDS", limits.PageRecords),
                Page = page with
                {
                    Bytes = Large("OUD_RDF_BYTES", page.Bytes),
                    Statements = Large("OUD_RDF_STATEMENTS", page.Statements),
                    Depth = Number("OUD_RDF_DEPTH", page.Depth),
                    LiteralLength = Number("OUD_RDF_LITERAL", page.LiteralLength),
                    NameLength = Number("OUD_RDF_NAME", page.NameLength),
                    Prefixes = Number("OUD_RDF_PREFIXES", page.Prefixes),
                    Time = TimeSpan.FromSeconds(Number("OUD_RDF_SECONDS", (int)page.Time.TotalSeconds)),
                    CanonicalSteps = Number("OUD_RDF_CANONICAL_STEPS", page.CanonicalSteps),
                    JsonLdBytes = Number("OUD_JSONLD_BYTES", page.JsonLdBytes),
                    JsonLdContexts = Number("OUD_JSONLD_CONTEXTS", page.JsonLdContexts),
                    JsonLdTerms = Large("OUD_JSONLD_TERMS", page.JsonLdTerms),
                    JsonLdCharacters = Large("OUD_JSONLD_CHARACTERS", page.JsonLdCharacters),
                },
            },
        };
    }

    // Who is bothered by us shall know whom to write to.
    static string UserAgent(string usual, string? contact) => string.IsNullOrEmpty(contact) ? usual
        : contact.All(one => char.IsAsciiLetterOrDigit(one) || "@.:/-_+?=&%~".Contains(one, StringComparison.Ordinal)) ? usual.Replace(")", $"; {contact})", StringComparison.Ordinal)
        : throw new FormatException($"OUD_CONTACT={contact}: expected a mail address or the address of a web page.");
}
