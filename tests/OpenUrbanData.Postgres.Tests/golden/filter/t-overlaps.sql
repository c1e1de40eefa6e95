SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (t."valid_from" < $1 AND t."valid_to" > $2 AND t."valid_to" < 'infinity'::date)
-- $1 DateOnly 2015-01-01
-- $2 DateOnly 2015-01-01
