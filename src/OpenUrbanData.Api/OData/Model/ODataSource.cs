using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Rows;

namespace OpenUrbanData.Api.OData.Model;

/// <summary>Rows of any entity set: of the database, or of the registry in memory.</summary>
sealed class ODataSource(Site site, ODataModel model)
{
    /// <summary>Opens the rows of a query.</summary>
    /// <exception cref="OpenUrbanData.Model.Problems.ProblemException">The database failed.</exception>
    public async Task<FeatureRows> OpenAsync(FeatureQuery query, CancellationToken cancellation) => model.RegistryOf(query.Collection) is { } set
        ? RegistryRows.Open(set, query)
        : await site.Reader.Features.OpenAsync(query, cancellation);

    /// <summary>Number of entities that meet a query, without regard to its page.</summary>
    /// <exception cref="OpenUrbanData.Model.Problems.ProblemException">The database failed.</exception>
    public async Task<long> CountAsync(FeatureQuery query, CancellationToken cancellation) => model.RegistryOf(query.Collection) is { } set
        ? RegistryRows.Count(set, query)
        : await site.Reader.Features.CountAsync(query, cancellation);

    /// <summary>Changes whenever the entities of a set may.</summary>
    public string StateOf(Snapshot snapshot, Collection collection) =>
        model.RegistryOf(collection) is null ? snapshot.StateOf(collection) : snapshot.State;
}
