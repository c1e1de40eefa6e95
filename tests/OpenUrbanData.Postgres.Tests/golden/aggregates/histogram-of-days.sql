SELECT g.*, count(*) OVER () AS groups, (sum(g.n) OVER ())::bigint AS total FROM (SELECT count(*) AS n, ARRAY[count(*) FILTER (WHERE width_bucket(t."valid_from", $1) = 0), count(*) FILTER (WHERE width_bucket(t."valid_from", $2) = 1), count(*) FILTER (WHERE width_bucket(t."valid_from", $3) = 2), count(*) FILTER (WHERE width_bucket(t."valid_from", $4) = 3)] AS m0 FROM (SELECT t.* FROM feature."tree_1" AS t WHERE true) AS t) AS g LIMIT 100
-- $1 DateOnly[] [DateOnly 2000-01-02, DateOnly 2010-01-01, DateOnly 2020-01-02]
-- $2 DateOnly[] [DateOnly 2000-01-02, DateOnly 2010-01-01, DateOnly 2020-01-02]
-- $3 DateOnly[] [DateOnly 2000-01-02, DateOnly 2010-01-01, DateOnly 2020-01-02]
-- $4 DateOnly[] [DateOnly 2000-01-02, DateOnly 2010-01-01, DateOnly 2020-01-02]
