SELECT t._dataset, t._id, t."species" FROM feature."tree_1" AS t WHERE true ORDER BY t._dataset, t._id LIMIT 1

SELECT count(*) FROM feature."tree_1" AS t WHERE true
