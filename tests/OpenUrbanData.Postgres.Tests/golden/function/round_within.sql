SELECT count(*) FROM feature."tree_1" AS t WHERE true AND ((CASE WHEN oud.round_half(t."height"::double precision) BETWEEN $1 AND $2 THEN oud.round_half(t."height"::double precision) END) = $3)
-- $1 Int64 0
-- $2 Int64 15
-- $3 Int64 13
