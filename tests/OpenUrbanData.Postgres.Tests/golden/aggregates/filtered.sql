SELECT g.*, count(*) OVER () AS groups, (sum(g.n) OVER ())::bigint AS total FROM (SELECT t."species" AS k0, count(*) AS n FROM (SELECT t.* FROM feature."tree_1" AS t WHERE t._dataset = $1 AND (t."height" > $2)) AS t GROUP BY 1) AS g ORDER BY g.k0 LIMIT 100
-- $1 Int32 2
-- $2 Double 10
