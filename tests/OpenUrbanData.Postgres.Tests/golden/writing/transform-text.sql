UPDATE staging."run_7" SET
    geom = oud.place(_source, 0, 'PROJCS["it''s"]'::text),
    _flags = CASE WHEN ST_Dimension(_source) > 0 AND NOT ST_IsValid(_source)
        THEN array_append(coalesce(_flags, '{}'), 'geometry_repaired') ELSE _flags END
WHERE _crs = 1
