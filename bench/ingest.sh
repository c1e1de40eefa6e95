#!/usr/bin/env bash
# Ingest of a million CSV rows against psql \copy of the same rows into a table with the same columns and indexes, in one run;
# then the same input again, which must write nothing. Needs bench/prepare.sh.
# usage: bench/ingest.sh [rounds]
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/settings.sh
rounds=${1:-3}
for round in $(seq "$rounds"); do
  psql -d bench -q <<S
DROP TABLE IF EXISTS copied;
CREATE TABLE copied (id bigint PRIMARY KEY, species text, height_m float8, crown_m float8, planted int, district text, street text, updated timestamptz, lon float8, lat float8,
  geom geometry(Point,4326) GENERATED ALWAYS AS (ST_SetSRID(ST_MakePoint(lon, lat), 4326)) STORED);
CREATE INDEX ON copied USING gist (geom);
CHECKPOINT;
S
  start=$(now); psql -d bench -q -c "\copy copied (id, species, height_m, crown_m, planted, district, street, updated, lon, lat) FROM '$WORK/trees.csv' CSV HEADER"; copy=$(since "$start")
  dropdb --if-exists oud; createdb oud; psql -d oud -q -c 'CREATE EXTENSION postgis'
  for dataset in trees tree-register; do
    start=$(now); oud ingest "bench/$dataset" --catalog "$WORK/catalog" --source-root "$WORK" --force >"$WORK/ingest.log" 2>&1 || { tail -5 "$WORK/ingest.log"; exit 1; }; ours=$(since "$start")
    echo "$round $dataset: copy ${copy%????????} s, ingest ${ours%????????} s, ratio $(ratio "$ours" "$copy") (budget 4, now 6)"
  done
  start=$(now); oud ingest bench/trees --catalog "$WORK/catalog" --source-root "$WORK" >/dev/null 2>&1; echo "$round trees again, unchanged: $(since "$start") s"
done
