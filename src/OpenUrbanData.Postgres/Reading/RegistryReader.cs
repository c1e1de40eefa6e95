using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Npgsql;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>Reads the catalogue tables into one snapshot.</summary>
/// <param name="database">Its <see cref="Database.Reader"/> is asked.</param>
public sealed class RegistryReader(Database database)
{
    readonly Lock _gate = new();
    FrozenDictionary<string, FeatureSchema> _known = FrozenDictionary<string, FeatureSchema>.Empty;

    /// <summary>The state of the last publication.</summary>
    /// <exception cref="Model.Problems.ProblemException">The database is unavailable.</exception>
    /// <exception cref="InvalidDataException">A document in the catalogue tables cannot be read.</exception>
    public async Task<Registry> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            // One snapshot over all tables: a publish in between is in none or in all of them.
            await using var connection = await database.Reader.OpenConnectionAsync(cancellation);
            await using var transaction =
                await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
            return await ReadAsync(connection, cancellation);
        }
        catch (Exception exception) when (DriverErrors.Translate(exception, cancellation) is { } problem)
        {
            throw problem;
        }
    }

    async Task<Registry> ReadAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var publication = await OneAsync(connection, "SELECT publication FROM oud.instance", row => row.GetInt64(0), cancellation);
        var publishers = await AllAsync(connection, "SELECT slug, document::text FROM oud.publisher",
            row => Document(row.GetString(0), row.GetString(1), CatalogueJson.Publisher), cancellation);
        var municipalities = await AllAsync(connection, "SELECT key, name FROM oud.municipality",
            row => new Municipality(row.GetString(0), row.GetString(1)), cancellation);
        var schemas = await SchemasAsync(connection, cancellation);
        var solutions = await AllAsync(connection, "SELECT id, manifest FROM oud.solution",
            row => (Id: row.GetString(0), Manifest: (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(row.GetString(1))), cancellation);
        var bySlug = publishers.ToFrozenDictionary(publisher => publisher.Slug, StringComparer.Ordinal);
        var entries = await DatasetsAsync(connection, bySlug, schemas, cancellation);
        ImmutableArray<Dataset> datasets = [.. entries.Where(entry => entry.Kind is DatasetKind.Dataset or DatasetKind.Reference)];
        return new()
        {
            Publication = publication,
            Publishers = bySlug,
            Municipalities = municipalities.ToFrozenDictionary(one => one.Key, StringComparer.Ordinal),
            Schemas =
            [
                .. schemas.Values.Where(schema => !schema.IsLocal)
                    .OrderBy(schema => schema.Name, StringComparer.Ordinal).ThenBy(schema => schema.Version),
            ],
            Datasets = ById(datasets),
            Series = ById(entries.Where(entry => entry.Kind == DatasetKind.Series)),
            Services = ById(entries.Where(entry => entry.Kind == DatasetKind.Service)),
            Links = await LinksAsync(connection, cancellation),
            Inventory = await InventoryAsync(connection, bySlug, cancellation),
            Records = await RecordsAsync(connection, publication, cancellation),
            Collections = Registry.Unite(datasets, await WithdrawnAsync(connection, schemas, cancellation)),
            Solutions = solutions.ToFrozenDictionary(one => one.Id, one => one.Manifest, StringComparer.Ordinal),
        };
    }

    static FrozenDictionary<string, Dataset> ById(IEnumerable<Dataset> entries) =>
        entries.ToFrozenDictionary(entry => entry.Id, StringComparer.Ordinal);

    static async Task<FrozenDictionary<string, LinkCheck>> LinksAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var links = await AllAsync(connection, "SELECT url, checked_at, since, code, status, bytes, media_type FROM oud.link",
            row => new LinkCheck(row.GetString(0), Time(row, 1)!.Value, Time(row, 2)!.Value, Text(row, 3),
                row.IsDBNull(4) ? null : row.GetInt32(4), row.IsDBNull(5) ? null : row.GetInt64(5), Text(row, 6)), cancellation);
        return links.ToFrozenDictionary(link => link.Url, StringComparer.Ordinal);
    }

    static Task<Collection> RecordsAsync(NpgsqlConnection connection, long publication, CancellationToken cancellation) => OneAsync(connection,
        "SELECT n, ST_XMin(e), ST_YMin(e), ST_XMax(e), ST_YMax(e) FROM (SELECT count(*) AS n, ST_Extent(geom) AS e FROM oud.record) AS x",
        row => RecordCollection.Of(publication, row.GetInt64(0),
            row.IsDBNull(1) ? null : new Extent(row.GetDouble(1), row.GetDouble(2), row.GetDouble(3), row.GetDouble(4))), cancellation);

    static async Task<ImmutableArray<InventoryEntry>> InventoryAsync(
        NpgsqlConnection connection, FrozenDictionary<string, Publisher> publishers, CancellationToken cancellation)
    {
        var entries = await AllAsync(connection, "SELECT id, since, document::text FROM oud.public_inventory ORDER BY id",
            row => Document(row.GetString(0), row.GetString(2), CatalogueJson.Inventory) with { Since = Time(row, 1) }, cancellation);
        return [.. entries.Where(entry => publishers.ContainsKey(entry.Publisher))];
    }

    // Schemas hardly ever change, and parsing them all is most of the work of a snapshot: those with the same text are kept.
    async Task<FrozenDictionary<string, FeatureSchema>> SchemasAsync(
        NpgsqlConnection connection, CancellationToken cancellation)
    {
        FrozenDictionary<string, FeatureSchema> known;
        lock (_gate)
        {
            known = _known;
        }

        var all = await AllAsync(connection, "SELECT name, version, status, document, is_local FROM oud.schema", row =>
        {
            var (key, status, document) = ($"{row.GetString(0)}/{row.GetString(1)}", Status(row.GetString(2)), row.GetString(3));
            var utf8 = Encoding.UTF8.GetBytes(document);
            var schema = known.GetValueOrDefault(key) is { } kept && kept.Status == status && kept.Document.Span.SequenceEqual(utf8)
                ? kept
                : SchemaReader.Read($"oud.schema {key}", utf8, status).Valid with { IsLocal = row.GetBoolean(4) };
            return (Key: key, Schema: schema);
        }, cancellation);
        var read = all.ToFrozenDictionary(one => one.Key, one => one.Schema, StringComparer.Ordinal);
        lock (_gate)
        {
            _known = read;
        }

        return read;
    }

    static async Task<ImmutableArray<Dataset>> DatasetsAsync(
        NpgsqlConnection connection, FrozenDictionary<string, Publisher> publishers,
        FrozenDictionary<string, FeatureSchema> schemas, CancellationToken cancellation)
    {
        var towns = await TownsAsync(connection, cancellation);
        return await AllAsync(connection,
            """
            SELECT number, id, publisher, name, schema_name, schema_version, table_name, document::text, descriptor_hash,
                source_date, d.issued_at, modified_at, revision, publication, features, extent, begins, ends, filled, m.origin, m.record, m.stale_since, download_bytes::text
            FROM oud.dataset AS d LEFT JOIN oud.mirror AS m ON m.dataset_id = d.id WHERE state = 'published' ORDER BY number
            """,
            row =>
            {
                var document = Document(row.GetString(1), row.GetString(7), CatalogueJson.Dataset);
                return new Dataset
                {
                    Number = row.GetInt32(0),
                    Id = row.GetString(1),
                    Publisher = publishers[row.GetString(2)],
                    Name = row.GetString(3),
                    Title = document.Title,
                    Description = document.Description,
                    KeywordsDe = document.KeywordsDe,
                    KeywordsEn = document.KeywordsEn,
                    Themes = document.Themes,
                    Schema = row.IsDBNull(4) ? null : schemas[$"{row.GetString(4)}/{row.GetString(5)}"],
                    Table = row.IsDBNull(6) ? null : row.GetString(6),
                    License = document.License,
                    Attribution = document.Attribution,
                    SourceUrl = document.SourceUrl,
                    SourceDate = Time(row, 9),
                    Schedule = document.Schedule,
                    CoverageClaim = document.CoverageClaim,
                    Revision = row.GetInt64(12),
                    Publication = row.GetInt64(13),
                    IssuedAt = Time(row, 10)!.Value,
                    ModifiedAt = Time(row, 11)!.Value,
                    Features = row.GetInt64(14),
                    Extent = row.IsDBNull(15) || row.GetFieldValue<double[]>(15) is not [var west, var south, var east, var north]
                        ? null
                        : new Extent(west, south, east, north),
                    Begins = Time(row, 16),
                    Ends = Time(row, 17),
                    Filled = row.GetFieldValue<string[]>(18).ToFrozenSet(StringComparer.Ordinal),
                    Towns = towns.GetValueOrDefault(row.GetInt32(0), []),
                    Streams = document.Streams,
                    Kind = document.Kind,
                    Distributions = document.Distributions,
                    Services = document.Services,
                    Series = document.Series,
                    Endpoint = document.Endpoint,
                    Original = document.Original,
                    Owner = document.Owner,
                    Musterdatensatz = document.Musterdatensatz,
                    Mirror = row.IsDBNull(19) ? null : new(row.GetString(19), row.GetString(20), Time(row, 21)),
                    Statements = document.Statements,
                    DownloadBytes = Document(row.GetString(1), row.GetString(22), CatalogueJson.Sizes).ToFrozenDictionary(StringComparer.Ordinal),
                    DescriptorHash = row.GetString(8),
                };
            }, cancellation);
    }

    static Task<ImmutableArray<WithdrawnDataset>> WithdrawnAsync(
        NpgsqlConnection connection, FrozenDictionary<string, FeatureSchema> schemas, CancellationToken cancellation) =>
        AllAsync(connection,
            """
            SELECT number, schema_name || '/' || schema_version, publication FROM oud.dataset
            WHERE state = 'withdrawn' AND schema_name IS NOT NULL ORDER BY number
            """,
            row => new WithdrawnDataset(row.GetInt32(0), schemas[row.GetString(1)].CollectionId, row.GetInt64(2)), cancellation);

    static async Task<Dictionary<int, ImmutableArray<TownStatistics>>> TownsAsync(
        NpgsqlConnection connection, CancellationToken cancellation)
    {
        var rows = await AllAsync(connection,
            """
            SELECT dataset, municipality_key, need, property, features, filled FROM oud.statistic
            ORDER BY dataset, municipality_key, need, property
            """,
            row => (Dataset: row.GetInt32(0), Town: row.GetString(1), Need: row.GetString(2), Property: row.GetString(3),
                Features: row.GetInt64(4), Filled: row.GetInt64(5)), cancellation);
        return rows.GroupBy(row => row.Dataset).ToDictionary(dataset => dataset.Key, ImmutableArray<TownStatistics> (dataset) =>
        [
            .. dataset.GroupBy(row => (row.Town, row.Need)).Select(town => new TownStatistics(
                town.Key.Town, town.Key.Need, town.Max(row => row.Features),
                town.Where(row => row.Property.Length > 0)
                    .ToFrozenDictionary(row => row.Property, row => row.Filled, StringComparer.Ordinal))),
        ]);
    }

    static SchemaStatus Status(string text) => Enum.Parse<SchemaStatus>(text, ignoreCase: true);

    static DateTimeOffset? Time(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : new DateTimeOffset(row.GetDateTime(column));

    static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    static T Document<T>(string id, string json, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw new InvalidDataException($"The document of '{id}' is null.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"The document of '{id}' in the catalogue tables: {exception.Message}", exception);
        }
    }

    static async Task<T> OneAsync<T>(
        NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellation) =>
        (await AllAsync(connection, sql, read, cancellation)).Single();

    static async Task<ImmutableArray<T>> AllAsync<T>(
        NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var all = ImmutableArray.CreateBuilder<T>();
        while (await reader.ReadAsync(cancellation))
        {
            all.Add(read(reader));
        }

        return all.ToImmutable();
    }
}
