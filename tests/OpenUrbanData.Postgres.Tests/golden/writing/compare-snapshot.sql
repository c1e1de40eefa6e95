CREATE UNLOGGED TABLE staging."run_7_change" AS
SELECT coalesce(s._id, f._id) COLLATE "C" AS _id,
    CASE WHEN f._id IS NULL THEN 'added' WHEN s._id IS NULL THEN 'removed' ELSE 'changed' END AS kind
FROM staging."run_7" AS s
FULL JOIN (SELECT * FROM feature."local_7" WHERE _dataset = 7) AS f ON f._id = s._id
WHERE (f._id IS NULL)
   OR (s._id IS NULL)
   OR (s._id IS NOT NULL AND f._id IS NOT NULL AND ((s."geom", s."source_id", s."id_stability", s."source_values", s."name", s."date", s."municipality_key") IS DISTINCT FROM (f."geom", f."source_id", f."id_stability", f."source_values", f."name", f."date", f."municipality_key")
       OR s."places" IS NOT NULL))
