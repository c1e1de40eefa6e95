SELECT count(*) FROM feature."tree_1" AS t WHERE true AND ($1 > t."species")
-- $1 String B
