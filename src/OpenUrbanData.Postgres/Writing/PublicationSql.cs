using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Postgres.Writing;

/// <summary>The statements that write features. Everywhere: $1 number of the data set, $2 revision, $3 publication,
/// $4 time.</summary>
static class PublicationSql
{
    /// <summary>The instance-wide lock under which publications are numbered, so that they become visible in order.</summary>
    public const string Lock = "SELECT pg_advisory_xact_lock(hashtextextended('oud.publication', 0))";

    /// <summary>The number that comes next; read under the lock.</summary>
    public const string Next = "SELECT publication + 1 FROM oud.instance";

    /// <summary>The last write of a publish: entries of the catalogue that the transaction wrote or deleted get its number. $1 publication.</summary>
    public const string Raise =
        """
        WITH written AS (UPDATE oud.record SET publication = $1 WHERE publication IS NULL),
            gone AS (UPDATE oud.record_gone SET publication = $1 WHERE publication IS NULL)
        UPDATE oud.instance SET publication = $1
        """;

    /// <summary>Tells the APIs. $1 publication.</summary>
    public const string Notify = "SELECT pg_notify('oud_publication', $1::text)";

    /// <summary>Says that something that the APIs know has changed; under the lock, inside a transaction of the caller.</summary>
    /// <returns>The publication.</returns>
    public static async Task<long> RaiseAsync(WriterConnection connection, CancellationToken cancellation)
    {
        var publication = await connection.ScalarAsync<long>(Next, cancellation);
        await connection.ExecuteAsync(Raise, cancellation, publication);
        await connection.ExecuteAsync(Notify, cancellation, publication);
        return publication;
    }

    /// <summary>Inserts staged records.</summary>
    /// <param name="staging">Staging table.</param>
    /// <param name="changes">Table of changes; null inserts all of them, in the order in which they are read later.</param>
    /// <param name="table">Feature table.</param>
    /// <param name="schema">Its schema.</param>
    public static string Insert(string staging, string? changes, string table, FeatureSchema schema) =>
        $"""
        INSERT INTO feature.{SqlText.Quote(table)} (_dataset, _id, _revision, _publication, _updated_at, {FeatureColumns.List(FeatureColumns.Names(schema))})
        SELECT $1, s._id, $2, $3, $4, {Staged(schema)}
        FROM {staging} AS s
        {(changes is null ? "ORDER BY s._id" : $"JOIN {changes} AS c ON c._id = s._id AND c.kind = 'added'")}
        """;

    /// <summary>Writes changed values.</summary>
    public static string Update(string staging, string changes, string table, FeatureSchema schema) =>
        $"""
        UPDATE feature.{SqlText.Quote(table)} AS f SET
            (_revision, _publication, _updated_at, {FeatureColumns.List(FeatureColumns.Names(schema))})
            = ($2, $3, $4, {Staged(schema)})
        FROM {staging} AS s
        JOIN {changes} AS c ON c._id = s._id AND c.kind = 'changed'
        WHERE f._dataset = $1 AND f._id = s._id
        """;

    /// <summary>Moves vanished features to the tombstones.</summary>
    public static string Remove(string changes, string table) =>
        $"""
        WITH gone AS (
            DELETE FROM feature.{SqlText.Quote(table)} AS f USING {changes} AS c
            WHERE f._dataset = $1 AND f._id = c._id AND c.kind = 'removed'
            RETURNING f._id)
        {Bury("gone")}
        """;

    /// <summary>Moves all features to the tombstones.</summary>
    public static string RemoveAll(string table) =>
        $"""
        WITH gone AS (DELETE FROM feature.{SqlText.Quote(table)} WHERE _dataset = $1 RETURNING _id)
        {Bury("gone")}
        """;

    /// <summary>Moves one feature to the tombstones. $5 its id.</summary>
    public static string RemoveOne(string table) =>
        $"""
        WITH gone AS (DELETE FROM feature.{SqlText.Quote(table)} WHERE _dataset = $1 AND _id = $5 RETURNING _id)
        {Bury("gone")}
        """;

    /// <summary>Tombstones for what vanished while the table was replaced.</summary>
    public static string BuryRemoved(string changes) =>
        $"""
        WITH gone AS (SELECT _id FROM {changes} WHERE kind = 'removed')
        {Bury("gone")}
        """;

    /// <summary>What is back is no tombstone any more. $1 number of the data set.</summary>
    public static string Revive(string table) =>
        $"""
        DELETE FROM oud.tombstone AS t WHERE t.dataset = $1
          AND EXISTS (SELECT FROM feature.{SqlText.Quote(table)} AS f WHERE f._dataset = $1 AND f._id = t.id)
        """;

    /// <summary>Copies what the run neither brings nor withdraws into the table that replaces the old one. $1 number of
    /// the data set.</summary>
    public static string Keep(string staging, string changes, string from, string to, IEnumerable<string> columns)
    {
        var names = FeatureColumns.List(["_dataset", "_id", "_revision", "_publication", "_updated_at", .. columns]);
        return
            $"""
            INSERT INTO feature.{SqlText.Quote(to)} ({names})
            SELECT {names} FROM feature.{SqlText.Quote(from)} AS f WHERE f._dataset = $1
              AND NOT EXISTS (SELECT FROM {staging} AS s WHERE s._id = f._id)
              AND NOT EXISTS (SELECT FROM {changes} AS c WHERE c._id = f._id)
            """;
    }

    /// <summary>Latest values, where they are newer. $1 number of the data set, $2 time of the run.</summary>
    public static string Observe(string staging, string table) =>
        $"""
        INSERT INTO oud.observation_latest AS o
            (dataset, feature_id, observed_property, qualifier, value, code, phenomenon_time, result_time, quality)
        SELECT DISTINCT ON (s._id, x.property, x.qualifier)
            $1, s._id, x.property, x.qualifier, x.value, x.code, coalesce(x.time, $2), $2, x.quality
        FROM {staging} AS s
        CROSS JOIN jsonb_to_recordset(s._observations) AS x (
            property text, qualifier text, value double precision, code text, time timestamptz, quality text)
        WHERE s._observations IS NOT NULL
          AND EXISTS (SELECT FROM feature.{SqlText.Quote(table)} AS f WHERE f._dataset = $1 AND f._id = s._id)
        ORDER BY s._id, x.property, x.qualifier, coalesce(x.time, $2) DESC
        ON CONFLICT (dataset, feature_id, observed_property, qualifier) DO UPDATE SET
            value = excluded.value, code = excluded.code, phenomenon_time = excluded.phenomenon_time,
            result_time = excluded.result_time, quality = excluded.quality
        WHERE excluded.phenomenon_time > o.phenomenon_time
        """;

    /// <summary>Extent of the live features. $1 number of the data set.</summary>
    /// <remarks>Rounded once more: areas are put on the grid by GEOS, which multiplies and so misses the nearest number by
    /// a last digit (9.291513799999999).</remarks>
    public static string Extent(string table) =>
        $"""
        SELECT CASE WHEN e IS NOT NULL THEN ARRAY[round(ST_XMin(e) * 1e7) / 1e7, round(ST_YMin(e) * 1e7) / 1e7,
            round(ST_XMax(e) * 1e7) / 1e7, round(ST_YMax(e) * 1e7) / 1e7] END
        FROM (SELECT ST_Extent(geom) AS e FROM feature.{SqlText.Quote(table)} WHERE _dataset = $1) AS x
        """;

    /// <summary>Begin and end of the time that the features cover; null where open. $1 number of the data set.</summary>
    /// <returns>Null where the schema has no such property.</returns>
    public static string? Interval(string table, FeatureSchema schema)
    {
        var begin = schema.WithRole("primary-interval-start") ?? schema.WithRole("primary-instant");
        var end = schema.WithRole("primary-interval-end");
        if (begin is not { Origin: PropertyOrigin.Record })
        {
            return null;
        }

        var first = SqlText.Quote(begin.Name);
        var last = end is { Origin: PropertyOrigin.Record } ? SqlText.Quote(end.Name) : first;
        return
            $"""
            SELECT CASE WHEN NOT bool_or({first} IS NULL AND {last} IS NOT NULL) THEN min({first})::timestamptz END,
                CASE WHEN NOT bool_or({last} IS NULL AND {first} IS NOT NULL) THEN max({last})::timestamptz END
            FROM feature.{SqlText.Quote(table)} WHERE _dataset = $1
            """;
    }

    static string Staged(FeatureSchema schema) => string.Join(", ", FeatureColumns.Names(schema).Select(name =>
        name == FeatureColumns.Flags ? "s._flags" : "s." + SqlText.Quote(name)));

    static string Bury(string gone) =>
        $"""
        INSERT INTO oud.tombstone (dataset, id, revision, publication, deleted_at)
        SELECT $1, _id, $2, $3, $4 FROM {gone}
        ON CONFLICT (dataset, id) DO UPDATE SET
            revision = excluded.revision, publication = excluded.publication, deleted_at = excluded.deleted_at
        """;
}
