#!/usr/bin/env bash
# Harvest of 1,000 simulated publishers with 20 records each from a server on this machine: rate, memory, the same again unchanged, the whole catalogue as one file.
# Then the same records as one catalogue in 200 pages, all of them duplicates of the others.
# usage: bench/harvest.sh [publishers]
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/settings.sh
publishers=${1:-1000}; records=$((publishers * 20)); from=${FROM:-8090}
start_postgres
export OUD_DATABASE="Host=127.0.0.1;Port=$PORT;Username=bench;Database=oud_harvest" OUD_ALLOWED_NETWORKS=127.0.0.0/8 OUD_PUBLIC_URL=http://region.example/
dropdb --if-exists oud_harvest; createdb oud_harvest; psql -d oud_harvest -q -c 'CREATE EXTENSION postgis'
rm -rf "$WORK/harvest"; python3 bench/harvest.py sources "$from" "$publishers" "$WORK/harvest"
python3 bench/harvest.py serve "$from" "$publishers" & sources=$!
trap 'kill $sources ${api:-} 2>/dev/null || true' EXIT
oud --version >/dev/null
# Runs, and leaves seconds of the wall, of the processor, and the peak in MB.
run() {
  ./oud --version >/dev/null   # builds what has changed
  /usr/bin/time -f '%e %U %S %M' -o "$WORK/harvest.time" ./oud harvest --catalog "$WORK/harvest" "$@" >"$WORK/harvest.log" 2>&1 || { tail -5 "$WORK/harvest.log"; exit 1; }
  read -r wall user system peak < <(tail -1 "$WORK/harvest.time"); work=$(awk "BEGIN { print $user + $system }"); peak=$((peak / 1024))
}
shown() { psql -d oud_harvest -tAc 'SELECT count(*) FROM oud.visible_record'; }
run; first=$wall; before=$work
echo "$publishers sources, $(shown) records: $wall s, $(awk "BEGIN { printf \"%.0f\", $records / $wall }") records/s, processor $work s, peak $peak MB"
echo "220,000 records would take $(awk "BEGIN { printf \"%.0f\", $wall * 220000 / $records / 60 }") minutes at this rate; at one request in a second to each server, as by default, servers are waited for, not we"
run
echo "the same again, unchanged: $wall s ($(ratio "$wall" "$first") of the first, budget 0.1), processor $work s ($(ratio "$work" "$before")), peak $peak MB"
./oud serve --port "$API" >"$WORK/harvest-api.log" 2>&1 & api=$!   # the launcher becomes the program
until curl -sf -o /dev/null "http://127.0.0.1:$API/health/ready"; do sleep 0.2; done
idle=$(rss_of "$api"); start=$(now)
bytes=$(curl -sf "http://127.0.0.1:$API/downloads/catalog.nt" | wc -c)
echo "the whole catalogue as N-Triples: $((bytes / 1048576)) MB in $(since "$start") s, API $((idle / 1024)) MB before, peak $(( $(rss_of "$api") / 1024 )) MB"
kill "$api"; wait "$api" 2>/dev/null || true; api=
run one --url "http://127.0.0.1:$from/all.ttl"
echo "the same records as one catalogue, $((records / 100)) pages, one request in a second: $wall s, processor $work s, peak $peak MB; $(psql -d oud_harvest -tAc 'SELECT count(*) FROM oud.harvested_record WHERE duplicate_of IS NOT NULL') duplicates, shown $(shown)"
