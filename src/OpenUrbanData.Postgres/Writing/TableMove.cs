using System.Collections.Immutable;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Postgres.Writing;

/// <summary>Moves rows to a table with other column types.</summary>
static class TableMove
{
    static readonly ImmutableArray<string> System = ["_dataset", "_id", "_revision", "_publication", "_updated_at"];

    // What every value of the first type can become without loss of meaning.
    static readonly ImmutableArray<(string From, string To)> Safe =
    [
        ("bigint", "double precision"), ("bigint", "text"), ("double precision", "text"), ("boolean", "text"),
        ("date", "text"), ("date", "timestamp with time zone"), ("timestamp with time zone", "text"),
    ];

    /// <summary>Columns beside the system's that both tables have with the same type.</summary>
    public static async Task<ImmutableArray<string>> CommonAsync(
        WriterConnection connection, string from, string to, CancellationToken cancellation)
    {
        var old = await FeatureTables.ColumnsAsync(connection, from, cancellation);
        var now = await FeatureTables.ColumnsAsync(connection, to, cancellation);
        return [.. now.Where(column => old.GetValueOrDefault(column.Key) == column.Value && !System.Contains(column.Key))
            .Select(column => column.Key).Order(StringComparer.Ordinal)];
    }

    /// <summary>Takes the other data sets of a canonical schema along to the table that replaces theirs.</summary>
    /// <remarks>A value whose type cannot be converted without loss is absent until its data set is ingested again.</remarks>
    public static async Task OthersAsync(
        WriterConnection connection, string from, string to, int number, FeatureSchema schema,
        CancellationToken cancellation)
    {
        var old = await FeatureTables.ColumnsAsync(connection, from, cancellation);
        var now = await FeatureTables.ColumnsAsync(connection, to, cancellation);
        var columns = now.Keys.Where(name => old.ContainsKey(name)).Order(StringComparer.Ordinal).ToArray();
        var values = columns.Select(name => (old[name], now[name]) switch
        {
            var (before, after) when before == after => SqlText.Quote(name),
            var pair when Safe.Contains(pair) => $"{SqlText.Quote(name)}::{pair.Item2}",
            var (_, after) => $"NULL::{after}",
        });
        await connection.ExecuteAsync(
            $"""
            INSERT INTO feature.{SqlText.Quote(to)} ({FeatureColumns.List(columns)})
            SELECT {string.Join(", ", values)} FROM feature.{SqlText.Quote(from)} WHERE _dataset <> $1
            """,
            cancellation, number);
        await connection.ExecuteAsync(
            "UPDATE oud.dataset SET table_name = $1 WHERE table_name = $2 AND schema_name = $3 AND number <> $4",
            cancellation, to, from, schema.Name, number);
    }
}
