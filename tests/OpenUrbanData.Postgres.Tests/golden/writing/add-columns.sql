ALTER TABLE feature."local_7" ADD COLUMN "municipality_key" text COLLATE "C", ADD COLUMN "source_updated_at" timestamp with time zone
