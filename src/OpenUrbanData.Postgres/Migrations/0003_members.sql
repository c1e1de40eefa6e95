-- What filters need for members of objects, and for functions that must never fail at one record.

-- Members of objects are what a source sent, so a value may be of another kind than its schema says: it is absent then.
CREATE FUNCTION oud.json_number(value jsonb) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN jsonb_typeof(value) = 'number' THEN CASE WHEN abs(value::numeric) < 1e300 THEN value::double precision END END
$$;

CREATE FUNCTION oud.json_boolean(value jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN jsonb_typeof(value) = 'boolean' THEN value::boolean END
$$;

CREATE FUNCTION oud.json_text(value jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN jsonb_typeof(value) = 'string' THEN value #>> '{}' END
$$;

CREATE FUNCTION oud.json_array(value jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN jsonb_typeof(value) = 'array' THEN value END
$$;

-- A day that the calendar has, without an error for any other text.
CREATE FUNCTION oud.text_date(value text) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN value ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' AND value > '0001' THEN
        CASE WHEN substr(value, 9)::integer <= extract(day FROM make_date(substr(value, 1, 4)::integer, substr(value, 6, 2)::integer, 1)
            + interval '1 month' - interval '1 day') THEN
            make_date(substr(value, 1, 4)::integer, substr(value, 6, 2)::integer, substr(value, 9)::integer) END END
$$;

CREATE FUNCTION oud.text_instant(value text) RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN substr(value, 11) ~ '^[Tt]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,9})?)?([Zz]|[+-](0[0-9]|1[0-4]):[0-5][0-9])$'
        AND oud.text_date(left(value, 10)) IS NOT NULL THEN value::timestamptz END
$$;

-- From a place, from 1, or counted from the end; never an error.
CREATE FUNCTION oud.part(value text, start double precision, length double precision) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN length >= 0 THEN left(CASE WHEN start < 0 THEN right(value, floor(least(-start, 2e9))::integer)
        ELSE substr(value, floor(greatest(least(start, 2e9), 1))::integer) END, floor(least(length, 2e9))::integer) END
$$;

CREATE FUNCTION oud.later(value timestamp, seconds double precision) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN abs(seconds) <= 3e11 THEN CASE WHEN extract(epoch FROM value) + seconds BETWEEN -62135596800 AND 253402300799.999999 THEN
        (value + seconds * interval '1 second') AT TIME ZONE 'UTC' END END
$$;
