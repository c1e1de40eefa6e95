#!/usr/bin/env bash
# A generated 1 GB CSV through `oud check` within 300 MB, and the resident memory of an idle village: API and PostgreSQL together.
# usage: bench/memory.sh [village|large]      Needs bench/prepare.sh for "large".
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/settings.sh
if [ "${1:-large}" = large ]; then
  if [ ! -s "$WORK/large/trees.csv" ]; then
    mkdir -p "$WORK/large"; head -1 "$WORK/trees.csv" > "$WORK/large/trees.csv"
    for i in $(seq 0 20); do [ "$(stat -c %s "$WORK/large/trees.csv")" -ge 1073741824 ] && break; tail -n +2 "$WORK/trees.csv" | awk -F, -v OFS=, -v i="$i" '{ $1 = i * 10000000 + $1; print }' >> "$WORK/large/trees.csv"; done
  fi
  psql -d postgres -tAc "SELECT 1 FROM pg_database WHERE datname='oud'" | grep -q 1 || { createdb oud; psql -d oud -q -c 'CREATE EXTENSION postgis'; }
  ls -l "$WORK/large/trees.csv"; start=$(now)
  ./oud ingest bench/trees --catalog "$WORK/catalog" --source-root "$WORK/large" --force >"$WORK/large.log" 2>&1 & program=$!   # the launcher becomes the program
  peak=0; while r=$(rss_of $program 2>/dev/null) && [ -n "$r" ]; do peak=$r; sleep 0.5; done
  wait $program && tail -3 "$WORK/large.log" && echo "1 GB CSV: $(since "$start") s, peak resident $((peak / 1024)) MB (budget 300)"
else
  unset OUD_DATABASE; rm -rf "$WORK/village"; mkdir -p "$WORK/village"; install -d "$WORK/village/catalog"; cp -r catalog/aubach "$WORK/village/catalog/"
  ./oud up --port "$API" --data "$WORK/village/data" --catalog "$WORK/village/catalog" >"$WORK/village.log" 2>&1 & api=$!   # the launcher becomes the program
  trap 'kill $api 2>/dev/null' EXIT
  until curl -sf "http://127.0.0.1:$API/health/ready" >/dev/null; do sleep 0.5; done
  curl -s "http://127.0.0.1:$API/collections/parking-facility/items" >/dev/null; sleep 60
  pss() { awk '/^Pss:/ { s += $2 } END { print s + 0 }' "/proc/$1/smaps_rollup"; }
  rss() { awk '/^Rss:/ { s += $2 } END { print s + 0 }' "/proc/$1/smaps_rollup"; }
  postmaster=$(head -1 "$WORK/village/data/postgres/data/postmaster.pid")
  sum=$(pss "$postmaster"); for p in $(pgrep -P "$postmaster"); do sum=$((sum + $(pss "$p"))); done
  echo "village idle: API $(( $(rss "$api") / 1024 )) MB resident, PostgreSQL $((sum / 1024)) MB proportional (budget 300 together)"
fi
