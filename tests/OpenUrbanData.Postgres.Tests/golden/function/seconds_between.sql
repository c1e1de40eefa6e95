SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (extract(epoch FROM t."valid_to"::timestamp - t."valid_from"::timestamp)::double precision > $1)
-- $1 Int64 0
