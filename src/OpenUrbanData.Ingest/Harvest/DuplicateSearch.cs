using System.Text;
using OpenUrbanData.Catalog.Harvest;
using OpenUrbanData.Postgres.Writing;

namespace OpenUrbanData.Ingest.Harvest;

/// <summary>Finds out which records describe the same thing, among all that hang together with what a run changed.</summary>
static class DuplicateSearch
{
    const int Batch = 2000;

    /// <summary>Decides and writes it.</summary>
    public static async Task DecideAsync(HarvestDuplicates records, CancellationToken cancellation)
    {
        List<DuplicateStand> stands = [];
        List<IReadOnlyList<long>> open = [];
        foreach (var group in Duplicates.Groups(await records.SharedAsync(cancellation)))
        {
            open.Add(group);
            if (open.Sum(one => one.Count) >= Batch)
            {
                stands.AddRange(await CompareAsync(records, open, cancellation));
                open.Clear();
            }
        }

        stands.AddRange(await CompareAsync(records, open, cancellation));
        await records.WriteAsync(stands, cancellation);
    }

    static async Task<IReadOnlyList<DuplicateStand>> CompareAsync(HarvestDuplicates records, List<IReadOnlyList<long>> groups, CancellationToken cancellation)
    {
        if (groups.Count == 0)
        {
            return [];
        }

        var read = (await records.ReadAsync([.. groups.SelectMany(group => group)], cancellation)).ToDictionary(one => one.Id);
        return
        [
            .. from ids in groups
               let compared = ids.Where(read.ContainsKey).Select(id => read[id]).ToList()
               let numbers = compared.ToDictionary(one => (one.Source, one.Key), one => one.Id)
               from pair in Duplicates.Of([.. compared.Select(Record)])
               select new DuplicateStand(
                   numbers[(pair.Other.Source, pair.Other.Record.Key)], numbers[(pair.Kept.Source, pair.Kept.Record.Key)], pair.Rule.ToString().ToLowerInvariant(),
                   pair.Value.Replace("\0", "", StringComparison.Ordinal)),
        ];
    }

    static SourcedRecord Record(ComparedRecord compared)
    {
        var document = RecordDocument.Read(Encoding.UTF8.GetBytes(compared.Document));
        return new(compared.Source, compared.Priority, new()
        {
            Key = compared.Key,
            Kind = document.Kind,
            Iri = document.Iri,
            Identifiers = document.Identifiers,
            OtherIdentifiers = document.OtherIdentifiers,
            Title = document.Title,
            Publisher = document.Publisher,
            Modified = document.Modified,
            Addresses = document.Addresses,
            Hops = document.Hops,
            Triples = "",
            Hash = "",
        });
    }
}
