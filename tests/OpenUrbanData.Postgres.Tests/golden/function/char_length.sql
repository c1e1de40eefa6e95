SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (char_length(t."species") = $1)
-- $1 Int64 12
