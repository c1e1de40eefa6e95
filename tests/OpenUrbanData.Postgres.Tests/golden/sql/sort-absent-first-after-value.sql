SELECT t._dataset, t._id, t."source_id", t."municipality_key", t."species", t."height", t."trunks", t."evergreen", t."valid_from", t."valid_to", t."seen_at", t."tags", t."extra", t._updated_at, t.geom FROM feature."tree_1" AS t WHERE true AND NOT t."height" IS NULL AND (t."height" >= $1 AND (t."height" > $2 OR (t."height" = $3 AND (t._dataset, t._id) > ($4, $5)))) ORDER BY t."height", t._dataset, t._id LIMIT 11
-- $1 Double 12.5
-- $2 Double 12.5
-- $3 Double 12.5
-- $4 Int32 1
-- $5 String 08999001.trees.1

SELECT count(*) FROM feature."tree_1" AS t WHERE true
