using System.Collections.Immutable;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Postgres.Writing;

/// <summary>Feature tables made from schemas: one per canonical schema and major version, one per local schema.</summary>
static class FeatureTables
{
    // A table that is replaced stays for readers that still hold the registry of before.
    const string Unused = "unused since ";

    /// <summary>Longest wait of a change of a table for its readers.</summary>
    const string LockTimeout = "SET LOCAL lock_timeout = '30s'";

    /// <summary>Indexes beside the primary key, by suffix of their names.</summary>
    static readonly ImmutableArray<(string Suffix, string Definition)> Indexes =
    [
        ("geom", "USING gist (geom)"),
        ("town", "(municipality_key)"),
        ("publication", "(_dataset, _publication)"),

        // A box also finds features without geometry. Over the index of geometries that is a walk through all of it:
        // 18 ms at a million rows, against nothing here.
        ("no_geom", "(_dataset, _id) WHERE geom IS NULL"),
    ];

    /// <summary>Name of the table of a schema, without database schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="number">Number of the data set, for a local schema.</param>
    public static string NameOf(FeatureSchema schema, int number) => schema.IsLocal
        ? $"local_{WriterConnection.Number(number)}"
        : $"{schema.Name.Replace('-', '_')}_{WriterConnection.Number(schema.Version.Major)}";

    /// <summary>Columns of a table and their SQL types; empty where it does not exist.</summary>
    public static async Task<Dictionary<string, string>> ColumnsAsync(
        WriterConnection connection, string table, CancellationToken cancellation) =>
        (await connection.ReadAsync(
            """
            SELECT attname::text, format_type(atttypid, atttypmod) FROM pg_attribute
            WHERE attrelid = to_regclass('feature.' || quote_ident($1)) AND attnum > 0 AND NOT attisdropped
            """,
            row => (Name: row.GetString(0), Type: row.GetString(1)), cancellation, table))
        .ToDictionary(column => column.Name, column => column.Type, StringComparer.Ordinal);

    /// <summary>Adds what a schema has more than its table, or makes the table.</summary>
    /// <returns>False where a column has another type: the table must be built anew.</returns>
    /// <remarks>It is a short transaction of its own, before publish: readers wait for a moment, not for a publish.</remarks>
    public static async Task<bool> EnsureAsync(
        WriterConnection connection, string table, FeatureSchema schema, CancellationToken cancellation)
    {
        if (await IsCompleteAsync(connection, table, schema, cancellation) is { } complete)
        {
            return complete;
        }

        await using var transaction = await connection.BeginAsync(cancellation);
        await connection.ExecuteAsync(LockTimeout, cancellation);
        await CreateAsync(connection, table, schema, cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Makes the table inside the caller's transaction, or adds columns to it.</summary>
    public static async Task CreateAsync(
        WriterConnection connection, string table, FeatureSchema schema, CancellationToken cancellation)
    {
        await connection.ExecuteAsync("SELECT pg_advisory_xact_lock(hashtextextended('oud.table:' || $1, 0))", cancellation, table);
        var existing = await ColumnsAsync(connection, table, cancellation);
        if (existing.Count == 0)
        {
            await connection.ExecuteAsync(Create(table, schema), cancellation);
            await CreateIndexesAsync(connection, table, schema, cancellation);
            return;
        }

        var missing = FeatureColumns.Of(schema).Where(property => !existing.ContainsKey(property.Name)).ToArray();
        if (missing.Length > 0)
        {
            await connection.ExecuteAsync(AddColumns(table, missing), cancellation);
            if (missing.Any(property => property.Name == FeatureColumns.Municipality))
            {
                await CreateIndexesAsync(connection, table, schema, cancellation);
            }
        }
    }

    /// <summary>A name for the table that replaces one whose types have changed.</summary>
    public static async Task<string> NextNameAsync(
        WriterConnection connection, FeatureSchema schema, int number, CancellationToken cancellation)
    {
        var name = NameOf(schema, number);
        for (var attempt = 2; ; attempt++)
        {
            var next = $"{name}_r{WriterConnection.Number(attempt)}";
            if ((await ColumnsAsync(connection, next, cancellation)).Count == 0)
            {
                return next;
            }
        }
    }

    /// <summary>Marks a table that no data set uses any more; it is dropped later.</summary>
    public static Task RetireAsync(
        WriterConnection connection, string table, DateTimeOffset now, CancellationToken cancellation) =>
        connection.ExecuteAsync($"COMMENT ON TABLE feature.{SqlText.Quote(table)} IS '{Unused}{now.ToUniversalTime():O}'", cancellation);

    /// <summary>Tables that were retired before a time and that no data set uses.</summary>
    public static async Task<List<string>> RetiredAsync(
        WriterConnection connection, DateTimeOffset before, CancellationToken cancellation) =>
        await connection.ReadAsync(
            $"""
            SELECT format('feature.%I', c.relname) FROM pg_class AS c
            WHERE c.relnamespace = 'feature'::regnamespace AND c.relkind = 'r'
              AND obj_description(c.oid, 'pg_class') LIKE '{Unused}%'
              AND substring(obj_description(c.oid, 'pg_class') FROM {Unused.Length + 1})::timestamptz < $1
              AND NOT EXISTS (SELECT FROM oud.dataset AS d WHERE d.table_name = c.relname)
            """,
            row => row.GetString(0), cancellation, before);

    /// <summary>Creates the indexes beside the primary key that do not exist.</summary>
    public static async Task CreateIndexesAsync(
        WriterConnection connection, string table, FeatureSchema schema, CancellationToken cancellation)
    {
        foreach (var (suffix, definition) in Indexes)
        {
            if (suffix != "town" || schema.Find(FeatureColumns.Municipality) is not null)
            {
                await connection.ExecuteAsync(
                    $"CREATE INDEX IF NOT EXISTS {SqlText.Quote($"{table}_{suffix}")} ON feature.{SqlText.Quote(table)} {definition}",
                    cancellation);
            }
        }
    }

    /// <summary>Drops the indexes and the key of an empty table, for a bulk load that builds them afterwards.</summary>
    public static async Task DropIndexesAsync(WriterConnection connection, string table, CancellationToken cancellation)
    {
        await connection.ExecuteAsync(
            $"ALTER TABLE feature.{SqlText.Quote(table)} DROP CONSTRAINT IF EXISTS {SqlText.Quote($"{table}_pkey")}", cancellation);
        await connection.ExecuteAsync(
            $"DROP INDEX IF EXISTS {string.Join(", ", Indexes.Select(index => $"feature.{SqlText.Quote($"{table}_{index.Suffix}")}"))}",
            cancellation);
        await PropertyIndexes.DropAsync(connection, table, cancellation);
    }

    /// <summary>Builds key and indexes, those of properties by the staged records.</summary>
    public static async Task BuildIndexesAsync(
        WriterConnection connection, string table, FeatureSchema schema, string staging, CancellationToken cancellation)
    {
        await connection.ExecuteAsync("SET LOCAL maintenance_work_mem = '128MB'", cancellation);
        await connection.ExecuteAsync(
            $"ALTER TABLE feature.{SqlText.Quote(table)} ADD CONSTRAINT {SqlText.Quote($"{table}_pkey")} PRIMARY KEY (_dataset, _id)",
            cancellation);
        await CreateIndexesAsync(connection, table, schema, cancellation);
        await PropertyIndexes.EnsureAsync(connection, table, schema, staging, cancellation);
    }

    /// <summary>CREATE TABLE of a schema.</summary>
    public static string Create(string table, FeatureSchema schema) =>
        $"""
        CREATE TABLE feature.{SqlText.Quote(table)} (
            _dataset integer NOT NULL,
            _id text COLLATE "C" NOT NULL,
            _revision bigint NOT NULL,
            _publication bigint NOT NULL,
            _updated_at timestamptz NOT NULL,
            geom geometry(Geometry, 4326){string.Concat(FeatureColumns.Of(schema)
                .Select(property => ",\n    " + FeatureColumns.Definition(property)))},
            CONSTRAINT {SqlText.Quote($"{table}_pkey")} PRIMARY KEY (_dataset, _id)
        )
        """;

    /// <summary>ALTER TABLE that adds columns.</summary>
    public static string AddColumns(string table, IEnumerable<Property> properties) =>
        $"ALTER TABLE feature.{SqlText.Quote(table)} "
        + string.Join(", ", properties.Select(property => "ADD COLUMN " + FeatureColumns.Definition(property)));

    // True: nothing to do. False: other types. Null: columns or the table are missing.
    static async Task<bool?> IsCompleteAsync(
        WriterConnection connection, string table, FeatureSchema schema, CancellationToken cancellation)
    {
        var existing = await ColumnsAsync(connection, table, cancellation);
        var columns = FeatureColumns.Of(schema);
        if (columns.Any(property => existing.TryGetValue(property.Name, out var type)
            && type != FeatureColumns.SqlType(property.Type)))
        {
            return false;
        }

        return existing.Count > 0 && columns.All(property => existing.ContainsKey(property.Name)) ? true : null;
    }
}
