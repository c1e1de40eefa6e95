-- The search index over the whole catalogue: own published entries and the visible records of others, one row each. Written by
-- Writing/RecordIndex.cs only, in the transactions that change what it is made of; nothing here is said nowhere else.
CREATE TABLE oud.record (
    id text COLLATE "C" PRIMARY KEY,                    -- own: id of the entry; of others: <source>:<20 digits of the hash of the key>
    source text COLLATE "C" REFERENCES oud.harvest_source ON DELETE CASCADE, -- null: own
    key text COLLATE "C" NOT NULL,                      -- own: id; of others: key within the source
    iri text COLLATE "C",                               -- of others, unchanged
    kind text COLLATE "C" NOT NULL,                     -- dataset, series, service
    title text COLLATE "C" NOT NULL,                    -- German where there is one; not longer than an index allows, as all texts that have one
    description text COLLATE "C",
    keywords text[] NOT NULL,                           -- German and English ones
    themes text[] NOT NULL,                             -- codes of the EU data themes
    publisher text COLLATE "C",                         -- name
    municipality_keys text[] NOT NULL,                  -- towns that it has features of, or is said to cover
    formats text[] NOT NULL,                            -- codes of the EU file types
    license text COLLATE "C",                           -- IRI
    schema text COLLATE "C",                            -- canonical collection that it conforms to
    external_ids text[] NOT NULL,                       -- what others call it
    languages text[] NOT NULL,                          -- de, en …
    is_hvd boolean NOT NULL,                            -- high-value data set of the EU
    issued timestamptz,
    modified timestamptz,
    begins timestamptz,
    ends timestamptz,
    geom geometry(Geometry, 4326),                      -- box around all geometries
    words tsvector NOT NULL,                            -- every text, stemmed in German and in English; A title, B keywords, C publisher and towns, D description
    hash text NOT NULL                                  -- of what the row was made of
);
CREATE UNIQUE INDEX record_source ON oud.record (source, key);
CREATE INDEX record_words ON oud.record USING gin (words);
CREATE INDEX record_lists ON oud.record USING gin (keywords, themes, municipality_keys, formats, external_ids);
CREATE INDEX record_geom ON oud.record USING gist (geom);
CREATE INDEX record_no_geom ON oud.record (id) WHERE geom IS NULL;
CREATE INDEX record_modified ON oud.record (modified, id);
CREATE INDEX record_title ON oud.record (title, id);
CREATE INDEX record_publisher ON oud.record (publisher, id);

-- What the rows were made by; another text makes them all anew.
ALTER TABLE oud.instance ADD COLUMN record_index text;

-- More is taken out of triples than before: the next run finds all of them changed, and reads them anew.
UPDATE oud.harvested_record SET hash = '';

-- As the query compiler reads it: a feature table with one data set, number 0.
CREATE VIEW feature.record AS
SELECT 0 AS _dataset, r.id AS _id, r.id, r.source, r.key, r.iri, r.kind AS type, r.title, r.description, r.keywords, r.themes, r.publisher,
    r.municipality_keys AS municipality_key, r.formats, r.license, r.schema, r.external_ids AS "externalIds", r.languages AS language, r.is_hvd AS hvd,
    r.issued AS created, r.modified AS updated, r.begins, r.ends, r.geom, r.words, h.document
FROM oud.record AS r LEFT JOIN oud.harvested_record AS h ON h.source = r.source AND h.key = r.key;

-- Members of documents of others: what is no list of texts, or no box on Earth, is absent.
CREATE FUNCTION oud.json_texts(value jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN jsonb_typeof(value) = 'array' THEN ARRAY(SELECT e #>> '{}' FROM jsonb_array_elements(value) AS e WHERE jsonb_typeof(e) = 'string') ELSE '{}' END
$$;

CREATE FUNCTION oud.json_box(value jsonb) RETURNS geometry LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    w double precision := oud.json_number(value -> 0);
    s double precision := oud.json_number(value -> 1);
    e double precision := oud.json_number(value -> 2);
    n double precision := oud.json_number(value -> 3);
BEGIN
    RETURN CASE WHEN w BETWEEN -180 AND e AND e <= 180 AND s BETWEEN -90 AND n AND n <= 90 THEN
        ST_SetSRID(ST_Envelope(ST_MakeLine(ST_MakePoint(w, s), ST_MakePoint(e, n))), 4326) END;
END
$$;

-- The words that a search asks for: each term stands somewhere as it is written or as a beginning, its words one after the other, in
-- German or English stems; one of the terms is enough.
CREATE FUNCTION oud.search(terms text[]) RETURNS tsquery LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    term text;
    quoted text;
    german tsquery;
    english tsquery;
    found tsquery := '';
BEGIN
    FOREACH term IN ARRAY terms LOOP
        quoted := '''' || replace(replace(term, '\', ' '), '''', ' ') || ''':*';
        german := to_tsquery('german', quoted);
        english := to_tsquery('english', quoted);
        -- What says nothing in one of the languages ("und", "the") is a word in the other, and stands in every text.
        IF numnode(german) > 0 AND numnode(english) > 0 THEN
            found := found || german || english;
        END IF;
    END LOOP;
    RETURN found;
END
$$;
