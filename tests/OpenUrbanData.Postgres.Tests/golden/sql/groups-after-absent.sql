SELECT t._dataset, t._id, t."=species", t."=n" FROM (SELECT 0 AS _dataset, ''::text COLLATE "C" AS _id, t."species" AS "=species", count(*) AS "=n" FROM feature."tree_1" AS t WHERE true GROUP BY 3) AS t WHERE true AND ((t."=species" COLLATE "C") IS NULL AND (t._dataset, t._id) > ($1, $2)) ORDER BY (t."=species" COLLATE "C"), t._dataset, t._id
-- $1 Int32 0
-- $2 String 

SELECT count(*) FROM (SELECT 0 AS _dataset, ''::text COLLATE "C" AS _id, t."species" AS "=species", count(*) AS "=n" FROM feature."tree_1" AS t WHERE true GROUP BY 3) AS t WHERE true
