SELECT t._dataset, t._id, t."=species", t."=n" FROM (SELECT 0 AS _dataset, ''::text COLLATE "C" AS _id, t."species" AS "=species", count(*) AS "=n" FROM feature."tree_1" AS t WHERE true AND (t."height" < $1) GROUP BY 3) AS t WHERE true ORDER BY (t."=species" COLLATE "C"), t._dataset, t._id LIMIT 1 OFFSET 1
-- $1 Int64 13

SELECT count(*) FROM (SELECT 0 AS _dataset, ''::text COLLATE "C" AS _id, t."species" AS "=species", count(*) AS "=n" FROM feature."tree_1" AS t WHERE true AND (t."height" < $1) GROUP BY 3) AS t WHERE true
-- $1 Int64 13
