SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (ceil(t."height"::double precision) = $1)
-- $1 Int64 13
