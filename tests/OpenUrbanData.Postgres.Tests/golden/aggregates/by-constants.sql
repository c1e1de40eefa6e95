SELECT g.*, count(*) OVER () AS groups, (sum(g.n) OVER ())::bigint AS total FROM (SELECT (d.c0 COLLATE "C") AS k0, (d.c1 COLLATE "C") AS k1, count(*) AS n, count(DISTINCT (d.c2 COLLATE "C")) AS m0 FROM (SELECT t.* FROM feature."tree_1" AS t WHERE true) AS t LEFT JOIN unnest($1, $2, $3, $4) AS d(number, c0, c1, c2) ON d.number = t._dataset GROUP BY 1, 2) AS g ORDER BY g.k0, g.k1 LIMIT 100
-- $1 Int32[] [Int32 1, Int32 2]
-- $2 String[] [String Stadt Linden, null]
-- $3 String[] [String http://dcat-ap.de/def/licenses/dl-by-de/2.0, String http://dcat-ap.de/def/licenses/cc-zero]
-- $4 String[] [String linden.trees, String weiler.trees]
