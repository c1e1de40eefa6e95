SELECT count(*) FROM feature."tree_1" AS t WHERE true AND ((CASE WHEN abs(t."height"::double precision) <= 1000000 THEN now() + t."height" * interval '24 hours' END) > $1)
-- $1 DateTime 2026-01-01T00:00:00.0000000Z
