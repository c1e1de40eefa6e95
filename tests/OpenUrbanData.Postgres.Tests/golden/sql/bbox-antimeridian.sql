SELECT t._dataset, t._id, t."source_id", t."municipality_key", t."species", t."height", t."trunks", t."evergreen", t."valid_from", t."valid_to", t."seen_at", t."tags", t."extra", t._updated_at, t.geom FROM feature."tree_1" AS t WHERE true AND (ST_Intersects(t.geom, ST_MakeEnvelope($1, $2, $3, $4, 4326)) OR ST_Intersects(t.geom, ST_MakeEnvelope($5, $6, $7, $8, 4326)) OR t.geom IS NULL) ORDER BY t._dataset, t._id LIMIT 11
-- $1 Double 179
-- $2 Double 0
-- $3 Double 180
-- $4 Double 20
-- $5 Double -180
-- $6 Double 0
-- $7 Double -179
-- $8 Double 20

SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (ST_Intersects(t.geom, ST_MakeEnvelope($1, $2, $3, $4, 4326)) OR ST_Intersects(t.geom, ST_MakeEnvelope($5, $6, $7, $8, 4326)) OR t.geom IS NULL)
-- $1 Double 179
-- $2 Double 0
-- $3 Double 180
-- $4 Double 20
-- $5 Double -180
-- $6 Double 0
-- $7 Double -179
-- $8 Double 20
