SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (now() > $1)
-- $1 DateTime 2026-01-01T00:00:00.0000000Z
