CREATE UNLOGGED TABLE staging."run_7_suspect" AS
SELECT x._row, x.known,
    CASE WHEN CASE WHEN x.known THEN EXISTS (SELECT FROM staging."run_7_town" AS t WHERE t.key = x.key AND t.area && x.other AND ST_Intersects(t.area, x.other)) ELSE x.other && ST_MakeEnvelope(4, 44, 19, 57, 4326) END
        THEN x.other END AS other
FROM (
    SELECT s._row, s.municipality_key AS key, EXISTS (SELECT FROM staging."run_7_town" AS t WHERE t.key = s.municipality_key) AS known,
        oud.place(ST_FlipCoordinates(coalesce(s._source, s.geom)), coalesce(c.srid, 4326), c.proj) AS other
    FROM staging."run_7" AS s LEFT JOIN (VALUES (0::smallint, 25832, NULL::text)) AS c(number, srid, proj) ON c.number = s._crs
    WHERE (s.geom IS NULL AND s._source IS NOT NULL)
       OR CASE WHEN EXISTS (SELECT FROM staging."run_7_town" AS t WHERE t.key = s.municipality_key) THEN NOT EXISTS (SELECT FROM staging."run_7_town" AS t WHERE t.key = s.municipality_key AND t.area && s.geom AND ST_Intersects(t.area, s.geom)) ELSE NOT s.geom && ST_MakeEnvelope(4, 44, 19, 57, 4326) END
    OFFSET 0
) AS x
