SELECT count(*) FROM feature."tree_1" AS t WHERE true AND ((t."valid_from"::timestamp AT TIME ZONE 'UTC') <= $1 AND (t."valid_from"::timestamp AT TIME ZONE 'UTC' + interval '1 day - 1 microsecond') >= $2)
-- $1 DateTime 2024-01-01T00:00:00.0000000Z
-- $2 DateTime 2010-01-01T12:00:00.0000000Z
