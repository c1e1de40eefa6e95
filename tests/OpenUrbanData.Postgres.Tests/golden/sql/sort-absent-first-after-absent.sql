SELECT * FROM ((SELECT t._dataset, t._id, t."source_id", t."municipality_key", t."species", t."height", t."trunks", t."evergreen", t."valid_from", t."valid_to", t."seen_at", t."tags", t."extra", t._updated_at, t.geom FROM feature."tree_1" AS t WHERE true AND t."species" IS NULL AND (t."height" > $1 OR (t."height" = $2 AND (t._dataset, t._id) > ($3, $4))) ORDER BY t."height" NULLS FIRST, t._dataset, t._id LIMIT 4) UNION ALL (SELECT t._dataset, t._id, t."source_id", t."municipality_key", t."species", t."height", t."trunks", t."evergreen", t."valid_from", t."valid_to", t."seen_at", t."tags", t."extra", t._updated_at, t.geom FROM feature."tree_1" AS t WHERE true AND NOT t."species" IS NULL ORDER BY t."species", t."height" NULLS FIRST, t._dataset, t._id LIMIT 4)) AS t ORDER BY 5 NULLS FIRST, 6 NULLS FIRST, 1, 2 LIMIT 4
-- $1 Double 3
-- $2 Double 3
-- $3 Int32 1
-- $4 String 08999001.trees.1

SELECT count(*) FROM feature."tree_1" AS t WHERE true
