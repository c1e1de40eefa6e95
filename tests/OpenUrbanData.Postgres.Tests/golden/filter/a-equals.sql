SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (t."tags" @> ARRAY[$1, $2, $3]::text[] AND t."tags" <@ ARRAY[$4, $5, $6]::text[])
-- $1 String mit "Zeichen"
-- $2 String alt
-- $3 String alt
-- $4 String mit "Zeichen"
-- $5 String alt
-- $6 String alt
