SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (btrim(($1 || t."species")) = $2 COLLATE "C")
-- $1 String   
-- $2 String Acer
