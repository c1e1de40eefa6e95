SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (t."valid_from" > $1 OR t."valid_from" < $2)
-- $1 DateOnly 2010-01-01
-- $2 DateOnly 2010-01-01
