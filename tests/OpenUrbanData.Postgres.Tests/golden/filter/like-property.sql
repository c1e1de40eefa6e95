SELECT count(*) FROM feature."tree_1" AS t WHERE true AND $1 LIKE oud.like_pattern(t."species")
-- $1 String Acer
