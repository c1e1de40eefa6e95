#!/usr/bin/env bash
# Pages, boxes, items, filters and downloads in one run: ours, the same SQL by pgbench, and MapServer (where its Debian packages are installed);
# then 64 clients for a minute, what a streamed feature allocates, and the peak of memory. Every budget stands beside its figure.
# Needs bench/prepare.sh. About eight minutes on 2 cores.
# usage: bench/items.sh [rounds] [seconds]      ONLY=case,case PEERS=none CLIENTS=0 KEEP=1 leave parts out
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/settings.sh
rounds=${1:-2}; seconds=${2:-4}
# Made anew: tables and their indexes are those of this version.
[ -n "${KEEP:-}" ] || { dropdb --if-exists --force oud; createdb oud; psql -d oud -q -c 'CREATE EXTENSION postgis'; }
for dataset in trees parcels; do oud ingest "bench/$dataset" --catalog "$WORK/catalog" --source-root "$WORK" >"$WORK/ingest.log" 2>&1 || { tail -5 "$WORK/ingest.log"; exit 1; }; done
psql -d oud -q -c 'VACUUM ANALYZE'
dotnet build bench/allocated -c Release -v q --nologo -o "$WORK/hook" >"$WORK/hook.log" 2>&1 || { tail -5 "$WORK/hook.log"; exit 1; }
oud --version >/dev/null   # built before it is measured
rm -f "$WORK/allocated"
OUD_BENCH_ALLOCATED=$WORK/allocated DOTNET_STARTUP_HOOKS=$WORK/hook/allocated.dll ./oud serve --port "$API" >"$WORK/serve.log" 2>&1 & server=$!   # the launcher becomes the program
trap 'kill $server 2>/dev/null; "$OUD_SHARED/bench/mapserver.sh" stop >/dev/null 2>&1 || true' EXIT
until curl -sf "http://127.0.0.1:$API/health/ready" >/dev/null; do sleep 0.3; done
echo "$server" > "$WORK/oud.pid"
"$OUD_SHARED/bench/mapserver.sh" stop >/dev/null 2>&1 || true; rm -rf "$WORK/mapserver"
peers=${PEERS:-}
if [ -z "$peers" ] && command -v spawn-fcgi >/dev/null && [ -x /usr/lib/cgi-bin/mapserv ]; then
  PGDATABASE=bench "$OUD_SHARED/bench/mapserver.sh" start >/dev/null 2>&1 && peers=mapserver-wfs-tuned,mapserver-oapi-tuned
fi
python3 bench/items.py --api "http://127.0.0.1:$API" --work "$WORK" --shared "$OUD_SHARED" --rounds "$rounds" --seconds "$seconds" --peers "$peers" ${ONLY:+--only "$ONLY"}
"$OUD_SHARED/bench/mapserver.sh" stop >/dev/null 2>&1 || true
echo; [ "${CLIENTS:-64}" = 0 ] || bench/clients.sh
bench/allocation.sh
echo "Peak resident memory of the API in all of it: $(( $(rss_of "$server") / 1024 )) MB (budget 200)"
