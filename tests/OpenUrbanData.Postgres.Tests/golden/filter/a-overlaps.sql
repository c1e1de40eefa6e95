SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (t."tags" && ARRAY[$1, $2]::text[])
-- $1 String neu
-- $2 String alt
