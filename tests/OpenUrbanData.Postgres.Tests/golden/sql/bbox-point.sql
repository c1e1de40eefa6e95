SELECT t._dataset, t._id, t."source_id", t."municipality_key", t."species", t."height", t."trunks", t."evergreen", t."valid_from", t."valid_to", t."seen_at", t."tags", t."extra", t._updated_at, t.geom FROM feature."tree_1" AS t WHERE true AND (ST_Intersects(t.geom, ST_Envelope(ST_MakeEnvelope($1, $2, $3, $4, 4326))) OR t.geom IS NULL) ORDER BY t._dataset, t._id LIMIT 11
-- $1 Double 8.4
-- $2 Double 49
-- $3 Double 8.4
-- $4 Double 49

SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (ST_Intersects(t.geom, ST_Envelope(ST_MakeEnvelope($1, $2, $3, $4, 4326))) OR t.geom IS NULL)
-- $1 Double 8.4
-- $2 Double 49
-- $3 Double 8.4
-- $4 Double 49
