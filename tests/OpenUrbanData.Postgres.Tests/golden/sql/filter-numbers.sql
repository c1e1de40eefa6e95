SELECT t._dataset, t._id, t."source_id", t."municipality_key", t."species", t."height", t."trunks", t."evergreen", t."valid_from", t."valid_to", t."seen_at", t."tags", t."extra", t._updated_at, t.geom FROM feature."tree_1" AS t WHERE true AND (t."height" >= $1) AND (t."trunks" < $2) AND (t."evergreen" = $3) ORDER BY t._dataset, t._id LIMIT 11
-- $1 Int64 12
-- $2 Double 1.5
-- $3 Boolean False

SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (t."height" >= $1) AND (t."trunks" < $2) AND (t."evergreen" = $3)
-- $1 Int64 12
-- $2 Double 1.5
-- $3 Boolean False
