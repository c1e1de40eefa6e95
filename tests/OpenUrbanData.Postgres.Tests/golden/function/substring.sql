SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (oud.part(t."species", $1, 'infinity'::double precision) = $2 COLLATE "C")
-- $1 Int64 7
-- $2 String cordata
