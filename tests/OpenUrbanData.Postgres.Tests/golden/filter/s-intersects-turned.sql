SELECT count(*) FROM feature."tree_1" AS t WHERE true AND ST_Intersects(ST_GeomFromWKB($1, 4326), t.geom)
-- $1 Byte[] 0101000000CDCCCCCCCCCC20400000000000804840
