UPDATE staging."run_7" SET
    geom = CASE WHEN GeometryType(_source) = 'POINT' THEN (
    SELECT CASE WHEN ST_X(g) BETWEEN -180 AND 180 AND ST_Y(g) BETWEEN -90 AND 90
        THEN ST_SetSRID(ST_MakePoint(round(ST_X(g) * 1e7) / 1e7, round(ST_Y(g) * 1e7) / 1e7), 4326) END
    FROM (SELECT ST_Transform(ST_SetSRID(_source, 25832), 4326) AS g OFFSET 0) AS once)
ELSE oud.place(_source, 25832) END,
    _flags = CASE WHEN ST_Dimension(_source) > 0 AND NOT ST_IsValid(_source)
        THEN array_append(coalesce(_flags, '{}'), 'geometry_repaired') ELSE _flags END
WHERE _crs = 0
