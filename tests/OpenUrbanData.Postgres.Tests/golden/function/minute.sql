SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (extract(minute FROM (t."seen_at" AT TIME ZONE 'UTC'))::double precision = $1)
-- $1 Int64 5
