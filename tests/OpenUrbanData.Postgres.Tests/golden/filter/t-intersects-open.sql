SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (t."valid_from" <= 'infinity'::date AND t."valid_from" >= $1)
-- $1 DateOnly 2010-01-01
