#!/usr/bin/env bash
# One PostgreSQL on 127.0.0.1:$PORT with the peers' tables (database bench) and ours (database oud), so that both are
# measured on the same server. Needs the shared bench folder: OUD_SHARED (default ../shared).
# usage: bench/prepare.sh [rows]      default 1,000,000 trees, 200,000 parcels
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/settings.sh
rows=${1:-1000000}
start_postgres
psql -d postgres -tAc "SELECT 1 FROM pg_database WHERE datname='bench'" | grep -q 1 || createdb bench
psql -d bench -tAc "SELECT to_regclass('trees')" | grep -q trees ||
  psql -d bench -q -v ON_ERROR_STOP=1 -v n_trees="$rows" -v n_readings=1000 -f "$OUD_SHARED/bench/data.sql" >/dev/null
[ -s "$WORK/trees.csv" ] || psql -d bench -c "\copy (SELECT id, species, height_m, crown_m, planted, district, street, to_char(updated AT TIME ZONE 'UTC','YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') AS updated, ST_X(geom) AS lon, ST_Y(geom) AS lat FROM trees ORDER BY id) TO '$WORK/trees.csv' CSV HEADER"
[ -s "$WORK/parcels.csv" ] || psql -d bench -c "\copy (SELECT id, number, use_code, use_name, area_m2, owner_kind, built, floors, updated, ST_AsText(geom, 7) AS wkt FROM parcels ORDER BY id) TO '$WORK/parcels.csv' CSV HEADER"
rm -rf "$WORK/catalog"; cp -r bench/catalog "$WORK/catalog"
wc -l "$WORK"/*.csv
