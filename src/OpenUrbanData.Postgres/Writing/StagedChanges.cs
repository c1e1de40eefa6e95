using System.Collections.Immutable;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Postgres.Writing;

/// <summary>What a run's records change, computed by one join before anything is written (design 4.7).</summary>
/// <param name="Rule">The rule that it was computed for.</param>
/// <param name="Live">The feature table that holds the live features; null where there are none.</param>
/// <param name="Changes">Table of ids and kinds of change; null where all records are new.</param>
/// <param name="Difference">Its counts.</param>
sealed record StagedChanges(PublishRule Rule, string? Live, string? Changes, Difference Difference)
{
    public static async Task<StagedChanges> MakeAsync(
        StagingState state, PublishedState? published, PublishRule rule, CancellationToken cancellation)
    {
        var connection = state.Connection;
        var live = published is { Features: > 0, Table: { } table } ? table : null;
        if (live is null)
        {
            var added = await connection.ScalarAsync<long>($"SELECT count(*) FROM {state.Table}", cancellation);
            return new(rule, null, null, new(0, added, 0, 0));
        }

        var changes = $"staging.\"{state.Name}_change\"";
        var columns = await CommonAsync(connection, live, state.Schema, cancellation);
        await connection.ExecuteAsync($"DROP TABLE IF EXISTS {changes}", cancellation);
        await connection.ExecuteAsync(
            StagedChangesSql.Changes(state, changes, live, published!.Number, columns, rule), cancellation);
        var counts = await connection.ReadAsync($"SELECT kind, count(*) FROM {changes} GROUP BY kind",
            row => (Kind: row.GetString(0), Count: row.GetInt64(1)), cancellation);
        long Count(string kind) => counts.Where(one => one.Kind == kind).Sum(one => one.Count);
        return new(rule, live, changes,
            new(published.Features, Count("added"), Count("changed"), Count("removed")));
    }

    // A property whose type has changed, or that is new, has no live value that could be compared in SQL.
    static async Task<ImmutableArray<(string Name, bool IsLive)>> CommonAsync(
        WriterConnection connection, string live, FeatureSchema schema, CancellationToken cancellation)
    {
        var existing = await FeatureTables.ColumnsAsync(connection, live, cancellation);
        return
        [
            ("geom", true),
            .. FeatureColumns.Of(schema).Where(FeatureColumns.IsCompared).Select(property => (property.Name,
                existing.TryGetValue(property.Name, out var type) && type == FeatureColumns.SqlType(property.Type))),
        ];
    }
}

/// <summary>The statement that compares.</summary>
static class StagedChangesSql
{
    /// <summary>Ids with <c>added</c>, <c>changed</c> or <c>removed</c>; what is equal is not in it.</summary>
    /// <param name="state">Staging.</param>
    /// <param name="changes">Table to make.</param>
    /// <param name="live">Feature table.</param>
    /// <param name="number">Number of the data set.</param>
    /// <param name="columns">Columns that count, and whether the feature table has them.</param>
    /// <param name="rule">What becomes of features that are not staged.</param>
    public static string Changes(
        StagingState state, string changes, string live, int number,
        IReadOnlyCollection<(string Name, bool IsLive)> columns, PublishRule rule)
    {
        var common = columns.Where(column => column.IsLive).Select(column => column.Name).ToArray();
        var added = columns.Where(column => !column.IsLive).Select(column => column.Name).ToArray();
        var isChanged = $"({FeatureColumns.List(common, "s.")}) IS DISTINCT FROM ({FeatureColumns.List(common, "f.")})"
            + string.Concat(added.Select(name => $"\n       OR s.{SqlText.Quote(name)} IS NOT NULL"));
        var join = rule.Mode == PublishMode.Append ? "LEFT JOIN" : "FULL JOIN";
        var removed = rule.Mode switch
        {
            PublishMode.Append => "false",
            PublishMode.Window when !common.Contains(rule.WindowProperty) => "false",
            PublishMode.Window => $"s._id IS NULL AND f.{SqlText.Quote(rule.WindowProperty!)} BETWEEN w.first AND w.last",
            _ => "s._id IS NULL",
        };
        var window = rule.Mode == PublishMode.Window
            ? $"\nCROSS JOIN (SELECT min({SqlText.Quote(rule.WindowProperty!)}) AS first, "
                + $"max({SqlText.Quote(rule.WindowProperty!)}) AS last FROM {state.Table}) AS w"
            : "";
        // What the source does not name is not even looked at.
        var named = rule.Mode == PublishMode.Changes ? $" AND _id IN (SELECT id FROM {StagingSql.Mentions(state.Name)})" : "";
        return
            $"""
            CREATE UNLOGGED TABLE {changes} AS
            SELECT coalesce(s._id, f._id) COLLATE "C" AS _id,
                CASE WHEN f._id IS NULL THEN 'added' WHEN s._id IS NULL THEN 'removed' ELSE 'changed' END AS kind
            FROM {state.Table} AS s
            {join} (SELECT * FROM feature.{SqlText.Quote(live)} WHERE _dataset = {WriterConnection.Number(number)}{named}) AS f ON f._id = s._id{window}
            WHERE (f._id IS NULL)
               OR ({removed})
               OR (s._id IS NOT NULL AND f._id IS NOT NULL AND ({isChanged}))
            """;
    }
}
