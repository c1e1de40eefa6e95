SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (t."valid_from" > '-infinity'::date AND t."valid_to" = $1)
-- $1 DateOnly 2020-01-01
