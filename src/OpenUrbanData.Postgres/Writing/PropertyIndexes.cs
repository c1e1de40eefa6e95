using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Postgres.Writing;

/// <summary>Indexes for the properties that filters and orders name most (docs/adr/0015): a property, then the key, so that a
/// page of equal values is read in the order of the key, and a page in the order of the property without sorting.</summary>
/// <remarks>A property gets one where it holds a number, a text, a day or an instant, and the data fill it: all of a local
/// schema; of a canonical one those that are required or expected and have no closed list of codes (few values: the key finds
/// a page of them as well), and the primary time. The schema's own properties come before the common ones, and a table has
/// <see cref="Most"/> at most. A text that is longer than <see cref="LongestText"/> cannot stand in an index.</remarks>
static class PropertyIndexes
{
    /// <summary>Most of these indexes on one table.</summary>
    public const int Most = 8;

    /// <summary>Longest text of an indexed property, in bytes; the database has an error from 2,704 on.</summary>
    public const int LongestText = 400;

    static readonly ImmutableArray<string> Never =
        ["source_id", "id_stability", "source_updated_at", "geometry_source", FeatureColumns.Municipality, FeatureColumns.Flags];

    /// <summary>The properties that may have one, best first.</summary>
    public static IEnumerable<Property> Candidates(FeatureSchema schema)
    {
        var common = schema.IsLocal ? -1 : schema.Properties.ToList().FindIndex(property => property.Name == FeatureColumns.Flags);
        return schema.Properties.Select((property, place) => (Property: property, IsOwn: place > common))
            .Where(one => IsCandidate(one.Property, schema.IsLocal))
            .OrderBy(one => IsTime(one.Property) ? 0 : one.IsOwn ? 1 : 2)
            .Select(one => one.Property);
    }

    /// <summary>Makes the indexes that a table should have after a publish, and drops those that the records do not allow.</summary>
    /// <param name="connection">Inside the transaction of the publish.</param>
    /// <param name="table">Feature table.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="staging">The records that are published.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task EnsureAsync(
        WriterConnection connection, string table, FeatureSchema schema, string staging, CancellationToken cancellation)
    {
        var candidates = Candidates(schema).ToArray();
        if (candidates.Length == 0)
        {
            return;
        }

        var existing = await ExistingAsync(connection, table, cancellation);
        var staged = await LengthsAsync(connection, staging, candidates, cancellation);
        foreach (var tooLong in candidates.Where((_, place) => staged[place] > LongestText).Select(one => NameOf(table, one)).Where(existing.Remove))
        {
            await connection.ExecuteAsync($"DROP INDEX feature.{SqlText.Quote(tooLong)}", cancellation);
        }

        foreach (var property in candidates
            .Where((one, place) => staged[place] is > 0 and <= LongestText && !existing.Contains(NameOf(table, one)))
            .Take(Most - existing.Count))
        {
            await connection.ExecuteAsync(Create(table, property), cancellation);
        }
    }

    /// <summary>Drops all of them, for a bulk load.</summary>
    public static async Task DropAsync(WriterConnection connection, string table, CancellationToken cancellation)
    {
        foreach (var name in await ExistingAsync(connection, table, cancellation))
        {
            await connection.ExecuteAsync($"DROP INDEX feature.{SqlText.Quote(name)}", cancellation);
        }
    }

    /// <summary>Creates the index of a property; does nothing where a row of before, live or dead, is too long for it.</summary>
    public static string Create(string table, Property property) =>
        $"""
        DO $index$ BEGIN
            CREATE INDEX {SqlText.Quote(NameOf(table, property))} ON feature.{SqlText.Quote(table)} ({SqlText.Quote(property.Name)}, _dataset, _id);
        EXCEPTION WHEN program_limit_exceeded THEN NULL;
        END $index$
        """;

    static bool IsCandidate(Property property, bool isLocal) =>
        property is { Origin: PropertyOrigin.Record, Type: PropertyType.Text or PropertyType.Integer or PropertyType.Number or PropertyType.Date or PropertyType.DateTime }
        && !Never.Contains(property.Name)
        && (isLocal || IsTime(property) || property is { Level: not PropertyLevel.Optional, Codes: not { IsClosed: true } });

    static bool IsTime(Property property) => property.Role?.StartsWith("primary-", StringComparison.Ordinal) == true;

    // Names of PostgreSQL end after 63 bytes.
    static string NameOf(string table, Property property)
    {
        var name = $"{table}{Infix}{property.Name}";
        return Encoding.UTF8.GetByteCount(name) <= 63
            ? name
            : $"{table[..Math.Min(table.Length, 26)]}{Infix}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..32]}";
    }

    const string Infix = "_by_";

    static async Task<HashSet<string>> ExistingAsync(WriterConnection connection, string table, CancellationToken cancellation) =>
        [.. await connection.ReadAsync(
            """
            SELECT i.relname::text FROM pg_index AS x JOIN pg_class AS i ON i.oid = x.indexrelid
            WHERE x.indrelid = to_regclass('feature.' || quote_ident($1)) AND strpos(i.relname, $2) > 0
            """,
            row => row.GetString(0), cancellation, table, Infix)];

    // Per property: 0 where all are absent, else the bytes of the longest text.
    static async Task<int[]> LengthsAsync(
        WriterConnection connection, string table, IReadOnlyList<Property> properties, CancellationToken cancellation) =>
        (await connection.ScalarAsync<int[]>(
            $"""
            SELECT ARRAY[{string.Join(", ", properties.Select(property => property.Type == PropertyType.Text
                ? $"coalesce(max(octet_length({SqlText.Quote(property.Name)})), 0)"
                : $"CASE WHEN count({SqlText.Quote(property.Name)}) > 0 THEN 8 ELSE 0 END"))}] FROM {table}
            """,
            cancellation))!;
}
