SELECT g.*, count(*) OVER () AS groups, (sum(g.n) OVER ())::bigint AS total FROM (SELECT count(*) AS n FROM (SELECT t.* FROM feature."tree_1" AS t WHERE true) AS t) AS g LIMIT 100
