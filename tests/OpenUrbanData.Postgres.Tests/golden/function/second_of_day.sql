SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (extract(epoch FROM (t."seen_at" AT TIME ZONE 'UTC')::time)::double precision = $1)
-- $1 Double 14706.5
