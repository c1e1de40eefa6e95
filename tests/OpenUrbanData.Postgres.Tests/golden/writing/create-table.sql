CREATE TABLE feature."local_7" (
    _dataset integer NOT NULL,
    _id text COLLATE "C" NOT NULL,
    _revision bigint NOT NULL,
    _publication bigint NOT NULL,
    _updated_at timestamptz NOT NULL,
    geom geometry(Geometry, 4326),
    "source_id" text COLLATE "C",
    "id_stability" text COLLATE "C",
    "quality_flags" text[],
    "source_values" jsonb,
    "name" text COLLATE "C",
    "places" bigint,
    "date" date,
    "municipality_key" text COLLATE "C",
    "source_updated_at" timestamp with time zone,
    CONSTRAINT "local_7_pkey" PRIMARY KEY (_dataset, _id)
)
