SELECT count(*) FROM feature."tree_1" AS t WHERE true AND ((rtrim(rtrim(to_char((t."seen_at" AT TIME ZONE 'UTC'), 'YYYY-MM-DD"T"HH24:MI:SS.US'), '0'), '.') || 'Z') = $1 COLLATE "C")
-- $1 String 2026-02-03T04:05:06.5Z
