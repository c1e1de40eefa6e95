SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (floor(t."height"::double precision) = $1)
-- $1 Int64 12
