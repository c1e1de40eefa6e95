-- Catalogues of others: where they are, what runs found, and their records as they came.

CREATE TABLE oud.harvest_source (
    name text COLLATE "C" PRIMARY KEY,
    url text NOT NULL
);

CREATE TABLE oud.harvest_run (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source text COLLATE "C" NOT NULL REFERENCES oud.harvest_source ON DELETE CASCADE,
    started_at timestamptz NOT NULL,
    finished_at timestamptz NOT NULL,
    outcome text NOT NULL CHECK (outcome IN ('complete', 'partial', 'failed')),
    held text,                                          -- why nothing was withdrawn; null after a complete run
    report jsonb NOT NULL                               -- counts per step, pages, repairs, problems
);
CREATE INDEX harvest_run_source ON oud.harvest_run (source, id);

CREATE TABLE oud.harvested_record (
    source text COLLATE "C" NOT NULL REFERENCES oud.harvest_source ON DELETE CASCADE,
    key text COLLATE "C" NOT NULL,                      -- IRI, or what stands for it where it has none
    state text NOT NULL CHECK (state IN ('present', 'missing', 'orphaned')),
    since timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,                    -- when this content came
    hash text NOT NULL,                                 -- SHA-256 of triples
    document jsonb NOT NULL,                            -- what was taken out of the triples
    triples text NOT NULL,                              -- canonical N-Triples
    PRIMARY KEY (source, key)
);
