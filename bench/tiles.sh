#!/usr/bin/env bash
# Vector tiles: z14 tiles of a million points (about 10,000 each, all attributes) from the database beside MapServer and the same
# tiles by ST_AsMVT under pgbench; then one tile again and again from memory beside nginx with the same bytes; then the tile of
# the whole world, where a million points are counted. Needs bench/prepare.sh; MapServer and nginx where their packages are there.
# usage: bench/tiles.sh [rounds] [seconds]
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/settings.sh
rounds=${1:-3}; seconds=${2:-5}
psql -d postgres -tAc "SELECT 1 FROM pg_database WHERE datname='oud'" | grep -q 1 || { createdb oud; psql -d oud -q -c 'CREATE EXTENSION postgis'; }
for dataset in trees parcels; do oud ingest "bench/$dataset" --catalog "$WORK/catalog" --source-root "$WORK" >"$WORK/ingest.log" 2>&1 || { tail -5 "$WORK/ingest.log"; exit 1; }; done
psql -d oud -q -c 'VACUUM ANALYZE'
tiles=/collections/bench.trees/tiles/WebMercatorQuad
serve() { # the launcher becomes the program
  OUD_CACHE_MB=$1 ./oud serve --port "$API" >"$WORK/serve.log" 2>&1 & server=$!
  until curl -sf "http://127.0.0.1:$API/health/ready" >/dev/null; do sleep 0.3; done
  echo "$server" > "$WORK/oud.pid"
}
trap 'kill $server 2>/dev/null; "$OUD_SHARED/bench/mapserver.sh" stop >/dev/null 2>&1 || true' EXIT
"$OUD_SHARED/bench/mapserver.sh" stop >/dev/null 2>&1 || true; rm -rf "$WORK/mapserver"
peers=""; if command -v spawn-fcgi >/dev/null && [ -x /usr/lib/cgi-bin/mapserv ]; then PGDATABASE=bench "$OUD_SHARED/bench/mapserver.sh" start >/dev/null 2>&1 && peers=,mapserver-oapi,mapserver-oapi-tuned; fi

serve 0
# A fresh process compiles each method twice more while it runs.
for i in $(seq 200); do curl -s -o /dev/null "http://127.0.0.1:$API$tiles/14/$((5413 + i % 5))/$((8535 + i / 5 % 5))"; done
python3 - "$OUD_SHARED/bench/peers.json" "$API" "$WORK" "$tiles" > "$WORK/tiles.json" <<'P'
import json, sys
config = json.load(open(sys.argv[1])); base, work, tiles = f"http://127.0.0.1:{sys.argv[2]}", sys.argv[3], sys.argv[4]
config["servers"].insert(0, {"name": "oud", "base": base, "pidfiles": [work + "/oud.pid"], "headers": {"Accept-Encoding": "identity"},
    "cases": {"tile14": tiles + "/{z}/{ty}/{tx}"}})
config["cases"] = [case for case in config["cases"] if case["name"] == "tile14"]
config["reference"] = "mapserver-oapi-tuned"
json.dump(config, sys.stdout)
P
python3 "$OUD_SHARED/bench/measure.py" "$WORK/tiles.json" --servers "oud$peers" --rounds "$rounds" --duration "$seconds" --md "$WORK/tiles.md" --out "$WORK/tiles.out.json"
echo; echo "The same tiles by ST_AsMVT under pgbench, $seconds s each:"
PGDATABASE=bench ONLY='^tile14_mvt$' DUR=$seconds ROUNDS=$rounds "$OUD_SHARED/bench/limits.sh" pgbench
echo; start=$(now); curl -s -o /dev/null "http://127.0.0.1:$API$tiles/0/0/0"; echo "The tile of the world, a million points counted: $(since "$start") s"
curl -s -o "$WORK/tile.mvt" "http://127.0.0.1:$API$tiles/14/5415/8537"
kill "$server"; wait "$server" 2>/dev/null || true

serve 64
for _ in 1 2 3; do curl -s -o /dev/null "http://127.0.0.1:$API$tiles/14/5415/8537"; done
echo; echo "One tile of $(stat -c %s "$WORK/tile.mvt") bytes from memory, requests/s:"
rate() { wrk -t1 -c8 -d"${seconds}s" "$1" | awk '/^Requests\/sec/ { print $2 }'; }
mkdir -p "$WORK/mapserver/static"; cp "$WORK/tile.mvt" "$WORK/mapserver/static/"; chmod -R a+rX "$WORK/mapserver/static"
for round in $(seq "$rounds"); do
  ours=$(rate "http://127.0.0.1:$API$tiles/14/5415/8537")
  if [ -n "$peers" ]; then static=$(rate "http://127.0.0.1:18080/static/tile.mvt"); echo "$round ours $ours, nginx $static, ratio $(ratio "$ours" "$static") (budget 0.4)"; else echo "$round ours $ours"; fi
done
echo "Peak resident memory of the API: $(( $(rss_of "$(cat "$WORK/oud.pid")") / 1024 )) MB (budget 200)"
