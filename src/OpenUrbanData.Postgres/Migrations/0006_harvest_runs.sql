-- Harvesting by schedule: how sources present themselves, what saves fetching again, which records are shown.

ALTER TABLE oud.harvest_source
    ADD title_de text,
    ADD title_en text,
    ADD address text,                                   -- of the source, without what may be secret in url
    ADD protocol text COLLATE "C",                      -- as the last run that read something found it
    ADD period interval,                                -- null: harvested on demand only
    ADD priority integer NOT NULL DEFAULT 0,
    ADD reading jsonb;                                  -- what the last complete run found beside its records; null where the next one must read anew

-- Pages of the last complete run, in the order in which they were asked for. Addresses may hold keys of the operator.
CREATE TABLE oud.harvest_page (
    source text COLLATE "C" NOT NULL REFERENCES oud.harvest_source ON DELETE CASCADE,
    position integer NOT NULL,
    url text NOT NULL,
    sha256 text NOT NULL,
    etag text,
    last_modified timestamptz,
    PRIMARY KEY (source, position)
);

-- hash covers the triples and the hops, so that a record that comes another way is a changed one.
ALTER TABLE oud.harvested_record
    ADD id bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    ADD added_at timestamptz NOT NULL DEFAULT now(),    -- when it first came
    ADD duplicate_of bigint REFERENCES oud.harvested_record (id) ON DELETE SET NULL,    -- the record that is shown instead
    ADD duplicate_rule text COLLATE "C",                -- what decided that they are the same
    ADD duplicate_value text;                           -- what both have in common
CREATE INDEX harvested_record_duplicate ON oud.harvested_record (duplicate_of) WHERE duplicate_of IS NOT NULL;

-- What a record may be recognised by elsewhere, as hashes: records that share one are compared.
CREATE TABLE oud.harvest_mark (
    mark bigint NOT NULL,
    record bigint NOT NULL REFERENCES oud.harvested_record (id) ON DELETE CASCADE,
    PRIMARY KEY (mark, record)
);
CREATE INDEX harvest_mark_record ON oud.harvest_mark (record);

-- What catalogue, search and portal show: within the time of grace, and no duplicate of another one.
CREATE VIEW oud.visible_record AS
    SELECT id, source, key, state, since, added_at, changed_at, hash, document, triples
    FROM oud.harvested_record WHERE state <> 'orphaned' AND duplicate_of IS NULL;
