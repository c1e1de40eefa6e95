SELECT count(*) FROM feature."tree_1" AS t WHERE true AND NOT (t."height" <> t."height")
