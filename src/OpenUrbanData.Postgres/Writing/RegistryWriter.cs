using Npgsql;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Postgres.Writing;

/// <summary>An observed property as the code list observed-properties says it.</summary>
/// <param name="Name">Name (<c>parking.free_spaces</c>).</param>
/// <param name="Unit">UCUM code; null for codes.</param>
/// <param name="ValueType"><c>integer</c>, <c>number</c> or <c>code</c>.</param>
/// <param name="MaximumAge">After it the latest value is stale.</param>
public sealed record ObservedProperty(string Name, string? Unit, string ValueType, TimeSpan MaximumAge);

/// <summary>Writes what stands beside data sets: publishers, towns, schemas, observed properties, solutions.</summary>
/// <remarks>Each method writes only rows that differ and then raises the publication, so that the APIs see it.</remarks>
public sealed class RegistryWriter
{
    internal RegistryWriter(NpgsqlDataSource source, TimeProvider clock)
    {
    }

    /// <summary>Writes a publisher.</summary>
    /// <returns>The publisher with the id key that holds: frozen once a data set of it was published.</returns>
    public Task<Publisher> UpsertAsync(Publisher publisher, CancellationToken cancellation) =>
        throw new NotImplementedException();

    /// <summary>Writes towns.</summary>
    public Task UpsertAsync(IReadOnlyCollection<Municipality> municipalities, CancellationToken cancellation) =>
        throw new NotImplementedException();

    /// <summary>Writes schemas with their documents.</summary>
    /// <exception cref="Model.Problems.ProblemException">A stable version would change.</exception>
    public Task UpsertAsync(IReadOnlyCollection<FeatureSchema> schemas, CancellationToken cancellation) =>
        throw new NotImplementedException();

    /// <summary>Writes observed properties.</summary>
    public Task UpsertAsync(IReadOnlyCollection<ObservedProperty> properties, CancellationToken cancellation) =>
        throw new NotImplementedException();

    /// <summary>Writes the manifest of a solution and counts its needs for the data sets that are published.</summary>
    public Task UpsertSolutionAsync(string id, ReadOnlyMemory<byte> manifest, CancellationToken cancellation) =>
        throw new NotImplementedException();
}
