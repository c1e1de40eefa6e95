SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (abs(oud.subtract(t."height", $1)::double precision) = $2)
-- $1 Int64 20
-- $2 Double 7.5
