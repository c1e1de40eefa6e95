SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (starts_with(t."species", $1) = $2)
-- $1 String Til
-- $2 Boolean True
