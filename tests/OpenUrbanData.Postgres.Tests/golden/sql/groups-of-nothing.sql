SELECT t._dataset, t._id, t."=n" FROM (SELECT 0 AS _dataset, ''::text COLLATE "C" AS _id, count(*) AS "=n" FROM feature."tree_1" AS t WHERE false) AS t WHERE true ORDER BY t._dataset, t._id

SELECT count(*) FROM (SELECT 0 AS _dataset, ''::text COLLATE "C" AS _id, count(*) AS "=n" FROM feature."tree_1" AS t WHERE false) AS t WHERE true
