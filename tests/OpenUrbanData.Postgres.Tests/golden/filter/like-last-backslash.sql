SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (t."species" >= $1 AND t."species" < $2 AND t."species" LIKE $3)
-- $1 String Acer\
-- $2 String Acer]
-- $3 String Acer\\
