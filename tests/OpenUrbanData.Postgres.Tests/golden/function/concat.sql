SELECT count(*) FROM feature."tree_1" AS t WHERE true AND ((t."species" || t."source_id") = $1 COLLATE "C")
-- $1 String Acer2
