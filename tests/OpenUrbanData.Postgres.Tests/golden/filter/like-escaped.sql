SELECT count(*) FROM feature."tree_1" AS t WHERE true AND t."species" LIKE $1
-- $1 String %50\%\_
