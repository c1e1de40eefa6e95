SELECT t._dataset, t._id, t."source_id", t."municipality_key", t."species", t."height", t."trunks", t."evergreen", t."valid_from", t."valid_to", t."seen_at", t."tags", t."extra", t._updated_at, t.geom FROM feature."tree_1" AS t WHERE true AND (t.geom && ST_MakeEnvelope($1, $2, $3, $4, 4326) AND ST_Distance(t.geom::geography, ST_SetSRID(ST_MakePoint($5, $6), 4326)::geography) <= $7) ORDER BY t._dataset, t._id LIMIT 11
-- $1 Double 8.302877926184909
-- $2 Double 48.93636363636364
-- $3 Double 8.497122073815092
-- $4 Double 49.06363636363636
-- $5 Double 8.4
-- $6 Double 49
-- $7 Int64 7000

SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (t.geom && ST_MakeEnvelope($1, $2, $3, $4, 4326) AND ST_Distance(t.geom::geography, ST_SetSRID(ST_MakePoint($5, $6), 4326)::geography) <= $7)
-- $1 Double 8.302877926184909
-- $2 Double 48.93636363636364
-- $3 Double 8.497122073815092
-- $4 Double 49.06363636363636
-- $5 Double 8.4
-- $6 Double 49
-- $7 Int64 7000
