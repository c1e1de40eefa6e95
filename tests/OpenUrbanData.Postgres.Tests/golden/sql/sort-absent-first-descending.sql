SELECT t._dataset, t._id, t."source_id", t."municipality_key", t."species", t."height", t."trunks", t."evergreen", t."valid_from", t."valid_to", t."seen_at", t."tags", t."extra", t._updated_at, t.geom FROM feature."tree_1" AS t WHERE true ORDER BY t."height" DESC, t._dataset, t._id LIMIT 11

SELECT count(*) FROM feature."tree_1" AS t WHERE true
