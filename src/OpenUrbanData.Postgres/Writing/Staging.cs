using OpenUrbanData.Model.Features;

namespace OpenUrbanData.Postgres.Writing;

/// <summary>The records of one run between mapping and publish: an unlogged table that ends with the run.</summary>
public sealed class Staging : IAsyncDisposable
{
    /// <summary>Opens the COPY into the table; one at a time.</summary>
    public Task<StagingCopy> BeginCopyAsync(CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Transforms, repairs and checks geometries, finds towns, makes ids unique.</summary>
    /// <exception cref="Model.Problems.ProblemException">A CRS is unknown to PostGIS.</exception>
    public Task<PlacingReport> PlaceAsync(PlacingRules rules, CancellationToken cancellation) =>
        throw new NotImplementedException();

    /// <summary>Counts what publish would change; for the guard and for <c>check</c>.</summary>
    public Task<Difference> CompareAsync(PublishRule rule, CancellationToken cancellation) =>
        throw new NotImplementedException();

    /// <summary>Publishes features, description and observations in one transaction; writes nothing where nothing changed.</summary>
    public Task<PublishOutcome> PublishAsync(PublishRequest request, CancellationToken cancellation) =>
        throw new NotImplementedException();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => throw new NotImplementedException();
}

/// <summary>A binary COPY of features into the staging table.</summary>
/// <remarks>Without <see cref="CompleteAsync"/> nothing of it stays.</remarks>
public sealed class StagingCopy : IAsyncDisposable
{
    /// <summary>Records written.</summary>
    public long Records => throw new NotImplementedException();

    /// <summary>Writes one feature: all its values are read before the call returns, so it may be reused.</summary>
    public ValueTask WriteAsync(Feature feature, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Ends the COPY.</summary>
    /// <returns>Records written.</returns>
    public ValueTask<long> CompleteAsync(CancellationToken cancellation) => throw new NotImplementedException();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
