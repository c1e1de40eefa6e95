SELECT count(*) FROM feature."tree_1" AS t WHERE true AND oud.fold_case(t."species") LIKE oud.like_pattern(oud.fold_case($1))
-- $1 String ACE%
