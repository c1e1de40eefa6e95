using Npgsql;
using OpenUrbanData.Model.Features;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Postgres.Writing;

/// <summary>How a run ended.</summary>
public enum RunOutcome
{
    /// <summary>Something was published.</summary>
    Published,

    /// <summary>Nothing had changed.</summary>
    Unchanged,

    /// <summary>Only observations were new.</summary>
    Observed,

    /// <summary>The guard stopped it.</summary>
    Stopped,

    /// <summary>It broke.</summary>
    Failed,
}

/// <summary>One process's hold on one data set: a connection and the advisory lock on the data set.</summary>
public sealed class DatasetSession : IAsyncDisposable
{
    /// <summary>The data set.</summary>
    public string DatasetId => throw new NotImplementedException();

    /// <summary>What is published of it; null where it never was.</summary>
    public PublishedState? State => throw new NotImplementedException();

    internal static Task<DatasetSession?> OpenAsync(
        NpgsqlDataSource source, TimeProvider clock, string datasetId, CancellationToken cancellation) =>
        throw new NotImplementedException();

    /// <summary>Opens a run row with outcome <c>running</c>.</summary>
    /// <returns>Its number.</returns>
    public Task<long> BeginRunAsync(CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Closes a run row.</summary>
    /// <param name="run">Its number.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="report">Public report as JSON, without values; null for none.</param>
    /// <param name="rejections">For the operator; the caller cuts them to its limit.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task EndRunAsync(
        long run, RunOutcome outcome, string? report, IReadOnlyCollection<Rejection> rejections,
        CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Creates the staging table of a run.</summary>
    /// <param name="schema">Shape of the features.</param>
    /// <param name="idPrefix">What all ids begin with: <see cref="Model.Identity.FeatureId.Prefix"/>.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Staging> StageAsync(FeatureSchema schema, string idPrefix, CancellationToken cancellation) =>
        throw new NotImplementedException();

    /// <summary>Publishes a reference data set: description and links, no features.</summary>
    public Task<PublishOutcome> PublishReferenceAsync(PublishRequest request, CancellationToken cancellation) =>
        throw new NotImplementedException();

    /// <summary>Withdraws the data set: its features become tombstones. Nothing happens where it is not published.</summary>
    public Task<PublishOutcome> WithdrawAsync(CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Removes the whole data set for good: withdrawn, addresses answer 410.</summary>
    public Task<PublishOutcome> PurgeAsync(string reason, CancellationToken cancellation) =>
        throw new NotImplementedException();

    /// <summary>Removes one feature for good; its address answers 410 and later runs do not bring it back.</summary>
    public Task<PublishOutcome> PurgeFeatureAsync(string featureId, string reason, CancellationToken cancellation) =>
        throw new NotImplementedException();

    /// <summary>Removes all values of a property, or of a column under <c>publish:</c>.</summary>
    public Task<PublishOutcome> PurgeColumnAsync(string name, CancellationToken cancellation) =>
        throw new NotImplementedException();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
