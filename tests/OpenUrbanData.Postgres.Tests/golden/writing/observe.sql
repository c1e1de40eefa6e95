INSERT INTO oud.observation_latest AS o
    (dataset, feature_id, observed_property, qualifier, value, code, phenomenon_time, result_time, quality)
SELECT DISTINCT ON (s._id, x.property, x.qualifier)
    $1, s._id, x.property, x.qualifier, x.value, x.code, coalesce(x.time, $2), $2, x.quality
FROM staging."run_7" AS s
CROSS JOIN jsonb_to_recordset(s._observations) AS x (
    property text, qualifier text, value double precision, code text, time timestamptz, quality text)
WHERE s._observations IS NOT NULL
  AND EXISTS (SELECT FROM feature."local_7" AS f WHERE f._dataset = $1 AND f._id = s._id)
ORDER BY s._id, x.property, x.qualifier, coalesce(x.time, $2) DESC
ON CONFLICT (dataset, feature_id, observed_property, qualifier) DO UPDATE SET
    value = excluded.value, code = excluded.code, phenomenon_time = excluded.phenomenon_time,
    result_time = excluded.result_time, quality = excluded.quality
WHERE excluded.phenomenon_time > o.phenomenon_time
