-- Data of peers: what was removed for good passes on to those who mirror it, and which data sets are mirrored from where.

-- Set where only the values of a property or published column were removed; then no address is gone.
ALTER TABLE oud.purged ADD COLUMN property text;

CREATE TABLE oud.mirror (
    dataset_id text COLLATE "C" PRIMARY KEY,
    source text COLLATE "C" NOT NULL,                   -- name of the harvested catalogue that it comes with
    record text NOT NULL,                               -- its IRI in the catalogue of the instance that publishes it
    origin text NOT NULL,                               -- address of that instance
    peer text NOT NULL,                                 -- address that it is copied from; another one where the peer mirrors, too
    since bigint,                                       -- publication of the peer that is here; null: the next copy is whole
    issued_at timestamptz,                              -- first publication at the peer: another one means another history
    schema text,                                        -- name and version at the peer
    description text,                                   -- SHA-256 of what the peer says of it
    checked_at timestamptz,                             -- when the peer last confirmed what is here
    stale_since timestamptz,                            -- the same, while it does not confirm any more; null otherwise
    code text                                           -- why it does not, or why nothing was copied; null otherwise
);
CREATE INDEX mirror_source ON oud.mirror (source);
