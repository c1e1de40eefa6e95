SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (t."valid_from" > $1 AND t."valid_from" < $2 AND 'infinity'::date > $3)
-- $1 DateOnly 2005-01-01
-- $2 DateOnly 2012-01-01
-- $3 DateOnly 2012-01-01
