SELECT count(*) FROM feature."tree_1" AS t WHERE true AND ((strpos(t."species", $1) > 0) = $2)
-- $1 String %
-- $2 Boolean True
