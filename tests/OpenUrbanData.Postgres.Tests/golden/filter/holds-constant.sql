SELECT count(*) FROM feature."tree_1" AS t WHERE true AND $1
-- $1 Boolean False
