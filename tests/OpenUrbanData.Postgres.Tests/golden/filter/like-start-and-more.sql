SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (t."species" >= $1 AND t."species" < $2 AND t."species" LIKE $3)
-- $1 String T
-- $2 String U
-- $3 String T_l%ta
