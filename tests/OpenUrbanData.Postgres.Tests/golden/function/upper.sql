SELECT count(*) FROM feature."tree_1" AS t WHERE true AND ((upper(t."species" COLLATE "und-x-icu") COLLATE "C") = $1 COLLATE "C")
-- $1 String ÄSCULUS 50%_
