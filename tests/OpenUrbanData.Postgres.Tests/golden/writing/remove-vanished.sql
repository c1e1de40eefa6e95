WITH gone AS (
    DELETE FROM feature."local_7" AS f USING staging."run_7_change" AS c
    WHERE f._dataset = $1 AND f._id = c._id AND c.kind = 'removed'
    RETURNING f._id)
INSERT INTO oud.tombstone (dataset, id, revision, publication, deleted_at)
SELECT $1, _id, $2, $3, $4 FROM gone
ON CONFLICT (dataset, id) DO UPDATE SET
    revision = excluded.revision, publication = excluded.publication, deleted_at = excluded.deleted_at
