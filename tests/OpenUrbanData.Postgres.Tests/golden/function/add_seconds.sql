SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (oud.later(t."valid_from"::timestamp, $1) < $2)
-- $1 Int64 -1
-- $2 DateTime 2000-01-01T00:00:00.0000000Z
