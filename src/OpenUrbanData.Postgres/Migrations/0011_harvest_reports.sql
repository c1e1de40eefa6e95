-- What everybody may see of harvested sources and their runs. The tables hold addresses with keys of the operator.

CREATE VIEW oud.public_harvest AS
    SELECT s.name, coalesce(s.title_de, s.name) AS title_de, coalesce(s.title_en, s.title_de, s.name) AS title_en, s.address, s.protocol,
        extract(epoch FROM s.period)::bigint AS period, coalesce(c.present, 0) AS present, coalesce(c.missing, 0) AS missing,
        coalesce(c.orphaned, 0) AS orphaned, coalesce(c.duplicates, 0) AS duplicates, l.started_at, l.outcome,
        (SELECT max(g.finished_at) FROM oud.harvest_run AS g WHERE g.source = s.name AND g.outcome = 'complete') AS complete_at
    FROM oud.harvest_source AS s
    LEFT JOIN (
        SELECT source, count(*) FILTER (WHERE state = 'present') AS present, count(*) FILTER (WHERE state = 'missing') AS missing,
            count(*) FILTER (WHERE state = 'orphaned') AS orphaned, count(*) FILTER (WHERE state <> 'orphaned' AND duplicate_of IS NOT NULL) AS duplicates
        FROM oud.harvested_record GROUP BY source) AS c ON c.source = s.name
    LEFT JOIN LATERAL (SELECT r.started_at, r.outcome FROM oud.harvest_run AS r WHERE r.source = s.name ORDER BY r.id DESC LIMIT 1) AS l ON true;

CREATE VIEW oud.public_harvest_run AS
    SELECT id, source, started_at, finished_at, outcome, held, report FROM oud.harvest_run;
