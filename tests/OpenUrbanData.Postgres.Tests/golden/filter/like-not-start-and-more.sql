SELECT count(*) FROM feature."tree_1" AS t WHERE true AND NOT (t."species" >= $1 AND t."species" < $2 AND t."species" LIKE $3)
-- $1 String Til
-- $2 String Tim
-- $3 String Til%x
