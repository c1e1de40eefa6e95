-- When a record changed in this catalogue, whatever it says of itself: who harvests us by time misses nothing that came from others late.

ALTER TABLE oud.record ADD COLUMN changed timestamptz;
CREATE INDEX record_changed ON oud.record (changed, id);

CREATE OR REPLACE VIEW feature.record AS
SELECT 0 AS _dataset, r.id AS _id, r.id, r.source, r.key, r.iri, r.kind AS type, r.title, r.description, r.keywords, r.themes, r.publisher,
    r.municipality_keys AS municipality_key, r.formats, r.license, r.schema, r.external_ids AS "externalIds", r.languages AS language, r.is_hvd AS hvd,
    r.issued AS created, r.modified AS updated, r.begins, r.ends, r.geom, r.words, h.document, r.changed
FROM oud.record AS r LEFT JOIN oud.harvested_record AS h ON h.source = r.source AND h.key = r.key;

-- The feed of changes names what is gone, too.
CREATE INDEX harvested_gone ON oud.harvested_record (since) WHERE state = 'orphaned' AND duplicate_of IS NULL;
