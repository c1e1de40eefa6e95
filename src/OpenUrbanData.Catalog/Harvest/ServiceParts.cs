using System.Security.Cryptography;
using System.Text;
using OpenUrbanData.Catalog.Rdf;

namespace OpenUrbanData.Catalog.Harvest;

/// <summary>Puts services together that stand on several pages: each page says of a service what holds for the data sets of that page, which ones it serves, whom to ask, which themes.</summary>
sealed class ServiceParts
{
    static readonly string[] Identity = [$"> <{HarvestTerms.Title}> ", $"> <{Vocabulary.Dcat3}endpointURL> "];
    readonly Dictionary<string, (HarvestedRecord First, SortedSet<string> Lines)> _services = new(StringComparer.Ordinal);

    /// <summary>Keeps a service that came for the first time.</summary>
    public void Keep(HarvestedRecord record)
    {
        if (record.Kind == RecordKind.Service)
        {
            _services[record.Key] = (record, new(Lines(record), StringComparer.Ordinal));
        }
    }

    /// <summary>Takes what a later page says of a service.</summary>
    /// <returns>False where it is another one, with another title or address, or where it has parts without name, which cannot be told apart.</returns>
    public bool Add(HarvestedRecord record)
    {
        if (!_services.TryGetValue(record.Key, out var known) || record.Triples.Contains("_:", StringComparison.Ordinal)
            || !Own(record.Key, Lines(record)).SequenceEqual(Own(record.Key, Lines(known.First)), StringComparer.Ordinal))
        {
            return false;
        }

        known.Lines.UnionWith(Lines(record));
        return true;
    }

    /// <summary>The services of which later pages said more, whole.</summary>
    public IEnumerable<HarvestedRecord> Whole(RdfLimits limits)
    {
        foreach (var (first, all) in _services.Values)
        {
            if (all.Count > Lines(first).Length)
            {
                using var lines = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', all)));
                var triples = RdfCanon.Write(new NTriples().Read(lines, new() { Limits = limits }), limits);
                yield return first with { Triples = triples, Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(triples))) };
            }
        }
    }

    static string[] Lines(HarvestedRecord record) => record.Triples.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    static IEnumerable<string> Own(string key, string[] lines) =>
        lines.Where(line => line.StartsWith($"<{key}> ", StringComparison.Ordinal) && Identity.Any(part => line.Contains(part, StringComparison.Ordinal)));
}
