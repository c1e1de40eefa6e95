SELECT t._dataset, t._id, t."source_id", t."municipality_key", t."species", t."height", t."trunks", t."evergreen", t."valid_from", t."valid_to", t."seen_at", t."tags", t."extra", t._updated_at, t.geom FROM feature."tree_1" AS t WHERE true AND (t._dataset, t._id) > ($1, $2) ORDER BY t._dataset, t._id LIMIT 3
-- $1 Int32 1
-- $2 String 08999001.trees.3

SELECT count(*) FROM feature."tree_1" AS t WHERE true
