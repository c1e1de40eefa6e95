SELECT count(*) FROM feature."tree_1" AS t WHERE true AND t."valid_from" = ANY($1)
-- $1 DateOnly[] [DateOnly 2010-01-01]
