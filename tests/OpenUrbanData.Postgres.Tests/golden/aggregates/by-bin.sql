SELECT g.*, count(*) OVER () AS groups, (sum(g.n) OVER ())::bigint AS total FROM (SELECT width_bucket(t."height", $1) AS k0, count(*) AS n FROM (SELECT t.* FROM feature."tree_1" AS t WHERE true) AS t GROUP BY 1) AS g ORDER BY g.k0 IS NULL DESC, g.k0 LIMIT 100
-- $1 Double[] [Double 0, Double 5, Double 10, Double 15, Double 20]
