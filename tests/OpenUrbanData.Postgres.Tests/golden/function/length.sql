SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (ST_Length(t.geom::geography) = $1)
-- $1 Int64 0
