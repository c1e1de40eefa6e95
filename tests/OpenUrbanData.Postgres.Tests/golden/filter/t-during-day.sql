SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (t."seen_at" > $1 AND t."seen_at" < $2)
-- $1 DateTime 2026-02-03T00:00:00.0000000Z
-- $2 DateTime 2026-02-03T23:59:59.9999990Z
