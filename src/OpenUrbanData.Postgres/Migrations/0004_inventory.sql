-- Data on the way to publication (Bestandsaufnahme), and what checks of addresses of others found.

-- One row per descriptor with a state before publication; the row goes when the data set is published. Owners and reasons of
-- entries that their publisher does not show are for the operator: the API reads the view.
CREATE TABLE oud.inventory (
    id text COLLATE "C" PRIMARY KEY,                    -- <publisher>.<name>
    lifecycle text NOT NULL CHECK (lifecycle IN ('identified', 'requested', 'in_review', 'cleared', 'withheld')),
    since timestamptz NOT NULL,
    is_public boolean NOT NULL,
    document jsonb NOT NULL
);
CREATE VIEW oud.public_inventory AS SELECT id, since, document FROM oud.inventory WHERE is_public;

-- Only addresses that a published entry names; the check drops the others.
CREATE TABLE oud.link (
    url text COLLATE "C" PRIMARY KEY,
    checked_at timestamptz NOT NULL,
    since timestamptz NOT NULL,                         -- the outcome is the same since then
    code text,                                          -- null: it answers
    status integer,
    bytes bigint,
    media_type text
);
