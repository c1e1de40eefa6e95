SELECT t._dataset, t._id, t."source_id", t."municipality_key", t."species", t."height", t."trunks", t."evergreen", t."valid_from", t."valid_to", t."seen_at", t."tags", t."extra", t._updated_at, t.geom FROM feature."tree_1" AS t WHERE t._dataset = $1 AND (t."municipality_key" = $2) ORDER BY t._dataset, t._id LIMIT 11
-- $1 Int32 1
-- $2 String 08999001

SELECT count(*) FROM feature."tree_1" AS t WHERE t._dataset = $1 AND (t."municipality_key" = $2)
-- $1 Int32 1
-- $2 String 08999001
