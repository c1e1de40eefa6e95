using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using OpenUrbanData.Catalog.Rdf;

namespace OpenUrbanData.Catalog.Harvest;

/// <summary>By what two records are taken for the same, the surest first.</summary>
public enum DuplicateRule
{
    /// <summary>The same IRI.</summary>
    Iri,

    /// <summary>The same identifier, also one given on the way (<c>adms:identifier</c>).</summary>
    Identifier,

    /// <summary>The same address of data or landing page, publishers that do not differ, and titles that are alike.</summary>
    Address,

    /// <summary>The same publisher and titles that are the same but for case and punctuation.</summary>
    Title,
}

/// <summary>A record and where it came from.</summary>
/// <param name="Source">Name of the source.</param>
/// <param name="Priority">Of the source; the greater one wins among equals.</param>
/// <param name="Record">The record.</param>
public sealed record SourcedRecord(string Source, int Priority, HarvestedRecord Record);

/// <summary>Two records that are taken for the same.</summary>
/// <param name="Kept">The one that is shown first.</param>
/// <param name="Other">The one that is shown as its duplicate; nothing is deleted.</param>
/// <param name="Rule">What decided that they are the same.</param>
/// <param name="Value">What both have in common.</param>
public sealed record Duplicate(SourcedRecord Kept, SourcedRecord Other, DuplicateRule Rule, string Value);

/// <summary>Finds records that describe the same thing, within a source and across sources.</summary>
public static class Duplicates
{
    /// <summary>Finds them. Identifiers like <c>1</c> are given by everybody: one with fewer than <see cref="IdentifierLength"/> characters that is no
    /// address counts only within its source, or where titles are the same, too.</summary>
    /// <param name="records">All records, of any number of sources.</param>
    /// <returns>Each record at most once as the other one; ordered by source and key of that.</returns>
    public static ImmutableArray<Duplicate> Of(IReadOnlyCollection<SourcedRecord> records)
    {
        var ordered = records.Order(Comparer<SourcedRecord>.Create(Better)).ToList();
        Dictionary<(DuplicateRule, RecordKind, string), List<SourcedRecord>> index = [];
        List<Duplicate> found = [];
        foreach (var one in ordered)
        {
            var marks = Marks(one.Record).ToList();
            var match = (from mark in marks
                         from other in index.GetValueOrDefault((mark.Rule, one.Record.Kind, mark.Text)) ?? []
                         where Agree(mark, one, other)
                         select new Duplicate(other, one, mark.Rule, mark.Text)).FirstOrDefault();
            if (match is not null)
            {
                found.Add(match);
                continue; // its marks lead to the one that is kept
            }

            foreach (var mark in marks)
            {
                var place = (mark.Rule, one.Record.Kind, mark.Text);
                if (!index.TryGetValue(place, out var others))
                {
                    index.Add(place, others = []);
                }

                // Many records share the address of a portal; comparing all with all would take for ever.
                if (others.Count < MostCompared)
                {
                    others.Add(one);
                }
            }
        }

        return [.. found.OrderBy(pair => pair.Other.Source, StringComparer.Ordinal).ThenBy(pair => pair.Other.Record.Key, StringComparer.Ordinal)];
    }

    /// <summary>What a record may be recognised by, as hashes: records without a common one are no duplicates.</summary>
    public static long[] MarksOf(HarvestedRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return [.. Marks(record).Select(mark => BinaryPrimitives.ReadInt64LittleEndian(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{(int)mark.Rule} {(int)record.Kind} {mark.Text}")))).Distinct()];
    }

    /// <summary>Puts together what hangs together: records that share a mark, directly or by way of others.</summary>
    /// <param name="pairs">Numbers of records and marks.</param>
    public static IEnumerable<IReadOnlyList<long>> Groups(IEnumerable<(long Record, long Mark)> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        Dictionary<long, long> parents = [];
        Dictionary<long, long> first = [];
        foreach (var (record, mark) in pairs)
        {
            parents.TryAdd(record, record);
            if (!first.TryAdd(mark, record))
            {
                parents[Root(record)] = Root(first[mark]);
            }
        }

        return parents.Keys.GroupBy(Root).Select(group => group.Order().ToList());

        long Root(long record)
        {
            while (parents[record] != record)
            {
                record = parents[record] = parents[parents[record]];
            }

            return record;
        }
    }

    /// <summary>Characters from which on an identifier is taken to be the only one of its kind.</summary>
    public const int IdentifierLength = 16;

    const int MostCompared = 50;

    // GovData's rule: the newest modification wins; then the source that is preferred, then the shorter way, then any order that stays.
    static int Better(SourcedRecord one, SourcedRecord other)
    {
        var order = Nullable.Compare(other.Record.Modified, one.Record.Modified);
        order = order != 0 ? order : other.Priority.CompareTo(one.Priority);
        order = order != 0 ? order : one.Record.Hops.Length.CompareTo(other.Record.Hops.Length);
        order = order != 0 ? order : string.CompareOrdinal(one.Source, other.Source);
        return order != 0 ? order : string.CompareOrdinal(one.Record.Key, other.Record.Key);
    }

    static IEnumerable<(DuplicateRule Rule, string Text)> Marks(HarvestedRecord record)
    {
        if (record.Iri is { } iri)
        {
            yield return (DuplicateRule.Iri, iri);
        }

        foreach (var identifier in record.Identifiers.Concat(record.OtherIdentifiers).Append(record.Iri).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            yield return (DuplicateRule.Identifier, identifier.Trim());
        }

        foreach (var address in record.Addresses.Where(address => IriReference.IsAbsolute(address)).Select(Plain)
            .Where(address => address.Contains('/', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)) // a host alone is that of a portal
        {
            yield return (DuplicateRule.Address, address);
        }

        if (record is { Publisher: { } publisher, Title: { } title } && Words(title) is { Length: > 0 } words)
        {
            yield return (DuplicateRule.Title, Words(publisher) + ": " + words);
        }
    }

    static bool Agree((DuplicateRule Rule, string Text) mark, SourcedRecord one, SourcedRecord other) => mark.Rule switch
    {
        DuplicateRule.Identifier => mark.Text.Length >= IdentifierLength || mark.Text.Contains("://", StringComparison.Ordinal) || one.Source == other.Source || AreAlike(one.Record, other.Record, 1),
        // Towns share the service of their county, and each has playgrounds.
        DuplicateRule.Address => !PublishersDiffer(one.Record, other.Record) && AreAlike(one.Record, other.Record, 0.6),
        // Within a source, the same title twice is what its publisher meant.
        DuplicateRule.Title => one.Source != other.Source,
        _ => true,
    };

    static bool PublishersDiffer(HarvestedRecord one, HarvestedRecord other) =>
        one.Publisher is { } first && other.Publisher is { } second && Words(first) != Words(second);

    // Share of the words that both titles have of the words that any of them has.
    static bool AreAlike(HarvestedRecord one, HarvestedRecord other, double share)
    {
        HashSet<string> first = [.. Words(one.Title ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        HashSet<string> second = [.. Words(other.Title ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        var both = first.Count(second.Contains);
        return both > 0 && both >= share * (first.Count + second.Count - both);
    }

    static string Plain(string address)
    {
        var start = address.IndexOf("://", StringComparison.Ordinal);
        var rest = (start < 0 ? address : address[(start + 3)..]).TrimEnd('/');
        var end = rest.IndexOf('/', StringComparison.Ordinal);
        return end < 0 ? rest.ToLowerInvariant() : string.Concat(rest[..end].ToLowerInvariant(), rest.AsSpan(end));
    }

    static string Words(string text)
    {
        var words = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                words.Append(Rune.ToLowerInvariant(rune).ToString());
            }
            else if (words.Length > 0 && words[^1] != ' ')
            {
                words.Append(' ');
            }
        }

        return words.ToString().TrimEnd();
    }
}
