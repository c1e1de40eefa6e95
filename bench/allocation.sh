#!/usr/bin/env bash
# What the API allocates per feature while it streams the whole data set as GeoJSON and as CSV, as the runtime itself counts it.
# Needs a server at $API that was started with bench/allocated as its startup hook: bench/items.sh does so and calls this.
# usage: bench/allocation.sh
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/settings.sh
allocated() { sleep 0.6; cat "$WORK/allocated"; }
curl -s -o /dev/null "http://127.0.0.1:$API/collections/bench.trees/items?f=csv"   # what is made once
for format in geojson csv; do
  before=$(allocated)
  seconds=$(curl -s -o "$WORK/stream.out" -w '%{time_total}' "http://127.0.0.1:$API/downloads/bench.trees.$format")
  after=$(allocated)
  rows=$(if [ $format = csv ]; then tail -n +2 "$WORK/stream.out" | wc -l; else grep -c '"type":"Feature",' "$WORK/stream.out"; fi)
  awk -v bytes=$((after - before)) -v rows="$rows" -v format=$format -v seconds="$seconds" 'BEGIN {
    printf "%s: %d features in %.2f s, %.1f bytes allocated per feature (%s 200)\n", format, rows, seconds, bytes / rows, bytes < 200 * rows ? "<" : "**not below**" }'
done
rm -f "$WORK/stream.out"
