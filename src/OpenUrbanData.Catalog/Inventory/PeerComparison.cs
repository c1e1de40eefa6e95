using System.Collections.Immutable;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Catalog.Inventory;

/// <summary>Towns of similar size: the classes that German statistics of towns use.</summary>
/// <param name="From">Least number of inhabitants.</param>
/// <param name="To">Number from which on the next class begins; null for the largest.</param>
public sealed record PopulationClass(long From, long? To)
{
    static readonly ImmutableArray<long> Edges = [0, 5_000, 10_000, 20_000, 50_000, 100_000, 500_000];

    /// <summary>The class of a number of inhabitants.</summary>
    public static PopulationClass Of(long population)
    {
        var from = Edges.Last(edge => edge <= population);
        return new(from, Edges.IndexOf(from) + 1 < Edges.Length ? Edges[Edges.IndexOf(from) + 1] : null);
    }
}

/// <summary>Something that others publish.</summary>
/// <param name="Topic">Name of the canonical schema, or IRI of the model data set.</param>
/// <param name="Title">Title of the first example.</param>
/// <param name="Peers">Publishers of similar size that publish it.</param>
/// <param name="Examples">Ids of their data sets, at most <see cref="PeerComparison.Examples"/>.</param>
/// <param name="Here">How far one's own is; null where one has not even listed it.</param>
public sealed record PeerTopic(string Topic, LocalizedText Title, int Peers, ImmutableArray<string> Examples, Lifecycle? Here);

/// <summary>What publishers of the same kind and similar size publish and one does not.</summary>
/// <param name="Class">The size.</param>
/// <param name="Peers">Number of the others.</param>
/// <param name="Missing">What they publish, most frequent first.</param>
public sealed record PeerComparison(PopulationClass Class, int Peers, ImmutableArray<PeerTopic> Missing)
{
    /// <summary>Data sets of others that are named for each topic.</summary>
    public const int Examples = 5;

    /// <summary>Compares; null where the number of inhabitants is not known.</summary>
    /// <param name="own">Entries of the publisher itself.</param>
    /// <param name="publisher">The publisher.</param>
    /// <param name="registry">The others.</param>
    public static PeerComparison? Of(IReadOnlyCollection<InventoryEntry> own, Publisher publisher, Registry registry)
    {
        if (publisher.Population is not { } population)
        {
            return null;
        }

        var size = PopulationClass.Of(population);
        var peers = registry.Publishers.Values
            .Where(one => one.Slug != publisher.Slug && one.Kind == publisher.Kind && one.Population is { } other && PopulationClass.Of(other) == size)
            .Select(one => one.Slug).ToHashSet(StringComparer.Ordinal);
        var here = own.SelectMany(entry => entry.Topics, (entry, topic) => (topic, entry.Lifecycle))
            .ToLookup(pair => pair.topic, pair => pair.Lifecycle, StringComparer.Ordinal);
        return new(size, peers.Count,
        [
            .. registry.Datasets.Values.Where(dataset => peers.Contains(dataset.Publisher.Slug)).Select(InventoryEntry.Of)
                .Where(entry => entry.Topics.Any() && !entry.Topics.Any(topic => here[topic].Contains(Lifecycle.Published)))
                .GroupBy(entry => entry.Topics.First(), StringComparer.Ordinal)
                .Select(group => Topic(group.Key, [.. group.OrderBy(entry => entry.Id, StringComparer.Ordinal)], here))
                .OrderByDescending(topic => topic.Peers).ThenBy(topic => topic.Topic, StringComparer.Ordinal),
        ]);
    }

    static PeerTopic Topic(string name, ImmutableArray<InventoryEntry> entries, ILookup<string, Lifecycle> here) => new(
        name,
        entries[0].Title,
        entries.Select(entry => entry.Publisher).Distinct(StringComparer.Ordinal).Count(),
        [.. entries.Take(Examples).Select(entry => entry.Id)],
        entries.SelectMany(entry => entry.Topics).SelectMany(topic => here[topic]).Select(state => (Lifecycle?)state).FirstOrDefault());
}
