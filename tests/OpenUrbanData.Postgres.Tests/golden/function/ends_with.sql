SELECT count(*) FROM feature."tree_1" AS t WHERE true AND ((right(t."species", length($1)) = $2) = $3)
-- $1 String bur
-- $2 String bur
-- $3 Boolean True
