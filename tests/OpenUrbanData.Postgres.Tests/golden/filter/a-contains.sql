SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (t."tags" @> ARRAY[$1]::text[])
-- $1 String alt
