SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (coalesce(t."height"::double precision, $1::double precision) < $2)
-- $1 Int64 0
-- $2 Int64 8
