SELECT * FROM ((SELECT t._dataset, t._id, t."source_id", t."municipality_key", t."species", t."height", t."trunks", t."evergreen", t."valid_from", t."valid_to", t."seen_at", t."tags", t."extra", t._updated_at, t.geom FROM feature."tree_1" AS t WHERE t._dataset = $1 AND t._id > $2 ORDER BY t._dataset, t._id LIMIT 3) UNION ALL (SELECT t._dataset, t._id, t."source_id", t."municipality_key", t."species", t."height", t."trunks", t."evergreen", t."valid_from", t."valid_to", t."seen_at", t."tags", t."extra", t._updated_at, t.geom FROM feature."tree_1" AS t WHERE t._dataset = $3 ORDER BY t._dataset, t._id LIMIT 3)) AS t ORDER BY t._dataset, t._id LIMIT 2 OFFSET 1
-- $1 Int32 1
-- $2 String 08999001.trees.3
-- $3 Int32 2

SELECT count(*) FROM feature."tree_1" AS t WHERE t._dataset = ANY($1)
-- $1 Int32[] [Int32 1, Int32 2]
