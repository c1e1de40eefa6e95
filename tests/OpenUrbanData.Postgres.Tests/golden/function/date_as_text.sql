SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (to_char(t."valid_from", 'YYYY-MM-DD') = $1 COLLATE "C")
-- $1 String 2000-01-01
