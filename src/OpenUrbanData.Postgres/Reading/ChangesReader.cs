using System.Collections.Immutable;
using Npgsql;
using OpenUrbanData.Model.Catalogue;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>A feature that is gone.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="DatasetId">Its data set.</param>
/// <param name="Publication">Publication that withdrew it.</param>
/// <param name="DeletedAt">When.</param>
public sealed record DeletedFeature(string Id, string DatasetId, long Publication, DateTimeOffset DeletedAt);

/// <summary>Reads what vanished from collections. What is new or changed is a query with
/// <see cref="Model.Query.FeatureQuery.ChangedSince"/>.</summary>
public sealed class ChangesReader(NpgsqlDataSource source)
{
    /// <summary>How long it is remembered that a feature existed.</summary>
    public static TimeSpan Memory { get; } = TimeSpan.FromDays(90);

    /// <summary>Features withdrawn after a publication, in the order (data set, identifier).</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="since">The publication that the client has.</param>
    /// <param name="afterId">Last identifier of the page before, with its data set; null for the first page.</param>
    /// <param name="limit">Most of them.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<ImmutableArray<DeletedFeature>> DeletedAsync(
        Collection collection, long since, DeletedFeature? afterId, int limit, CancellationToken cancellation) =>
        throw new NotImplementedException($"{source}");
}
