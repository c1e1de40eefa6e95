SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (t."valid_from" < $1 AND t."valid_to" > $2)
-- $1 DateOnly 2011-01-01
-- $2 DateOnly 2012-01-01
