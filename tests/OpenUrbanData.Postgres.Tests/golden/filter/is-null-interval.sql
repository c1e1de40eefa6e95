SELECT count(*) FROM feature."tree_1" AS t WHERE true AND NOT (t."valid_from" IS NULL OR t."valid_to" IS NULL)
