SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (extract(year FROM t."valid_from"::timestamp)::double precision = $1)
-- $1 Int64 2010
