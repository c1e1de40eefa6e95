#!/usr/bin/env bash
# OData over a million trees: the whole set page by page, the whole set as CSV and its groups, with the peak of memory after each; then a page of 100,
# a $filter and $apply beside the stock way, ASP.NET Core OData over EF Core on the same table (bench/stock-odata): requests in a second, processor time of
# a request, memory. Ours has no cache of answers here; one more line says what a repeated address gives with it.
# Needs bench/prepare.sh and wrk.
# usage: bench/odata.sh [seconds] [connections]      PARTS="memory stock" leaves parts out; DATA=keep takes the tables as they are
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/settings.sh
seconds=${1:-5}; connections=${2:-8}; parts=${PARTS:-memory stock}; stock_port=$((API + 1))
if [ "${DATA:-}" != keep ]; then
  psql -d postgres -tAc "SELECT 1 FROM pg_database WHERE datname='oud'" | grep -q 1 || { createdb oud; psql -d oud -q -c 'CREATE EXTENSION postgis'; }
  oud ingest bench/trees --catalog "$WORK/catalog" --source-root "$WORK" >"$WORK/ingest.log" 2>&1 || { tail -5 "$WORK/ingest.log"; exit 1; }
  psql -d oud -q -c 'VACUUM ANALYZE'
fi
[ "$(psql -d oud -tAc "SELECT table_name FROM oud.dataset WHERE id = 'bench.trees'")" = local_1 ] || { echo "bench/stock-odata reads feature.local_1, but the trees are in another table: make the database oud anew"; exit 1; }
started=()
trap 'for one in "${started[@]}"; do kill "$one" 2>/dev/null || true; done' EXIT
wait_for() { for _ in $(seq 200); do curl -sf -o /dev/null "$1" && return; sleep 0.2; done; echo "no answer: $1"; exit 1; }
oud --version >/dev/null   # built before it is measured
dotnet build bench/allocated -c Release -v q --nologo -o "$WORK/hook" >"$WORK/hook.log" 2>&1 || { tail -5 "$WORK/hook.log"; exit 1; }
hook() { rm -f "$WORK/allocated.$1"; export OUD_BENCH_ALLOCATED=$WORK/allocated.$1 DOTNET_STARTUP_HOOKS=$WORK/hook/allocated.dll; }
serve() { OUD_CACHE_MB=$1 ./oud serve --port "$API" >"$WORK/odata.log" 2>&1 & ours=$!; started+=("$ours"); wait_for "http://127.0.0.1:$API/health/ready"; }   # the launcher becomes the program
stop() { kill "$1"; wait "$1" 2>/dev/null || true; }
peak() { echo "$(( $(rss_of "$1") / 1024 )) MB"; }
ticks() { awk '{ print $14 + $15 }' "/proc/$1/stat"; }
Q='%24'; set_of_trees="http://127.0.0.1:$API/odata/v4/Bench_Trees"
columns='species,height_m,crown_m,planted,district,street,updated,id'

if [[ $parts = *memory* ]]; then
  serve 0
  start=$(now); curl -sf -o "$WORK/odata.apply" "$set_of_trees?\$apply=groupby((species),aggregate(\$count%20as%20n))"
  echo "$(python3 -c "import json; v = json.load(open('$WORK/odata.apply'))['value']; print(len(v), 'groups of', sum(one['n'] for one in v), 'trees')"): $(since "$start") s, API $(peak $ours)"
  start=$(now); python3 - "$set_of_trees?\$apply=groupby((id),aggregate(\$count%20as%20n))" 10 <<'P'
import json, sys, urllib.request
url, pages, rows = sys.argv[1], int(sys.argv[2]), 0
while url and pages:
    page = json.load(urllib.request.urlopen(urllib.request.Request(url, headers={'Prefer': 'maxpagesize=10000'})))
    rows += len(page['value']); url = page.get('@odata.nextLink'); pages -= 1
print(f'a million groups, the first {rows} of them', end='')
P
  echo ": $(since "$start") s, API $(peak $ours)"
  start=$(now); python3 - "$set_of_trees" <<'P'
import re, sys, urllib.request
url, rows, pages = sys.argv[1], 0, 0
while url:
    page = urllib.request.urlopen(urllib.request.Request(url, headers={'Prefer': 'maxpagesize=10000'})).read()
    rows += page.count(b'"species":'); pages += 1
    link = re.search(rb'"@odata\.nextLink":"([^"]+)"', page[-4000:]); url = link and link[1].decode()
print(f'{rows} trees in {pages} pages', end='')
P
  echo ": $(since "$start") s, API $(peak $ours)"
  start=$(now); status=$(curl -s -o "$WORK/odata.csv" -w '%{http_code}' "$set_of_trees?\$format=csv")
  echo "$(( $(wc -l <"$WORK/odata.csv") - 1 )) trees as CSV (answer $status): $(since "$start") s, API $(peak $ours)"
  echo "Peak of the API in all of it: $(peak $ours) (budget 200 MB)"
  rm -f "$WORK/odata.csv"; stop "$ours"
fi

if [[ $parts = *stock* ]]; then
  dotnet build bench/stock-odata -c Release -v q --nologo -o "$WORK/stock-odata" >"$WORK/stock.log" 2>&1 || { tail -5 "$WORK/stock.log"; exit 1; }
  hook ours; serve 0; curl -sf -o /dev/null "$set_of_trees?${Q}top=1"
  hook stock; dotnet "$WORK/stock-odata/stock-odata.dll" --urls "http://127.0.0.1:$stock_port" >"$WORK/stock.log" 2>&1 & stock=$!; started+=("$stock")
  wait_for "http://127.0.0.1:$stock_port/odata/Trees?${Q}top=1"
  unset OUD_BENCH_ALLOCATED DOTNET_STARTUP_HOOKS
  echo "memory after one request: ours $(peak "$ours"), stock $(peak "$stock")"
  # name, address of ours, address of the stock way: the same trees, the same columns.
  cases=(
    "page of 100|?${Q}top=100&${Q}select=$columns|?${Q}top=100"
    "page of 100 with geometry|?${Q}top=100|?${Q}top=100"
    "filter, 100|?${Q}filter=species%20eq%20'Quercus%20robur'%20and%20planted%20gt%201990&${Q}top=100&${Q}select=$columns|?${Q}filter=Species%20eq%20'Quercus%20robur'%20and%20Planted%20gt%201990&${Q}top=100"
    "apply, of 1,000,000|?${Q}apply=groupby((species),aggregate(${Q}count%20as%20n))|?${Q}apply=groupby((Species),aggregate(${Q}count%20as%20n))"
    "apply, of a district|?${Q}apply=filter(district%20eq%20'Stadtbezirk%2013')/groupby((species),aggregate(${Q}count%20as%20n))|?${Q}apply=filter(District%20eq%20'Stadtbezirk%2013')/groupby((Species),aggregate(${Q}count%20as%20n))"
  )
  measure() { # address, process, name: requests in a second, milliseconds and allocated kilobytes of the process for one request
    local time bytes text
    for _ in $(seq 30); do curl -s -o /dev/null "$1"; done   # a fresh process compiles each method twice more while it runs
    curl -sf -o /dev/null "$1" || { echo "- - -"; return; }
    wrk -t1 -c"$connections" -d1s "$1" >/dev/null; sleep 0.5
    time=$(ticks "$2"); bytes=$(cat "$WORK/allocated.$3" 2>/dev/null || echo 0)
    text=$(wrk -t1 -c"$connections" -d"${seconds}s" "$1"); sleep 0.5
    time=$(($(ticks "$2") - time)); bytes=$(($(cat "$WORK/allocated.$3" 2>/dev/null || echo 0) - bytes))
    grep -q 'Non-2xx' <<<"$text" && { echo "- - -"; return; }
    awk -v t="$time" -v b="$bytes" '/requests in/ { n = $1 } /Requests\/sec/ { r = $2 } END { printf "%.1f %.3f %.1f", r, t * 10 / n, b / n / 1024 }' <<<"$text"
  }
  line='%-26s %10s %10s %6s %10s %10s %6s %10s %10s %6s\n'
  # shellcheck disable=SC2059
  printf "$line" case 'ours /s' 'stock /s' ratio 'ours ms' 'stock ms' ratio 'ours KB' 'stock KB' ratio
  for one in "${cases[@]}"; do
    IFS='|' read -r name our_path stock_path <<<"$one"
    read -r our_rate our_cpu our_bytes <<<"$(measure "$set_of_trees$our_path" "$ours" ours)"
    read -r stock_rate stock_cpu stock_bytes <<<"$(measure "http://127.0.0.1:$stock_port/odata/Trees$stock_path" "$stock" stock)"
    of() { ratio "$1" "$2" 2>/dev/null || echo -; }
    # shellcheck disable=SC2059
    printf "$line" "$name" "$our_rate" "$stock_rate" "$(of "$our_rate" "$stock_rate")" "$our_cpu" "$stock_cpu" "$(of "$stock_cpu" "$our_cpu")" \
      "$our_bytes" "$stock_bytes" "$(of "$our_bytes" "$stock_bytes")"
  done
  echo "peak of memory after all: ours $(peak "$ours"), stock $(peak "$stock"), ratio $(ratio "$(rss_of "$ours")" "$(rss_of "$stock")") (budgets: requests ≥ 3, memory ≤ 0.33)"
  stop "$stock"; stop "$ours"
  serve 32
  read -r rate cpu _ <<<"$(measure "$set_of_trees?${Q}apply=groupby((species),aggregate(${Q}count%20as%20n))" "$ours" none)"
  echo "apply, of 1,000,000, asked again (our cache of answers): $rate /s, $cpu ms"
  stop "$ours"
fi
