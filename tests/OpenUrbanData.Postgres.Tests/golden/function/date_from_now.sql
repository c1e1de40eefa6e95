SELECT count(*) FROM feature."tree_1" AS t WHERE true AND ((CASE WHEN abs($1::double precision) <= 1000000 THEN (now() AT TIME ZONE 'UTC' + $2 * interval '24 hours')::date END) > $3)
-- $1 Double -0.5
-- $2 Double -0.5
-- $3 DateOnly 2026-01-01
