#!/usr/bin/env bash
# Pages, boxes, items and downloads: our server beside MapServer (where its Debian packages are installed) and the same SQL
# by pgbench, in one run; prints a table with ratios. Needs bench/prepare.sh and both data sets ingested.
# usage: bench/items.sh [rounds] [seconds]
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/settings.sh
rounds=${1:-3}; seconds=${2:-5}
psql -d postgres -tAc "SELECT 1 FROM pg_database WHERE datname='oud'" | grep -q 1 || { createdb oud; psql -d oud -q -c 'CREATE EXTENSION postgis'; }
for dataset in trees parcels; do oud ingest "bench/$dataset" --catalog "$WORK/catalog" --source-root "$WORK" >"$WORK/ingest.log" 2>&1 || { tail -5 "$WORK/ingest.log"; exit 1; }; done
psql -d oud -q -c 'VACUUM ANALYZE'
./oud serve --port "$API" >"$WORK/serve.log" 2>&1 & server=$!   # the launcher becomes the program
trap 'kill $server 2>/dev/null; "$OUD_SHARED/bench/mapserver.sh" stop >/dev/null 2>&1 || true' EXIT
until curl -sf "http://127.0.0.1:$API/health/ready" >/dev/null; do sleep 0.3; done
echo "$server" > "$WORK/oud.pid"
"$OUD_SHARED/bench/mapserver.sh" stop >/dev/null 2>&1 || true; rm -rf "$WORK/mapserver"
peers=""; if command -v spawn-fcgi >/dev/null && [ -x /usr/lib/cgi-bin/mapserv ]; then PGDATABASE=bench "$OUD_SHARED/bench/mapserver.sh" start >/dev/null 2>&1 && peers=,mapserver-oapi,mapserver-wfs-tuned; fi
next=$(curl -s "http://127.0.0.1:$API/collections/bench.trees/items?limit=100&offset=499900" |
  python3 -c 'import json,sys; from urllib.parse import urlsplit as u; l=[x["href"] for x in json.load(sys.stdin)["links"] if x["rel"]=="next"][0]; print(u(l).path+"?"+u(l).query)')
python3 - "$OUD_SHARED/bench/peers.json" "$API" "$next" "$WORK" > "$WORK/items.json" <<'P'
import json, sys
config = json.load(open(sys.argv[1])); base, deep, work = f"http://127.0.0.1:{sys.argv[2]}", sys.argv[3], sys.argv[4]
items = "/collections/bench.trees/items"
config["servers"].insert(0, {"name": "oud", "base": base, "pidfiles": [work + "/oud.pid"], "headers": {"Accept-Encoding": "identity"}, "cases": {
    "items10": items + "?limit=10", "items100": items + "?limit=100", "items1000": items + "?limit=1000",
    "bbox100": items + "?limit=1000&bbox={bbox}", "item": items + "/bench.trees.{id}",
    "filter100": items + "?limit=100&species=Quercus%20robur", "deep100": deep,
    "parcels1000": "/collections/bench.parcels/items?limit=1000", "all_csv": "/downloads/bench.trees.csv", "all_geojson": "/downloads/bench.trees.geojson"}})
config["cases"] = [case for case in config["cases"] if case["name"] not in ("tile14", "items10000")]
json.dump(config, sys.stdout)
P
python3 "$OUD_SHARED/bench/measure.py" "$WORK/items.json" --servers "oud$peers" --rounds "$rounds" --duration "$seconds" --md "$WORK/items.md" --out "$WORK/items.out.json"
echo; echo "The same SQL by pgbench, $seconds s each:"
PGDATABASE=bench ONLY='^(items10_wkb|items100_wkb|items1000_wkb|bbox100_wkb|item_wkb|filter100_wkb|deep100_keyset|parcels1000_wkb)$' DUR=$seconds ROUNDS=$rounds "$OUD_SHARED/bench/limits.sh" pgbench
echo; echo "COPY of the whole table:"; PGDATABASE=bench ROUNDS=2 "$OUD_SHARED/bench/limits.sh" copy | grep -E 'csv_xy|seconds|---'
echo; echo "Peak resident memory of the API in all of it: $(( $(rss_of "$(cat "$WORK/oud.pid")") / 1024 )) MB (budget 200)"
