SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (oud.fold_case(t."species") = oud.fold_case($1) COLLATE "C")
-- $1 String äSCULUS 50%_
