using Npgsql;
using OpenUrbanData.Model.Catalogue;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>Reads the catalogue tables into one snapshot.</summary>
public sealed class RegistryReader(NpgsqlDataSource source)
{
    /// <summary>The state of the last publication.</summary>
    /// <exception cref="Model.Problems.ProblemException">The database is unavailable.</exception>
    public Task<Registry> ReadAsync(CancellationToken cancellation) => throw new NotImplementedException($"{source}");
}
