SELECT t._dataset, t._id, t."source_id", t."municipality_key", t."species", t."height", t."trunks", t."evergreen", t."valid_from", t."valid_to", t."seen_at", t."tags", t."extra", t._updated_at, t.geom FROM feature."tree_1" AS t WHERE true AND ((SELECT c.value FROM unnest($1, $2) AS c(number, value) WHERE c.number = t._dataset) > t."species") ORDER BY t._dataset, t._id LIMIT 11
-- $1 Int32[] [Int32 1, Int32 2]
-- $2 String[] [String Stadt Linden, null]

SELECT count(*) FROM feature."tree_1" AS t WHERE true AND ((SELECT c.value FROM unnest($1, $2) AS c(number, value) WHERE c.number = t._dataset) > t."species")
-- $1 Int32[] [Int32 1, Int32 2]
-- $2 String[] [String Stadt Linden, null]
