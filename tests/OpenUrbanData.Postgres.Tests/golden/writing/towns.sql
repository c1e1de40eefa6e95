CREATE UNLOGGED TABLE staging."run_7_town" AS
SELECT code AS key, ST_Union(ST_Buffer(ST_SimplifyPreserveTopology(geom, 0.0005)::geography,
    2000, 'quad_segs=2')::geometry) AS area
FROM feature."administrative_unit_1"
WHERE unit_level = 'municipality' AND geom IS NOT NULL
  AND code IN (SELECT DISTINCT municipality_key FROM staging."run_7")
GROUP BY code
