SELECT t._dataset, t._id, t."=double" FROM (SELECT t.*, (oud.multiply(t."height", $1))::double precision AS "=double" FROM feature."tree_1" AS t WHERE true AND (t."height" > $2)) AS t WHERE true AND (t."=double" > $3) ORDER BY t._dataset, t._id
-- $1 Int64 2
-- $2 Int64 0
-- $3 Int64 20

SELECT count(*) FROM (SELECT t.*, (oud.multiply(t."height", $1))::double precision AS "=double" FROM feature."tree_1" AS t WHERE true AND (t."height" > $2)) AS t WHERE true AND (t."=double" > $3)
-- $1 Int64 2
-- $2 Int64 0
-- $3 Int64 20
