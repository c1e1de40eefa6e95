SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (((t."seen_at" AT TIME ZONE 'UTC'))::date = $1)
-- $1 DateOnly 2026-02-03
