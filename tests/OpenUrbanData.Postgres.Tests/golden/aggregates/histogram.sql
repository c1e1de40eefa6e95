SELECT g.*, count(*) OVER () AS groups, (sum(g.n) OVER ())::bigint AS total FROM (SELECT (d.c0 COLLATE "C") AS k0, count(*) AS n, ARRAY[count(*) FILTER (WHERE h0.bin = 0), count(*) FILTER (WHERE h0.bin = 1), count(*) FILTER (WHERE h0.bin = 2), count(*) FILTER (WHERE h0.bin = 3), count(*) FILTER (WHERE h0.bin = 4), count(*) FILTER (WHERE h0.bin = 5)] AS m0 FROM (SELECT t.* FROM feature."tree_1" AS t WHERE true) AS t LEFT JOIN unnest($1, $2) AS d(number, c0) ON d.number = t._dataset LEFT JOIN LATERAL (SELECT width_bucket(t."height", $3) AS bin OFFSET 0) AS h0 ON true GROUP BY 1) AS g ORDER BY g.k0 LIMIT 100
-- $1 Int32[] [Int32 1, Int32 2]
-- $2 String[] [String linden.trees, String weiler.trees]
-- $3 Double[] [Double 0, Double 5, Double 10, Double 15, Double 20]
