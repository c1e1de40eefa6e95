using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Postgres.Writing;

/// <summary>The statements that write the catalogue tables of one data set.</summary>
static class CatalogueSql
{
    /// <summary>What is known of a data set. $1 id.</summary>
    public const string State =
        """
        SELECT number, state = 'published', schema_name, schema_version, table_name, descriptor_hash, input_hash,
            revision, publication, features
        FROM oud.dataset WHERE id = $1
        """;

    /// <summary>The table that the data sets of a canonical schema share. $1 name, $2 major version.</summary>
    public const string TableOfSchema =
        """
        SELECT table_name FROM oud.dataset
        WHERE schema_name = $1 AND split_part(schema_version, '.', 1) = $2 AND table_name IS NOT NULL
        ORDER BY number LIMIT 1
        """;

    /// <summary>The table of a data set. $1 id.</summary>
    public const string TableOfDataset = "SELECT table_name FROM oud.dataset WHERE id = $1";

    /// <summary>A new data set; the rest is written with its first revision.</summary>
    public const string NewDataset =
        """
        INSERT INTO oud.dataset (id, publisher, name, state, document, descriptor_hash, issued_at, modified_at)
        VALUES ($1, $2, $3, 'published', '{}', $4, $5, $5) RETURNING number
        """;

    /// <summary>State of a data set after a publish. Counts come from its statistics.</summary>
    public const string DescribeDataset =
        """
        UPDATE oud.dataset SET state = 'published', schema_name = $2, schema_version = $3, table_name = $4,
            document = $5::jsonb, descriptor_hash = $6, input_hash = $7, source_date = $8, modified_at = $9,
            revision = $10, publication = $11, extent = $12, begins = $13, ends = $14,
            features = (SELECT coalesce(sum(features), 0) FROM oud.statistic WHERE dataset = $1 AND need = '' AND property = ''),
            filled = ARRAY(SELECT DISTINCT property FROM oud.statistic
                WHERE dataset = $1 AND need = '' AND property <> '' AND filled > 0 ORDER BY property)
        WHERE number = $1
        """;

    /// <summary>A run that found the same content in other bytes need not read them again. $1 number, $2 hash.</summary>
    public const string SameContent =
        "UPDATE oud.dataset SET input_hash = $2 WHERE number = $1 AND input_hash IS DISTINCT FROM $2";

    /// <summary>One revision. $1 number, $2 revision, $3 publication, $4 time, $5 kind, $6 to $8 counts, $9 archive, $10 run.</summary>
    public const string NewRevision =
        """
        INSERT INTO oud.revision
            (dataset, revision, publication, published_at, kind, added, changed, removed, features, archive, run)
        SELECT $1, $2, $3, $4, $5, $6, $7, $8, features, $9, $10 FROM oud.dataset WHERE number = $1
        """;

    /// <summary>Drops tombstones that are too old. $1 number, $2 oldest time.</summary>
    public const string ForgetTombstones = "DELETE FROM oud.tombstone WHERE dataset = $1 AND deleted_at < $2";

    /// <summary>Drops latest values of features that are gone. $1 number.</summary>
    public static string ForgetObservations(string table) =>
        $"""
        DELETE FROM oud.observation_latest AS o WHERE o.dataset = $1
          AND NOT EXISTS (SELECT FROM feature.{SqlText.Quote(table)} AS f WHERE f._dataset = $1 AND f._id = o.feature_id)
        """;

    /// <summary>State of a data set after withdrawal. $1 number, $2 revision, $3 publication, $4 time.</summary>
    public const string WithdrawDataset =
        """
        UPDATE oud.dataset SET state = 'withdrawn', revision = $2, publication = $3, modified_at = $4, input_hash = NULL,
            document = document - 'original', features = 0, extent = NULL, begins = NULL, ends = NULL, filled = '{}'
        WHERE number = $1
        """;

    /// <summary>True where something of the data set was removed for good. $1 id.</summary>
    public const string WasPurged =
        """
        SELECT EXISTS (SELECT FROM oud.revision AS r JOIN oud.dataset AS d ON d.number = r.dataset WHERE d.id = $1 AND r.kind = 'purge')
        """;

    /// <summary>Drops what hangs on live features. $1 number.</summary>
    public const string ForgetCounts =
        """
        WITH observations AS (DELETE FROM oud.observation_latest WHERE dataset = $1)
        DELETE FROM oud.statistic WHERE dataset = $1
        """;

    /// <summary>Drops quarantined values of all runs. $1 id of the data set.</summary>
    public const string ForgetRejections =
        "DELETE FROM oud.rejection WHERE run IN (SELECT number FROM oud.run WHERE dataset_id = $1)";

    /// <summary>Remembers what was removed for good. $1 id of the data set, $2 id of the feature or null, $3 reason, $4 time, $5 property
    /// or null; without a property its address answers 410.</summary>
    public const string Remember =
        "INSERT INTO oud.purged (dataset_id, id, reason, purged_at, property) VALUES ($1, $2, $3, $4, $5)";
}
