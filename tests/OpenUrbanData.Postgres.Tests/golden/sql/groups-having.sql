SELECT t._dataset, t._id, t."=species", t."=n" FROM (SELECT 0 AS _dataset, ''::text COLLATE "C" AS _id, t."species" AS "=species", count(*) AS "=n" FROM feature."tree_1" AS t WHERE true GROUP BY 3) AS t WHERE true AND (t."=n" > $1) ORDER BY t._dataset, t._id
-- $1 Int64 1

SELECT count(*) FROM (SELECT 0 AS _dataset, ''::text COLLATE "C" AS _id, t."species" AS "=species", count(*) AS "=n" FROM feature."tree_1" AS t WHERE true GROUP BY 3) AS t WHERE true AND (t."=n" > $1)
-- $1 Int64 1
