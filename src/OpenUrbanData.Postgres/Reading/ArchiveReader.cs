using System.Collections.Immutable;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>Which archived sources the revisions were made of, or are published as they came.</summary>
/// <param name="database">Its <see cref="Database.Writer"/> is asked: the archive is the operator's.</param>
public sealed class ArchiveReader(Database database)
{
    const string OriginalPath = "{original,sha256}";

    /// <summary>SHA-256 of the sources of all revisions of a data set.</summary>
    public Task<ImmutableHashSet<string>> OfAsync(string datasetId, CancellationToken cancellation) =>
        ReadAsync("JOIN oud.dataset d ON d.number = r.dataset AND d.id = $1", datasetId, cancellation);

    /// <summary>SHA-256 of the sources of all revisions of all data sets.</summary>
    public Task<ImmutableHashSet<string>> AllAsync(CancellationToken cancellation) => ReadAsync("", null, cancellation);

    async Task<ImmutableHashSet<string>> ReadAsync(string join, string? value, CancellationToken cancellation)
    {
        await using var command = database.Writer.CreateCommand(
            $"""
            SELECT r.archive FROM oud.revision r {join} WHERE r.archive IS NOT NULL
            UNION SELECT d.document #>> '{OriginalPath}' FROM oud.dataset d
            WHERE d.document #> '{OriginalPath}' IS NOT NULL AND ($1::text IS NULL OR d.id = $1)
            """);
        command.Parameters.Add(new() { Value = (object?)value ?? DBNull.Value });
        var hashes = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            hashes.Add(reader.GetString(0));
        }

        return hashes.ToImmutable();
    }
}
