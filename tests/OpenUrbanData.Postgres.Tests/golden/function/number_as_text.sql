SELECT count(*) FROM feature."tree_1" AS t WHERE true AND ((t."height")::text = $1 COLLATE "C")
-- $1 String 12.5
