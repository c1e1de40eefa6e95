SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (t.geom && ST_MakeEnvelope($1, $2, $3, $4, 4326) AND ST_Distance(t.geom::geography, ST_GeomFromWKB($5, 4326)::geography) <= $6)
-- $1 Double 8.302877926184909
-- $2 Double 48.93636363636364
-- $3 Double 8.497122073815092
-- $4 Double 49.06363636363636
-- $5 Byte[] 0101000000CDCCCCCCCCCC20400000000000804840
-- $6 Int64 7000
