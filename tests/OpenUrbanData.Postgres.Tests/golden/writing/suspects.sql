CREATE UNLOGGED TABLE staging."run_7_suspect" AS
SELECT s._row, t.key IS NOT NULL AS known, CASE WHEN CASE WHEN t.key IS NULL THEN x.other && ST_MakeEnvelope(4, 44, 19, 57, 4326) ELSE ST_Intersects(t.area, x.other) END THEN x.other END AS other
FROM staging."run_7" AS s
LEFT JOIN staging."run_7_town" AS t ON t.key = s.municipality_key
LEFT JOIN (VALUES (0::smallint, 25832, NULL::text)) AS c(number, srid, proj) ON c.number = s._crs
CROSS JOIN LATERAL (SELECT oud.place(ST_FlipCoordinates(coalesce(s._source, s.geom)), coalesce(c.srid, 4326), c.proj) AS other OFFSET 0) AS x
WHERE (s.geom IS NULL AND s._source IS NOT NULL) OR (s.geom IS NOT NULL AND NOT CASE WHEN t.key IS NULL THEN s.geom && ST_MakeEnvelope(4, 44, 19, 57, 4326) ELSE ST_Intersects(t.area, s.geom) END)
