SELECT t._dataset, t._id, t."=attribution", t."=municipality_key", t."=n", t."=l" FROM (SELECT 0 AS _dataset, ''::text COLLATE "C" AS _id, d.c0 COLLATE "C" AS "=attribution", t."municipality_key" AS "=municipality_key", count(*) AS "=n", count(DISTINCT d.c1 COLLATE "C") AS "=l" FROM (SELECT t.* FROM feature."tree_1" AS t WHERE true) AS t LEFT JOIN unnest($1, $2, $3) AS d(number, c0, c1) ON d.number = t._dataset GROUP BY 3, 4) AS t WHERE true ORDER BY (t."=municipality_key" COLLATE "C"), t._dataset, t._id
-- $1 Int32[] [Int32 1, Int32 2]
-- $2 String[] [String Stadt Linden, null]
-- $3 String[] [String http://dcat-ap.de/def/licenses/dl-by-de/2.0, String http://dcat-ap.de/def/licenses/cc-zero]

SELECT count(*) FROM (SELECT 0 AS _dataset, ''::text COLLATE "C" AS _id, d.c0 COLLATE "C" AS "=attribution", t."municipality_key" AS "=municipality_key", count(*) AS "=n", count(DISTINCT d.c1 COLLATE "C") AS "=l" FROM (SELECT t.* FROM feature."tree_1" AS t WHERE true) AS t LEFT JOIN unnest($1, $2, $3) AS d(number, c0, c1) ON d.number = t._dataset GROUP BY 3, 4) AS t WHERE true
-- $1 Int32[] [Int32 1, Int32 2]
-- $2 String[] [String Stadt Linden, null]
-- $3 String[] [String http://dcat-ap.de/def/licenses/dl-by-de/2.0, String http://dcat-ap.de/def/licenses/cc-zero]
