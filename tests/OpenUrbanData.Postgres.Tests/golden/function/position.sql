SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (strpos(t."species", $1) = $2)
-- $1 String cordata
-- $2 Int64 7
