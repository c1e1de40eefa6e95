using System.Text;
using System.Text.Json;
using Npgsql;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Model.Solutions;

namespace OpenUrbanData.Postgres.Writing;

/// <summary>How large the downloads of a data set are.</summary>
/// <param name="DatasetId">The data set.</param>
/// <param name="Revision">The revision that was measured.</param>
/// <param name="Bytes">Bytes by ending of the file (<c>csv</c>).</param>
public sealed record DownloadSizesOf(string DatasetId, long Revision, IReadOnlyDictionary<string, long> Bytes);

/// <summary>Writes what stands beside data sets: publishers, towns, schemas, observed properties, solutions, the inventory, checks of
/// links.</summary>
/// <remarks>Each method writes only rows that differ, and where it has written it raises the publication, so that the
/// APIs see it.</remarks>
public sealed class RegistryWriter
{
    readonly NpgsqlDataSource _source;
    readonly TimeProvider _clock;

    internal RegistryWriter(NpgsqlDataSource source, TimeProvider clock)
    {
        _source = source;
        _clock = clock;
    }

    /// <summary>Writes a publisher.</summary>
    /// <returns>The publisher with the id key that holds: frozen once a data set of it was published.</returns>
    /// <exception cref="ProblemException">Another publisher has the same id key.</exception>
    public async Task<Publisher> UpsertAsync(Publisher publisher, CancellationToken cancellation)
    {
        var holds = publisher;
        try
        {
            await WriteAsync(async connection =>
            {
                var frozen = await connection.ScalarAsync<string>(
                    """
                    SELECT id_key FROM oud.publisher AS p WHERE slug = $1
                      AND EXISTS (SELECT FROM oud.dataset AS d WHERE d.publisher = p.slug AND d.revision > 0)
                    """,
                    cancellation, publisher.Slug);
                holds = publisher with { IdKey = frozen ?? publisher.IdKey };
                var written = await connection.ExecuteAsync(
                    """
                    INSERT INTO oud.publisher AS p (slug, id_key, document) VALUES ($1, $2, $3::jsonb)
                    ON CONFLICT (slug) DO UPDATE SET id_key = excluded.id_key, document = excluded.document
                    WHERE (p.id_key, p.document) IS DISTINCT FROM (excluded.id_key, excluded.document)
                    """,
                    cancellation, holds.Slug, holds.IdKey, JsonSerializer.Serialize(holds, CatalogueJson.Publisher));
                return written == 0 ? 0 : written + await RecordIndex.RefreshOwnAsync(connection, null, holds.Slug, cancellation);
            }, cancellation);
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new ProblemException(new("id-key-taken", 409, "Key is taken",
                $"'{publisher.IdKey}' already begins the ids of another publisher; '{publisher.Slug}' needs a key of its own."), taken);
        }

        return holds;
    }

    /// <summary>Writes towns.</summary>
    public Task UpsertAsync(IReadOnlyCollection<Municipality> municipalities, CancellationToken cancellation) =>
        WriteAsync(async connection =>
        {
            var written = await connection.ExecuteAsync(
                """
                INSERT INTO oud.municipality AS m (key, name) SELECT * FROM unnest($1::text[], $2::text[])
                ON CONFLICT (key) DO UPDATE SET name = excluded.name WHERE m.name <> excluded.name
                """,
                cancellation, municipalities.Select(one => one.Key).ToArray(), municipalities.Select(one => one.Name).ToArray());
            return written == 0 ? 0 : written + await RecordIndex.RefreshOwnAsync(connection, null, null, cancellation);
        }, cancellation);

    /// <summary>Writes schemas with their documents.</summary>
    /// <exception cref="ProblemException">A version that is not a draft would change.</exception>
    public Task UpsertAsync(IReadOnlyCollection<FeatureSchema> schemas, CancellationToken cancellation) =>
        WriteAsync(async connection =>
        {
            var written = 0;
            foreach (var schema in schemas)
            {
                written += await WriteSchemaAsync(connection, schema, cancellation);
            }

            return written;
        }, cancellation);

    /// <summary>Writes observed properties.</summary>
    public Task UpsertAsync(IReadOnlyCollection<ObservedProperty> properties, CancellationToken cancellation) =>
        WriteAsync(connection => connection.ExecuteAsync(
            """
            INSERT INTO oud.observed_property AS o (name, unit, value_type, max_age)
            SELECT name, unit, value_type, max_age::interval
            FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS x(name, unit, value_type, max_age)
            ON CONFLICT (name) DO UPDATE SET unit = excluded.unit, value_type = excluded.value_type, max_age = excluded.max_age
            WHERE (o.unit, o.value_type, o.max_age) IS DISTINCT FROM (excluded.unit, excluded.value_type, excluded.max_age)
            """,
            cancellation, properties.Select(one => one.Name).ToArray(), properties.Select(one => one.Unit).ToArray(),
            properties.Select(one => one.ValueType).ToArray(), properties.Select(one => one.MaximumAge).ToArray()),
            cancellation);

    /// <summary>Writes the manifest of a solution and counts its needs for the data sets that are published.</summary>
    /// <param name="manifest">solution-needs 1.0.0: JSON, UTF-8.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="FormatException">It is no valid manifest.</exception>
    public Task UpsertSolutionAsync(ReadOnlyMemory<byte> manifest, CancellationToken cancellation)
    {
        var solution = SolutionManifest.Parse(manifest);
        return WriteAsync(async connection =>
        {
            var written = await connection.ExecuteAsync(
                """
                INSERT INTO oud.solution AS s (id, manifest) VALUES ($1, $2)
                ON CONFLICT (id) DO UPDATE SET manifest = excluded.manifest WHERE s.manifest <> excluded.manifest
                """,
                cancellation, solution.Id, Encoding.UTF8.GetString(manifest.Span));
            if (written == 0)
            {
                return 0;
            }

            var datasets = await connection.ReadAsync(
                "SELECT number, table_name FROM oud.dataset WHERE state = 'published' AND schema_name = ANY($1) ORDER BY number",
                row => (Number: row.GetInt32(0), Table: row.GetString(1)), cancellation,
                (object)solution.Needs.Select(need => need.Schema).ToArray());
            foreach (var (number, table) in datasets)
            {
                if (await SchemaOfAsync(connection, number, cancellation) is { } schema)
                {
                    await DatasetStatistics.WriteAsync(connection, schema, table, number, _clock.GetUtcNow(), cancellation);
                }
            }

            return written;
        }, cancellation);
    }

    /// <summary>State of an entry of the inventory; null where there is no entry.</summary>
    public async Task<Lifecycle?> LifecycleOfAsync(string id, CancellationToken cancellation)
    {
        await using var connection = await WriterConnection.OpenAsync(_source, cancellation);
        return await connection.ScalarAsync<string>("SELECT lifecycle FROM oud.inventory WHERE id = $1", cancellation, id) is { } name
            ? Lifecycles.Parse(name)
            : null;
    }

    /// <summary>Writes an entry of the inventory, which is not published.</summary>
    /// <param name="entry">The entry; its time is that of the first write with its state.</param>
    /// <param name="isPublic">True where everybody may see it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task UpsertAsync(InventoryEntry entry, bool isPublic, CancellationToken cancellation) =>
        WriteAsync(connection => connection.ExecuteAsync(
            """
            INSERT INTO oud.inventory AS i (id, lifecycle, since, is_public, document) VALUES ($1, $2, $3, $4, $5::jsonb)
            ON CONFLICT (id) DO UPDATE SET lifecycle = excluded.lifecycle, is_public = excluded.is_public, document = excluded.document,
                since = CASE WHEN i.lifecycle = excluded.lifecycle THEN i.since ELSE excluded.since END
            WHERE (i.lifecycle, i.is_public, i.document) IS DISTINCT FROM (excluded.lifecycle, excluded.is_public, excluded.document)
            """,
            cancellation, entry.Id, entry.Lifecycle.Name(), _clock.GetUtcNow(), isPublic,
            JsonSerializer.Serialize(entry with { Since = null }, CatalogueJson.Inventory)), cancellation);

    /// <summary>Removes an entry of the inventory, because it is published or gone.</summary>
    public Task ForgetInventoryAsync(string id, CancellationToken cancellation) => WriteAsync(
        connection => connection.ExecuteAsync("DELETE FROM oud.inventory WHERE id = $1", cancellation, id), cancellation);

    /// <summary>Writes what a check of links found, and drops addresses that no published entry names any more.</summary>
    /// <param name="checks">What was found; <see cref="LinkCheck.Since"/> is kept while the outcome is the same.</param>
    /// <param name="named">All addresses that published entries name.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task UpsertAsync(
        IReadOnlyCollection<LinkCheck> checks, IReadOnlyCollection<string> named, CancellationToken cancellation) =>
        WriteAsync(async connection =>
        {
            var written = await connection.ExecuteAsync("DELETE FROM oud.link WHERE url <> ALL($1)", cancellation, (object)named.ToArray());
            foreach (var check in checks)
            {
                written += await connection.ExecuteAsync(
                    """
                    INSERT INTO oud.link AS l (url, checked_at, since, code, status, bytes, media_type) VALUES ($1, $2, $3, $4, $5, $6, $7)
                    ON CONFLICT (url) DO UPDATE SET checked_at = excluded.checked_at, code = excluded.code, status = excluded.status,
                        bytes = excluded.bytes, media_type = excluded.media_type,
                        since = CASE WHEN l.code IS NOT DISTINCT FROM excluded.code THEN l.since ELSE excluded.since END
                    """,
                    cancellation, check.Url, check.CheckedAt, check.Since, check.Code, check.Status, check.Bytes, check.MediaType);
            }

            return written;
        }, cancellation);

    /// <summary>Ids of published data sets whose downloads were not measured at their revision.</summary>
    public async Task<IReadOnlyList<string>> UnmeasuredAsync(CancellationToken cancellation)
    {
        await using var connection = await WriterConnection.OpenAsync(_source, cancellation);
        return await connection.ReadAsync(
            "SELECT id FROM oud.dataset WHERE state = 'published' AND table_name IS NOT NULL AND download_revision <> revision ORDER BY id",
            row => row.GetString(0), cancellation);
    }

    /// <summary>Writes how large downloads are. A data set that was published again meanwhile keeps the old sizes until it is measured.</summary>
    public Task UpsertAsync(IReadOnlyCollection<DownloadSizesOf> sizes, CancellationToken cancellation) => WriteAsync(
        async connection =>
        {
            var written = 0;
            foreach (var one in sizes)
            {
                written += await connection.ExecuteAsync(
                    "UPDATE oud.dataset SET download_bytes = $3::jsonb, download_revision = $2 WHERE id = $1 AND revision = $2", cancellation,
                    one.DatasetId, one.Revision, JsonSerializer.Serialize(one.Bytes.ToDictionary(), CatalogueJson.Sizes));
            }

            return written;
        }, cancellation);

    /// <summary>Writes one schema inside a transaction of the caller.</summary>
    internal static async Task<int> WriteSchemaAsync(
        WriterConnection connection, FeatureSchema schema, CancellationToken cancellation)
    {
        var document = Encoding.UTF8.GetString(schema.Document.Span);
        var status = schema.Status.ToString().ToLowerInvariant();
        var written = await connection.ExecuteAsync(
            """
            INSERT INTO oud.schema AS s (name, version, status, is_local, document) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (name, version) DO UPDATE SET status = excluded.status, document = excluded.document
            WHERE (s.status, s.document) IS DISTINCT FROM (excluded.status, excluded.document)
              AND (s.status = 'draft' OR s.is_local OR s.document = excluded.document)
            """,
            cancellation, schema.Name, schema.Version.ToString(), status, schema.IsLocal, document);
        if (written == 0 && await connection.ScalarAsync<string>(
            "SELECT document FROM oud.schema WHERE name = $1 AND version = $2", cancellation, schema.Name,
            schema.Version.ToString()) != document)
        {
            throw new ProblemException(new("schema-immutable", 409, "Schema version cannot change",
                $"'{schema.Name}/{schema.Version}' is not a draft any more: a change needs a new version."));
        }

        return written;
    }

    /// <summary>The schema that a data set follows; null for a reference data set.</summary>
    internal static async Task<FeatureSchema?> SchemaOfAsync(
        WriterConnection connection, int number, CancellationToken cancellation)
    {
        var found = await connection.ReadAsync(
            """
            SELECT s.document, s.is_local, s.status FROM oud.dataset AS d
            JOIN oud.schema AS s ON (s.name, s.version) = (d.schema_name, d.schema_version) WHERE d.number = $1
            """,
            row => (Document: Encoding.UTF8.GetBytes(row.GetString(0)), IsLocal: row.GetBoolean(1), Status: row.GetString(2)),
            cancellation, number);
        return found.Count == 0
            ? null
            : SchemaReader.Read("oud.schema", found[0].Document, Enum.Parse<SchemaStatus>(found[0].Status, ignoreCase: true))
                .Valid with { IsLocal = found[0].IsLocal };
    }

    async Task WriteAsync(Func<WriterConnection, Task<int>> write, CancellationToken cancellation)
    {
        await using var connection = await WriterConnection.OpenAsync(_source, cancellation);
        await using var transaction = await connection.BeginAsync(cancellation);
        await connection.ExecuteAsync(PublicationSql.Lock, cancellation);
        if (await write(connection) > 0)
        {
            await PublicationSql.RaiseAsync(connection, cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }
}
