SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (oud.raise(t."height", $1) = $2)
-- $1 Int64 2
-- $2 Int64 400
