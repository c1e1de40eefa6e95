SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (oud.fold_case($1) > $2 COLLATE "C")
-- $1 String Z
-- $2 String a
