INSERT INTO oud.statistic (dataset, municipality_key, need, property, features, filled)
SELECT $1, t.town, $2, p.name, t.features, p.filled
FROM (SELECT coalesce(f.municipality_key, '') AS town, count(*) AS features,
    count(f."geom") AS c0,
    count(f."source_id") AS c1,
    count(f."id_stability") AS c2,
    count(f."quality_flags") AS c3,
    count(f."source_values") AS c4,
    count(f."name") AS c5,
    count(f."places") AS c6,
    count(f."date") AS c7,
    count(f."municipality_key") AS c8,
    count(f."source_updated_at") AS c9
    FROM feature."local_7" AS f WHERE f._dataset = $3 AND f."name" = ANY($4)
    GROUP BY 1) AS t
CROSS JOIN LATERAL (VALUES ('', t.features), ($5, t.c0), ($6, t.c1), ($7, t.c2), ($8, t.c3), ($9, t.c4), ($10, t.c5), ($11, t.c6), ($12, t.c7), ($13, t.c8), ($14, t.c9)) AS p(name, filled)
WHERE p.name = '' OR p.filled > 0
