UPDATE staging."run_7" AS s SET
    geom = oud.place(x.placed, 4326),
    _flags = CASE WHEN ST_Dimension(s._source) > 0 AND NOT ST_IsValid(s._source)
        THEN array_append(coalesce(s._flags, '{}'), 'geometry_repaired') ELSE s._flags END
FROM (
    SELECT array_agg(_row) AS numbers, array_agg(_source) AS sources FROM staging."run_7" WHERE _crs = 1
    GROUP BY GeometryType(_source) = 'POINT', _row / CASE WHEN GeometryType(_source) = 'POINT' THEN 10000 ELSE 200 END
) AS many
CROSS JOIN LATERAL oud.transform(many.numbers, many.sources, 'PROJCS["it''s"]'::text) AS x
WHERE s._row = x.number
