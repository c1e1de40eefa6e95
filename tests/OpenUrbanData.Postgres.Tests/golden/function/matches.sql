SELECT count(*) FROM feature."tree_1" AS t WHERE true AND ((t."species" COLLATE "C" ~ $1) = $2)
-- $1 String ^(?:Til[^
  ]a|[A-C][A-Za-z0-9_]{2,})(?: |$)
-- $2 Boolean True
