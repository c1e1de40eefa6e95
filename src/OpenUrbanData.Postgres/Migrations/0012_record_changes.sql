-- Which publication made each entry of the catalogue what it is, and which entries are gone, so that other instances ask for changes only.

-- Tells this history of publications from that of another database that had the same address before or after.
ALTER TABLE oud.instance ADD COLUMN history text COLLATE "C" NOT NULL DEFAULT substr(md5(gen_random_uuid()::text), 1, 8);

-- Null inside the transaction that wrote the row, until that has its number (PublicationSql.Raise).
ALTER TABLE oud.record ADD COLUMN publication bigint;
UPDATE oud.record SET publication = (SELECT publication FROM oud.instance);
CREATE INDEX record_publication ON oud.record (publication);

CREATE TABLE oud.record_gone (
    id text COLLATE "C" PRIMARY KEY,                    -- as in oud.record
    source text COLLATE "C",                            -- null: own
    key text COLLATE "C" NOT NULL,
    publication bigint
);
CREATE INDEX record_gone_publication ON oud.record_gone (publication);

CREATE FUNCTION oud.record_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        INSERT INTO oud.record_gone (id, source, key) VALUES (OLD.id, OLD.source, OLD.key)
        ON CONFLICT (id) DO UPDATE SET source = excluded.source, key = excluded.key, publication = NULL;
        RETURN OLD;
    END IF;
    IF TG_OP = 'INSERT' THEN
        DELETE FROM oud.record_gone WHERE id = NEW.id;
    END IF;
    NEW.publication := NULL;
    RETURN NEW;
END
$$;
CREATE TRIGGER record_changed BEFORE INSERT OR DELETE OR UPDATE OF hash ON oud.record FOR EACH ROW EXECUTE FUNCTION oud.record_changed();
