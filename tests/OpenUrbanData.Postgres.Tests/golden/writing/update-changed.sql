UPDATE feature."local_7" AS f SET
    (_revision, _publication, _updated_at, "geom", "source_id", "id_stability", "quality_flags", "source_values", "name", "places", "date", "municipality_key", "source_updated_at")
    = ($2, $3, $4, s."geom", s."source_id", s."id_stability", s._flags, s."source_values", s."name", s."places", s."date", s."municipality_key", s."source_updated_at")
FROM staging."run_7" AS s
JOIN staging."run_7_change" AS c ON c._id = s._id AND c.kind = 'changed'
WHERE f._dataset = $1 AND f._id = s._id
