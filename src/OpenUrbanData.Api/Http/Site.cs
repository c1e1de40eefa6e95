using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Identity;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Rows;
using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Api.Http;

/// <summary>What all endpoints share: settings, readers, time. Made once in <see cref="ApiApplication"/>.</summary>
/// <param name="Options">Settings.</param>
/// <param name="Reader">The database.</param>
/// <param name="Clock">Time.</param>
sealed record Site(ApiOptions Options, ReadSide Reader, TimeProvider Clock)
{
    /// <summary>How often a whole data set is asked for again because a publish came between.</summary>
    const int SnapshotAttempts = 5;

    /// <summary>Room for whole data sets.</summary>
    public Exports Exports { get; } = new(Options.MaximumExports);

    /// <summary>Finished answers.</summary>
    public AnswerCache Answers { get; } = new(Reader.Feed, Options.CacheBytes, Options.MaximumCachedAnswer, Clock);

    /// <summary>Room for what clients have not read yet.</summary>
    public SlowClients SlowClients { get; } = new(
        Options.Database.StatementTimeout, Options.Reading.ExportTimeout, Clock);

    /// <summary>The registry of now: from memory while publications arrive at once, else asked for.</summary>
    /// <exception cref="ProblemException">503: the database does not answer.</exception>
    public async ValueTask<Snapshot> SnapshotAsync(CancellationToken cancellation) => Snapshot.Of(
        Reader.Feed.IsLive ? Reader.Feed.Current : await Reader.Registry.ReadAsync(cancellation));

    /// <summary>Why there is no such feature: 404, or 410 with the reason where it or its data set was purged.</summary>
    public async Task<ProblemException> MissingAsync(Collection collection, string id, CancellationToken cancellation)
    {
        var prefix = FeatureId.PrefixOf(id);
        var dataset = collection.Datasets.FirstOrDefault(one => one.IdPrefix == prefix);
        return dataset is not null && await Reader.Purged.FindAsync(dataset.Id, id, cancellation) is { } purged
            ? new(Problem.Gone($"'{id}' was removed for good: {purged.Reason}"))
            : new(Problem.NotFound($"There is no feature '{id}' in '{collection.Id}'."));
    }

    /// <summary>Opens all features of a query in one state of the database, of any size.</summary>
    /// <exception cref="ProblemException">503 or 504; 404 where the collection vanished meanwhile.</exception>
    public async Task<FeatureRows> OpenSnapshotAsync(FeatureQuery query, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < SnapshotAttempts; attempt++)
        {
            if (await Reader.Features.OpenSnapshotAsync(query, cancellation) is { } rows)
            {
                return rows;
            }

            // Published meanwhile: the statement belongs to a newer registry than the request began with.
            var registry = await Reader.Registry.ReadAsync(cancellation);
            query = query with
            {
                Collection = registry.Collections.GetValueOrDefault(query.Collection.Id)
                    ?? throw new ProblemException(Problem.NotFound($"'{query.Collection.Id}' was withdrawn.")),
            };
        }

        throw new ProblemException(Problem.Unavailable($"'{query.Collection.Id}' is being published. Try again."));
    }
}
