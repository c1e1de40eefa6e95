SELECT t._dataset, t._id, t."source_id", t."municipality_key", t."species", t."height", t."trunks", t."evergreen", t."valid_from", t."valid_to", t."seen_at", t."tags", t."extra", t._updated_at, t.geom, (SELECT json_object_agg(
    o.observed_property || CASE WHEN o.qualifier = '' THEN '' ELSE '/' || o.qualifier END,
    json_strip_nulls(json_build_object('value', o.value, 'code', o.code,
        'phenomenon_time', to_char(o.phenomenon_time AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
        'quality', o.quality, 'stale', o.phenomenon_time + p.max_age < now()))
    ORDER BY o.observed_property, o.qualifier)
FROM oud.observation_latest AS o LEFT JOIN oud.observed_property AS p ON p.name = o.observed_property
WHERE o.dataset = t._dataset AND o.feature_id = t._id) FROM feature."tree_1" AS t WHERE true ORDER BY t._dataset, t._id LIMIT 1

SELECT count(*) FROM feature."tree_1" AS t WHERE true
