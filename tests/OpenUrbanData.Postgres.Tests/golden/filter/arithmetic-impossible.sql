SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (oud.divide(t."height", oud.subtract(t."trunks", $1)) <> $2)
-- $1 Int64 1
-- $2 Int64 0
