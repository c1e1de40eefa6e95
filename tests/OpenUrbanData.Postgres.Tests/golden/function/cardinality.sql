SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (cardinality(t."tags") = $1)
-- $1 Int64 2
