-- Sizes of whole data sets as files, for catalogues.

ALTER TABLE oud.dataset
    ADD COLUMN download_bytes jsonb NOT NULL DEFAULT '{}',      -- bytes by ending of the file (csv); of large data sets estimated
    ADD COLUMN download_revision bigint NOT NULL DEFAULT 0;     -- the revision that was measured; 0 for none

-- What is shown of the catalogues of others, in the order of pages.
CREATE INDEX harvested_visible ON oud.harvested_record (source, key) WHERE state <> 'orphaned' AND duplicate_of IS NULL;
