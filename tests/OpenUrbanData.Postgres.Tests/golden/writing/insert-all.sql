INSERT INTO feature."local_7" (_dataset, _id, _revision, _publication, _updated_at, "geom", "source_id", "id_stability", "quality_flags", "source_values", "name", "places", "date", "municipality_key", "source_updated_at")
SELECT $1, s._id, $2, $3, $4, s."geom", s."source_id", s."id_stability", s._flags, s."source_values", s."name", s."places", s."date", s."municipality_key", s."source_updated_at"
FROM staging."run_7" AS s
ORDER BY s._id
