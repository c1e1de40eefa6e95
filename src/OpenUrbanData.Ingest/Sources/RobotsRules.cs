using System.Collections.Immutable;
using System.Globalization;

namespace OpenUrbanData.Ingest.Sources;

/// <summary>What a server lets programs ask for (<see href="https://www.rfc-editor.org/rfc/rfc9309">RFC 9309</see>).</summary>
sealed class RobotsRules
{
    /// <summary>Bytes that are read of a file; what is beyond does not count (2.5: at least 500 KiB).</summary>
    public const int MaximumBytes = 512 << 10;

    /// <summary>The name that files may call us by.</summary>
    public const string Product = "OpenUrbanData";

    readonly ImmutableArray<(string Pattern, bool Allows)> _rules;

    RobotsRules(ImmutableArray<(string Pattern, bool Allows)> rules, TimeSpan? crawlDelay) => (_rules, CrawlDelay) = (rules, crawlDelay);

    /// <summary>Everything is allowed: there is no file.</summary>
    public static RobotsRules Open { get; } = new([], null);

    /// <summary>Pause between two requests that the file wants; null where it does not say. No part of the RFC, and in wide use.</summary>
    public TimeSpan? CrawlDelay { get; }

    /// <summary>Reads a file. Lines that it does not know are passed over.</summary>
    public static RobotsRules Read(TextReader text)
    {
        var named = new Group();
        var everybody = new Group();
        List<Group> current = [];
        var isHead = false;
        while (text.ReadLine() is { } line)
        {
            var comment = line.IndexOf('#', StringComparison.Ordinal);
            var pair = (comment < 0 ? line : line[..comment]).TrimStart('\uFEFF').Split(':', 2, StringSplitOptions.TrimEntries);
            if (pair.Length < 2)
            {
                continue;
            }

            switch (pair[0].ToLowerInvariant())
            {
                case "user-agent":
                    if (!isHead)
                    {
                        current = [];
                    }

                    // Several lines name one group; several groups of one name are one.
                    isHead = true;
                    if (pair[1] == "*")
                    {
                        current.Add(everybody);
                    }
                    else if (pair[1].Equals(Product, StringComparison.OrdinalIgnoreCase))
                    {
                        named.IsThere = true;
                        current.Add(named);
                    }

                    break;
                case "allow" or "disallow":
                    isHead = false;
                    if (pair[1].Length > 0)
                    {
                        current.ForEach(group => group.Rules.Add((pair[1], pair[0].Equals("allow", StringComparison.OrdinalIgnoreCase))));
                    }

                    break;
                case "crawl-delay":
                    isHead = false;
                    if (double.TryParse(pair[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 1e6)
                    {
                        current.ForEach(group => group.Delay = TimeSpan.FromSeconds(seconds));
                    }

                    break;
            }
        }

        var group = named.IsThere ? named : everybody;
        return new([.. group.Rules], group.Delay);
    }

    /// <summary>Whether an address may be asked for: the longest rule that fits decides, and an allowing one among equals (2.2.2).</summary>
    public bool Allows(Uri address)
    {
        var path = address.PathAndQuery;
        var best = _rules.Where(rule => Fits(rule.Pattern, path))
            .OrderByDescending(rule => rule.Pattern.Length).ThenByDescending(rule => rule.Allows).FirstOrDefault();
        return best.Pattern is null || best.Allows || path == "/robots.txt";
    }

    // '*' is any text, '$' at the end means the end. Greedy from left to right is enough, because each part may stand anywhere behind the one before.
    static bool Fits(string pattern, string path)
    {
        var isWhole = pattern.EndsWith('$');
        var parts = (isWhole ? pattern[..^1] : pattern).Split('*');
        if (!path.StartsWith(parts[0], StringComparison.Ordinal))
        {
            return false;
        }

        var at = parts[0].Length;
        foreach (var (index, part) in parts.Index().Skip(1))
        {
            var isLast = index == parts.Length - 1;
            var next = isLast && isWhole ? path.LastIndexOf(part, StringComparison.Ordinal) : path.IndexOf(part, at, StringComparison.Ordinal);
            if (next < at)
            {
                return false;
            }

            at = next + part.Length;
        }

        return !isWhole || at == path.Length;
    }

    sealed class Group
    {
        public bool IsThere { get; set; }

        public List<(string Pattern, bool Allows)> Rules { get; } = [];

        public TimeSpan? Delay { get; set; }
    }
}
