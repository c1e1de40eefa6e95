SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (t."species" >= $1 AND t."species" < $2)
-- $1 String Til
-- $2 String Tim
