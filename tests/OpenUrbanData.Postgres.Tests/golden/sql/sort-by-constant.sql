SELECT t._dataset, t._id, t."source_id", t."municipality_key", t."species", t."height", t."trunks", t."evergreen", t."valid_from", t."valid_to", t."seen_at", t."tags", t."extra", t._updated_at, t.geom FROM feature."tree_1" AS t WHERE true AND (((SELECT c.value FROM unnest($1, $2) AS c(number, value) WHERE c.number = t._dataset) COLLATE "C") IS NULL AND (t._dataset, t._id) > ($3, $4)) ORDER BY ((SELECT c.value FROM unnest($5, $6) AS c(number, value) WHERE c.number = t._dataset) COLLATE "C"), t._dataset, t._id LIMIT 11
-- $1 Int32[] [Int32 1, Int32 2]
-- $2 String[] [String Stadt Linden, null]
-- $3 Int32 2
-- $4 String 08999002.trees.1
-- $5 Int32[] [Int32 1, Int32 2]
-- $6 String[] [String Stadt Linden, null]

SELECT count(*) FROM feature."tree_1" AS t WHERE true
