CREATE UNLOGGED TABLE staging."run_7_suspect" AS
SELECT s._row, t.key AS key, coalesce(s._crs, -1) AS _crs,
    ST_SetSRID(ST_FlipCoordinates(coalesce(s._source, s.geom)), 0) AS _source, NULL::geometry AS geom, NULL::text[] AS _flags
FROM staging."run_7" AS s
LEFT JOIN staging."run_7_town" AS t ON t.key = s.municipality_key
WHERE (s.geom IS NULL AND s._source IS NOT NULL) OR (s.geom IS NOT NULL AND NOT CASE WHEN t.key IS NULL THEN s.geom && ST_MakeEnvelope(4, 44, 19, 57, 4326) ELSE ST_Intersects(t.area, s.geom) END)
