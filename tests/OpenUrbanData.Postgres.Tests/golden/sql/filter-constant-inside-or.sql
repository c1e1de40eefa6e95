SELECT t._dataset, t._id, t."source_id", t."municipality_key", t."species", t."height", t."trunks", t."evergreen", t."valid_from", t."valid_to", t."seen_at", t."tags", t."extra", t._updated_at, t.geom FROM feature."tree_1" AS t WHERE true AND (CASE WHEN t._dataset = ANY($1) THEN true WHEN t._dataset = ANY($2) THEN NULL::boolean ELSE false END OR (t."trunks" = $3)) ORDER BY t._dataset, t._id LIMIT 11
-- $1 Int32[] []
-- $2 Int32[] [Int32 2]
-- $3 Int64 2

SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (CASE WHEN t._dataset = ANY($1) THEN true WHEN t._dataset = ANY($2) THEN NULL::boolean ELSE false END OR (t."trunks" = $3))
-- $1 Int32[] []
-- $2 Int32[] [Int32 2]
-- $3 Int64 2
