SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (oud.remainder(t."height", $1) = $2)
-- $1 Int64 4
-- $2 Int64 0
