SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (oud.divide(t."height", t."trunks") >= $1)
-- $1 Double 12.5
