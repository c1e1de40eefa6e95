CREATE UNLOGGED TABLE staging."run_7_town" AS
SELECT code AS key, ST_Subdivide(ST_Buffer(geom::geography, 2000)::geometry, 64) AS area
FROM feature."administrative_unit_1"
WHERE unit_level = 'municipality' AND geom IS NOT NULL
  AND code IN (SELECT DISTINCT municipality_key FROM staging."run_7")
