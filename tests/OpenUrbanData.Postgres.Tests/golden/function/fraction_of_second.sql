SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (mod(extract(second FROM (t."seen_at" AT TIME ZONE 'UTC')), 1)::double precision = $1)
-- $1 Double 0.5
