UPDATE staging."run_7_suspect" AS x SET geom = NULL FROM staging."run_7_suspect" AS s
LEFT JOIN staging."run_7_town" AS t ON t.key = s.key WHERE x._row = s._row AND NOT CASE WHEN t.key IS NULL THEN x.geom && ST_MakeEnvelope(4, 44, 19, 57, 4326) ELSE ST_Intersects(t.area, x.geom) END
