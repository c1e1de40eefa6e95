SELECT t._dataset, t._id, t."=species", t."=n" FROM (SELECT 0 AS _dataset, ''::text COLLATE "C" AS _id, t."species" AS "=species", count(*) AS "=n" FROM feature."tree_1" AS t WHERE true GROUP BY 3) AS t WHERE true AND (t."=n" < $1 OR t."=n" IS NULL OR (t."=n" = $2 AND ((t."=species" COLLATE "C") > $3 OR (t."=species" COLLATE "C") IS NULL OR ((t."=species" COLLATE "C") = $4 AND (t._dataset, t._id) > ($5, $6))))) ORDER BY t."=n" DESC NULLS LAST, (t."=species" COLLATE "C"), t._dataset, t._id LIMIT 2
-- $1 Int64 1
-- $2 Int64 1
-- $3 String Quercus robur
-- $4 String Quercus robur
-- $5 Int32 0
-- $6 String 

SELECT count(*) FROM (SELECT 0 AS _dataset, ''::text COLLATE "C" AS _id, t."species" AS "=species", count(*) AS "=n" FROM feature."tree_1" AS t WHERE true GROUP BY 3) AS t WHERE true
