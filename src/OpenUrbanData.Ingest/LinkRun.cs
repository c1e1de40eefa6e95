using System.Collections.Concurrent;
using OpenUrbanData.Ingest.Sources;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Postgres.Writing;

namespace OpenUrbanData.Ingest;

/// <summary>Checks the links of the catalogue and keeps what was found.</summary>
/// <param name="store">The store.</param>
/// <param name="settings">Bounds and address rules.</param>
/// <param name="clock">The time.</param>
public sealed class LinkRun(IngestStore store, SourceSettings settings, TimeProvider clock)
{
    /// <summary>Checks links whose last check is too old.</summary>
    /// <param name="registry">What is published now.</param>
    /// <param name="age">Age from which on a link is checked again; zero checks all.</param>
    /// <param name="cancellation">Ends the run; what was found by then is not kept.</param>
    /// <returns>What was found, by address; empty where nothing was due.</returns>
    public async Task<IReadOnlyList<LinkCheck>> ExecuteAsync(Registry registry, TimeSpan age, CancellationToken cancellation)
    {
        List<CatalogueLink> all =
        [
            .. registry.Datasets.Values.Concat(registry.Services.Values).SelectMany(entry => entry.Links)
                .DistinctBy(link => link.Url).OrderBy(link => link.Url, StringComparer.Ordinal),
        ];
        var before = clock.GetUtcNow() - age;
        var due = all.Where(link => !(registry.Links.GetValueOrDefault(link.Url)?.CheckedAt > before));
        var found = new ConcurrentBag<LinkCheck>();
        var checker = new LinkChecker(settings, clock);
        await Parallel.ForEachAsync(
            due.GroupBy(link => Uri.TryCreate(link.Url, UriKind.Absolute, out var address) ? address.Host : ""),
            new ParallelOptions { MaxDegreeOfParallelism = settings.CheckedHosts, CancellationToken = cancellation },
            async (host, cancelled) =>
            {
                foreach (var (index, link) in host.Index())
                {
                    if (index > 0)
                    {
                        await Task.Delay(settings.CheckPause, clock, cancelled);
                    }

                    found.Add(await checker.CheckAsync(link, cancelled));
                }
            });
        if (!found.IsEmpty || registry.Links.Count > all.Count)
        {
            await store.Registry.UpsertAsync([.. found], [.. all.Select(link => link.Url)], cancellation);
        }

        return [.. found.OrderBy(check => check.Url, StringComparer.Ordinal)];
    }
}
