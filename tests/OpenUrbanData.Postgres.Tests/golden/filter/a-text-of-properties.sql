SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (ARRAY[t."species", t."source_id"]::text[] && ARRAY[$1, $2]::text[])
-- $1 String Acer
-- $2 String 3
