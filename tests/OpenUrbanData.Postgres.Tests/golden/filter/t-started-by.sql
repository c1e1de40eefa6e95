SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (t."valid_from" = $1 AND 'infinity'::date > $2)
-- $1 DateOnly 2024-01-01
-- $2 DateOnly 2024-01-01
