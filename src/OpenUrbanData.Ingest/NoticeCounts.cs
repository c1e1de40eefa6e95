using System.Collections.Immutable;
using OpenUrbanData.Model.Features;

namespace OpenUrbanData.Ingest;

/// <summary>How often one thing was wrong, and where: nothing of it says what stood there.</summary>
/// <param name="Code">Notice code (docs/notices.md).</param>
/// <param name="Property">Property; null where the record as a whole is meant.</param>
/// <param name="Rejects">True where the records were quarantined.</param>
/// <param name="Count">How often.</param>
/// <param name="Lines">The first lines, or places of records where the source has no lines.</param>
public sealed record NoticeCount(string Code, string? Property, bool Rejects, long Count, ImmutableArray<long> Lines);

/// <summary>Counts notices and keeps the first for the operator.</summary>
sealed class NoticeCounts(int kept, int lines)
{
    readonly Dictionary<(string Code, string? Property, bool Rejects), (long Count, List<long> Lines)> _counts = [];
    readonly List<Rejection> _kept = [];

    /// <summary>Records quarantined by mapping and validation.</summary>
    public long Rejected { get; private set; }

    /// <summary>The first notices, with values.</summary>
    public IReadOnlyCollection<Rejection> Kept => _kept;

    /// <summary>Counts the notices of one record.</summary>
    public void Add(List<Rejection> notices, bool isRejected)
    {
        Rejected += isRejected ? 1 : 0;
        foreach (var notice in notices)
        {
            Add(notice, 1);
        }
    }

    /// <summary>Counts what placing found: its notices may be fewer than its counts.</summary>
    public void Add(ImmutableArray<Rejection> notices, ImmutableSortedDictionary<string, long> counts)
    {
        foreach (var notice in notices)
        {
            Add(notice, 1);
        }

        foreach (var (code, count) in counts)
        {
            var more = count - notices.LongCount(notice => notice.Code == code);
            if (more > 0)
            {
                var key = _counts.Keys.FirstOrDefault(one => one.Code == code);
                key = key.Code is null ? (code, null, false) : key;
                var (before, at) = _counts.GetValueOrDefault(key, (0, []));
                _counts[key] = (before + more, at);
            }
        }
    }

    /// <summary>All counts, the most frequent first.</summary>
    public ImmutableArray<NoticeCount> ToArray() =>
    [
        .. _counts.Select(pair => new NoticeCount(pair.Key.Code, pair.Key.Property, pair.Key.Rejects, pair.Value.Count, [.. pair.Value.Lines]))
            .OrderByDescending(one => one.Rejects).ThenByDescending(one => one.Count).ThenBy(one => one.Code, StringComparer.Ordinal)
            .ThenBy(one => one.Property, StringComparer.Ordinal),
    ];

    void Add(Rejection notice, long count)
    {
        var key = (notice.Code, notice.Property, notice.Rejects);
        if (!_counts.TryGetValue(key, out var found))
        {
            found = (0, []);
        }

        if (found.Lines.Count < lines)
        {
            found.Lines.Add(notice.Line ?? notice.Record);
        }

        _counts[key] = (found.Count + count, found.Lines);
        if (_kept.Count < kept)
        {
            _kept.Add(notice);
        }
    }
}
