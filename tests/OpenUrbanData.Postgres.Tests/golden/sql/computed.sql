SELECT t._dataset, t._id, char_length(t."species")::double precision, (lower(t."species" COLLATE "und-x-icu") COLLATE "C") COLLATE "C" FROM feature."tree_1" AS t WHERE true ORDER BY t._dataset, t._id LIMIT 1

SELECT count(*) FROM feature."tree_1" AS t WHERE true
