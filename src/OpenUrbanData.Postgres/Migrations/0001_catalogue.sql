-- The catalogue tables (design 6). Feature tables live in schema "feature" and are made from schemas by publish;
-- staging tables live in schema "staging" and last as long as a run.
CREATE SCHEMA oud;
CREATE SCHEMA feature;
CREATE SCHEMA staging;

-- One row: the instance-wide number of the last publication, raised under an advisory lock as the last write of a publish.
CREATE TABLE oud.instance (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    publication bigint NOT NULL DEFAULT 0
);
INSERT INTO oud.instance DEFAULT VALUES;

CREATE TABLE oud.publisher (
    slug text COLLATE "C" PRIMARY KEY,
    id_key text COLLATE "C" NOT NULL UNIQUE,            -- first part of feature ids, frozen at the first publication
    document jsonb NOT NULL                             -- what is public of publisher.yaml
);

CREATE TABLE oud.municipality (
    key text COLLATE "C" PRIMARY KEY,
    name text NOT NULL
);

CREATE TABLE oud.schema (
    name text COLLATE "C" NOT NULL,
    version text COLLATE "C" NOT NULL,
    status text NOT NULL,
    is_local boolean NOT NULL DEFAULT false,
    document text NOT NULL,                             -- schema.json byte for byte
    PRIMARY KEY (name, version)
);

CREATE TABLE oud.observed_property (
    name text COLLATE "C" PRIMARY KEY,
    unit text,
    value_type text NOT NULL,
    max_age interval NOT NULL
);

CREATE TABLE oud.dataset (
    number integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id text COLLATE "C" NOT NULL UNIQUE,                -- <publisher>.<name>
    publisher text COLLATE "C" NOT NULL REFERENCES oud.publisher,
    name text COLLATE "C" NOT NULL,
    state text NOT NULL CHECK (state IN ('published', 'withdrawn')),
    schema_name text COLLATE "C",                       -- null for a reference data set
    schema_version text COLLATE "C",
    table_name text COLLATE "C",
    document jsonb NOT NULL,                            -- the resolved descriptor, public parts only
    descriptor_hash text NOT NULL,
    input_hash text,                                    -- of everything that decides the outcome of a run
    source_date timestamptz,
    issued_at timestamptz NOT NULL,
    modified_at timestamptz NOT NULL,
    revision bigint NOT NULL DEFAULT 0,
    publication bigint NOT NULL DEFAULT 0,
    features bigint NOT NULL DEFAULT 0,
    extent double precision[],                          -- west, south, east, north
    begins timestamptz,
    ends timestamptz,
    filled text[] NOT NULL DEFAULT '{}',
    FOREIGN KEY (schema_name, schema_version) REFERENCES oud.schema
);

CREATE TABLE oud.revision (
    dataset integer NOT NULL REFERENCES oud.dataset ON DELETE CASCADE,
    revision bigint NOT NULL,
    publication bigint NOT NULL,
    published_at timestamptz NOT NULL,
    kind text NOT NULL CHECK (kind IN ('publish', 'withdraw', 'purge')),
    added bigint NOT NULL,
    changed bigint NOT NULL,
    removed bigint NOT NULL,
    features bigint NOT NULL,
    archive text,                                       -- SHA-256 of the source bytes
    run bigint,
    PRIMARY KEY (dataset, revision)
);

-- Features and filled values per data set, town and property. need = '' counts all features; otherwise the hash of the
-- condition of a solution's need. property = '' is the row that counts features only.
CREATE TABLE oud.statistic (
    dataset integer NOT NULL REFERENCES oud.dataset ON DELETE CASCADE,
    municipality_key text COLLATE "C" NOT NULL,
    need text COLLATE "C" NOT NULL DEFAULT '',
    property text COLLATE "C" NOT NULL,
    features bigint NOT NULL,
    filled bigint NOT NULL,
    PRIMARY KEY (dataset, municipality_key, need, property)
);

CREATE TABLE oud.run (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    dataset_id text COLLATE "C" NOT NULL,
    started_at timestamptz NOT NULL,
    finished_at timestamptz,
    outcome text NOT NULL,                              -- running, published, unchanged, observed, stopped, failed
    report jsonb
);
CREATE INDEX run_dataset ON oud.run (dataset_id, number);

-- For the operator: the values are never served.
CREATE TABLE oud.rejection (
    run bigint NOT NULL REFERENCES oud.run ON DELETE CASCADE,
    record bigint NOT NULL,
    line bigint,
    property text,
    code text NOT NULL,
    value text,
    message text NOT NULL,
    rejects boolean NOT NULL
);
CREATE INDEX rejection_run ON oud.rejection (run, record);

CREATE TABLE oud.tombstone (
    dataset integer NOT NULL REFERENCES oud.dataset ON DELETE CASCADE,
    id text COLLATE "C" NOT NULL,
    revision bigint NOT NULL,
    publication bigint NOT NULL,
    deleted_at timestamptz NOT NULL,
    PRIMARY KEY (dataset, id)
);
CREATE INDEX tombstone_publication ON oud.tombstone (dataset, publication);

-- Addresses that answer 410 for good; id is null where a whole data set was purged.
CREATE TABLE oud.purged (
    dataset_id text COLLATE "C" NOT NULL,
    id text COLLATE "C",
    reason text NOT NULL,
    purged_at timestamptz NOT NULL
);
CREATE INDEX purged_dataset ON oud.purged (dataset_id, id);

CREATE TABLE oud.observation_latest (
    dataset integer NOT NULL REFERENCES oud.dataset ON DELETE CASCADE,
    feature_id text COLLATE "C" NOT NULL,
    observed_property text COLLATE "C" NOT NULL,
    qualifier text COLLATE "C" NOT NULL DEFAULT '',
    value double precision,
    code text,
    phenomenon_time timestamptz NOT NULL,
    result_time timestamptz NOT NULL,
    quality text NOT NULL,
    PRIMARY KEY (dataset, feature_id, observed_property, qualifier)
);

CREATE TABLE oud.solution (
    id text COLLATE "C" PRIMARY KEY,
    manifest text NOT NULL                              -- solution-needs 1.0.0, byte for byte
);

-- A source geometry in its place: transformed from its SRID, valid, in two dimensions, on the grid of 1e-7 degrees. Null where
-- it is no place on Earth. Errors of PROJ and GEOS belong to one record, not to the statement, so they become null too.
CREATE FUNCTION oud.place(source geometry, srid integer) RETURNS geometry
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
    g geometry;
    box box3d;
BEGIN
    g := ST_Force2D(ST_Transform(ST_SetSRID(source, srid), 4326));
    box := Box3D(g);
    IF box IS NULL OR NOT (ST_XMin(box) >= -180 AND ST_XMax(box) <= 180 AND ST_YMin(box) >= -90 AND ST_YMax(box) <= 90) THEN
        RETURN NULL;
    END IF;
    IF GeometryType(g) = 'POINT' THEN
        RETURN ST_SetSRID(ST_MakePoint(round(ST_X(g) * 1e7) / 1e7, round(ST_Y(g) * 1e7) / 1e7), 4326);
    END IF;
    IF NOT ST_IsValid(g) THEN
        -- Repair may leave lines and points beside an area: they are dust of the repair.
        g := ST_CollectionExtract(ST_MakeValid(g), ST_Dimension(source) + 1);
    END IF;
    g := ST_ReducePrecision(g, 1e-7);
    IF ST_IsEmpty(g) THEN
        RETURN NULL;
    END IF;
    RETURN g;
EXCEPTION WHEN internal_error OR data_exception OR invalid_parameter_value THEN
    RETURN NULL;
END
$$;

-- Runs a statement, and another one where PROJ or GEOS stop it at one record. Caught here, because an internal error that
-- reaches the client makes the driver give up the connection.
CREATE FUNCTION oud.attempt(statement text, instead text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE statement;
EXCEPTION WHEN internal_error THEN
    EXECUTE instead;
END
$$;

-- Why PostGIS does not know a CRS, by SRID or by text; null where it does. A point that a CRS does not cover is no reason.
CREATE FUNCTION oud.crs_error(srid integer, proj text) RETURNS text
LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF proj IS NULL THEN
        PERFORM ST_Transform(ST_SetSRID(ST_MakePoint(1, 1), srid), 4326);
    ELSE
        PERFORM ST_Transform(ST_MakePoint(1, 1), proj, 4326);
    END IF;
    RETURN NULL;
EXCEPTION WHEN internal_error OR data_exception OR invalid_parameter_value THEN
    RETURN CASE WHEN SQLERRM NOT LIKE 'transform: %' THEN SQLERRM END;
END
$$;

-- Transforms many geometries at once from the text of a CRS. PostGIS keeps a transformation by SRID, but makes one by text anew
-- for each call, in 5 to 20 ms; so a whole array is one call. Where a geometry stops it, halves are tried until that one is left
-- alone; it has no row in the result.
CREATE FUNCTION oud.transform(numbers bigint[], sources geometry[], proj text) RETURNS TABLE (number bigint, placed geometry)
LANGUAGE plpgsql STABLE AS $$
DECLARE
    g geometry;
    half integer := cardinality(numbers) / 2;
BEGIN
    BEGIN
        g := ST_Transform(ST_Collect(sources), proj, 4326);
    EXCEPTION WHEN internal_error OR data_exception OR invalid_parameter_value THEN
        IF half > 0 THEN
            RETURN QUERY SELECT t.* FROM oud.transform(numbers[:half], sources[:half], proj) AS t;
            RETURN QUERY SELECT t.* FROM oud.transform(numbers[half + 1:], sources[half + 1:], proj) AS t;
        END IF;
        RETURN;
    END;
    IF GeometryType(g) = 'MULTIPOINT' THEN
        RETURN QUERY SELECT numbers[d.path[1]], d.geom FROM ST_Dump(g) AS d;
    ELSE
        RETURN QUERY SELECT numbers[i], ST_GeometryN(g, i) FROM generate_series(1, cardinality(numbers)) AS i;
    END IF;
END
$$;
