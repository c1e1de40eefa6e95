SELECT g.*, count(*) OVER () AS groups, (sum(g.n) OVER ())::bigint AS total FROM (SELECT (d.c0 COLLATE "C") AS k0, count(*) AS n, ARRAY[count(*) FILTER (WHERE width_bucket(t."height", $1) = 0), count(*) FILTER (WHERE width_bucket(t."height", $2) = 1), count(*) FILTER (WHERE width_bucket(t."height", $3) = 2), count(*) FILTER (WHERE width_bucket(t."height", $4) = 3), count(*) FILTER (WHERE width_bucket(t."height", $5) = 4), count(*) FILTER (WHERE width_bucket(t."height", $6) = 5)] AS m0 FROM (SELECT t.* FROM feature."tree_1" AS t WHERE true) AS t LEFT JOIN unnest($7, $8) AS d(number, c0) ON d.number = t._dataset GROUP BY 1) AS g ORDER BY g.k0 LIMIT 100
-- $1 Double[] [Double 0, Double 5, Double 10, Double 15, Double 20]
-- $2 Double[] [Double 0, Double 5, Double 10, Double 15, Double 20]
-- $3 Double[] [Double 0, Double 5, Double 10, Double 15, Double 20]
-- $4 Double[] [Double 0, Double 5, Double 10, Double 15, Double 20]
-- $5 Double[] [Double 0, Double 5, Double 10, Double 15, Double 20]
-- $6 Double[] [Double 0, Double 5, Double 10, Double 15, Double 20]
-- $7 Int32[] [Int32 1, Int32 2]
-- $8 String[] [String linden.trees, String weiler.trees]
