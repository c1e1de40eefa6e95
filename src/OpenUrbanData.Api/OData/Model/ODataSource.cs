using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Rows;

namespace OpenUrbanData.Api.OData.Model;

/// <summary>Rows of any entity set: of the database, or of the registry in memory.</summary>
sealed class ODataSource(Site site, ODataModel model)
{
    /// <summary>Opens the rows of a query.</summary>
    /// <exception cref="ProblemException">The database failed; 501 for what has a meaning in the database only.</exception>
    public async Task<FeatureRows> OpenAsync(FeatureQuery query, CancellationToken cancellation) => model.RegistryOf(query.Collection) is { } set
        ? OpenInMemory(set, query)
        : await site.Reader.Features.OpenAsync(query, cancellation);

    /// <summary>Number of entities that meet a query, without regard to its page.</summary>
    /// <exception cref="ProblemException">The database failed; 501 for what has a meaning in the database only.</exception>
    public async Task<long> CountAsync(FeatureQuery query, CancellationToken cancellation) => model.RegistryOf(query.Collection) is { } set
        ? CountInMemory(set, query)
        : await site.Reader.Features.CountAsync(query, cancellation);

    /// <summary>Opens the rows of a query for a set in memory.</summary>
    /// <exception cref="ProblemException">501: what has a meaning in the database only.</exception>
    public RegistryRows OpenInMemory(RegistrySet set, FeatureQuery query) => InMemory(() => RegistryRows.Open(set, query, site.Clock.GetUtcNow()));

    /// <summary>Number of entities of a set in memory that meet a query.</summary>
    /// <exception cref="ProblemException">501: what has a meaning in the database only.</exception>
    public long CountInMemory(RegistrySet set, FeatureQuery query) => InMemory(() => RegistryRows.Count(set, query, site.Clock.GetUtcNow()));

    /// <summary>Changes whenever the entities of a set may.</summary>
    public string StateOf(Snapshot snapshot, Collection collection) =>
        model.RegistryOf(collection) is null ? snapshot.StateOf(collection) : snapshot.State;

    // Distances between constants: entities in memory have no geometry, so nobody needs them here.
    static T InMemory<T>(Func<T> answer)
    {
        try
        {
            return answer();
        }
        catch (ArgumentOutOfRangeException unknown)
        {
            throw new ProblemException(Problem.NotImplemented("A function of this request is not supported for this entity set."), unknown);
        }
    }
}
