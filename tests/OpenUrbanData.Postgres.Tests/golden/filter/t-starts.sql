SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (t."valid_from" = $1 AND t."valid_from" < 'infinity'::date)
-- $1 DateOnly 2024-01-01
