SELECT t._dataset, t._id, t."source_id", t."municipality_key", t."species", t."height", t."trunks", t."evergreen", t."valid_from", t."valid_to", t."seen_at", t."tags", t."extra", t._updated_at, t.geom FROM feature."tree_1" AS t WHERE true AND (ST_Intersects(t.geom, ST_Transform(ST_Segmentize(ST_MakeEnvelope($1, $2, $3, $4, 25832), $5), 4326)) OR t.geom IS NULL) ORDER BY t._dataset, t._id LIMIT 11
-- $1 Double 455000
-- $2 Double 5420000
-- $3 Double 470000
-- $4 Double 5440000
-- $5 Double 625

SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (ST_Intersects(t.geom, ST_Transform(ST_Segmentize(ST_MakeEnvelope($1, $2, $3, $4, 25832), $5), 4326)) OR t.geom IS NULL)
-- $1 Double 455000
-- $2 Double 5420000
-- $3 Double 470000
-- $4 Double 5440000
-- $5 Double 625
