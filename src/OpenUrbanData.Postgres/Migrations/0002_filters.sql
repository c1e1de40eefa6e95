-- What filters need beside what PostgreSQL has: texts made alike, patterns that never fail, and arithmetic whose
-- impossible results are unknown instead of errors. All of them are immutable, and name nothing outside pg_catalog, so
-- that dumps restore on any search path.

-- Upper and lower case: Unicode's full mappings of ICU (ß is ss), and both small sigmas are one letter.
CREATE FUNCTION oud.fold_case(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT replace(lower(upper(value COLLATE "und-x-icu")), U&'\03C2', U&'\03C3') COLLATE "C"
$$;

-- Letters with and without marks: what Unicode decomposes into a letter and combining marks loses the marks.
CREATE FUNCTION oud.fold_accents(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN octet_length(value) = length(value) THEN value ELSE normalize(regexp_replace(normalize(value, NFD),
        '[\u0300-\u036F\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F]', '', 'g'), NFC) END COLLATE "C"
$$;

-- A pattern of LIKE that may end with a lone backslash, which then means itself.
CREATE FUNCTION oud.like_pattern(pattern text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN length(substring(pattern FROM '\\*$')) % 2 = 1 THEN pattern || '\' ELSE pattern END
$$;

-- Arithmetic. Results beyond 10^300 (or, but for 0, below 10^-300) are unknown: PostgreSQL has errors for them.
CREATE FUNCTION oud.add(a double precision, b double precision) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN abs(a) < 1e300 AND abs(b) < 1e300 THEN a + b END
$$;

CREATE FUNCTION oud.subtract(a double precision, b double precision) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN abs(a) < 1e300 AND abs(b) < 1e300 THEN a - b END
$$;

CREATE FUNCTION oud.multiply(a double precision, b double precision) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN a = 0 OR b = 0 THEN CASE WHEN abs(a) < 1e300 AND abs(b) < 1e300 THEN 0 END
        WHEN abs(log(abs(a)) + log(abs(b))) < 300 THEN a * b END
$$;

CREATE FUNCTION oud.divide(a double precision, b double precision) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN b = 0 THEN NULL WHEN a = 0 THEN CASE WHEN abs(b) < 1e300 THEN 0 END
        WHEN abs(log(abs(a)) - log(abs(b))) < 300 THEN a / b END
$$;

-- Decimal, as people count: 0.3 % 0.1 is 0, and 0.3 div 0.1 is 3. The way over text keeps all digits.
CREATE FUNCTION oud.remainder(a double precision, b double precision) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN b = 0 THEN NULL
        WHEN abs(a) < 1e300 AND abs(b) < 1e300 THEN mod(a::text::numeric, b::text::numeric)::double precision END
$$;

CREATE FUNCTION oud.whole_quotient(a double precision, b double precision) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN b = 0 THEN NULL WHEN a = 0 THEN CASE WHEN abs(b) < 1e300 THEN 0 END
        WHEN abs(log(abs(a)) - log(abs(b))) < 300 THEN div(a::text::numeric, b::text::numeric)::double precision END
$$;

CREATE FUNCTION oud.raise(a double precision, b double precision) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN a IS NULL THEN NULL WHEN b = 0 THEN 1 WHEN a = 0 THEN CASE WHEN b > 0 THEN 0 END
        WHEN a < 0 AND b <> floor(b) OR abs(b) NOT BETWEEN 1e-280 AND 1e300 THEN NULL
        WHEN abs(b * log(abs(a))) < 300 THEN power(a, b) END
$$;

-- Halves away from zero; PostgreSQL's own takes the even neighbour.
CREATE FUNCTION oud.round_half(a double precision) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT trunc(a) + CASE WHEN abs(a - trunc(a)) >= 0.5 THEN sign(a) ELSE 0 END
$$;

-- As in 0001, but coordinates are the numbers that 7 decimals mean: the grid of GEOS gives 6.2427510999999996 for 6.2427511,
-- which no place of a request equals or touches. And what lies on the antimeridian may miss it by half a cell.
CREATE OR REPLACE FUNCTION oud.place(source geometry, srid integer) RETURNS geometry
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
    g geometry;
    box box3d;
    half_cell CONSTANT double precision := 5e-8;
BEGIN
    g := ST_Force2D(ST_Transform(ST_SetSRID(source, srid), 4326));
    box := Box3D(g);
    IF box IS NULL OR NOT (ST_XMin(box) >= -180 - half_cell AND ST_XMax(box) <= 180 + half_cell
        AND ST_YMin(box) >= -90 - half_cell AND ST_YMax(box) <= 90 + half_cell) THEN
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
    RETURN ST_GeomFromText(ST_AsText(g, 7), 4326);
EXCEPTION WHEN internal_error OR data_exception OR invalid_parameter_value THEN
    RETURN NULL;
END
$$;
