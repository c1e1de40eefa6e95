SELECT t._dataset, t._id, t."source_id", t."municipality_key", t."species", t."height", t."trunks", t."evergreen", t."valid_from", t."valid_to", t."seen_at", t."tags", t."extra", t._updated_at, t.geom FROM feature."tree_1" AS t WHERE true AND t."valid_from" IS NULL AND (t."species" < $1 OR t."species" IS NULL OR (t."species" = $2 AND (t._dataset, t._id) > ($3, $4))) ORDER BY t."species" DESC NULLS LAST, t._dataset, t._id LIMIT 11
-- $1 String Äsculus 50%_
-- $2 String Äsculus 50%_
-- $3 Int32 1
-- $4 String 08999001.trees.3

SELECT count(*) FROM feature."tree_1" AS t WHERE true
