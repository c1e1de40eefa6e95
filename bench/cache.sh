#!/usr/bin/env bash
# Answers from memory beside nginx that serves the same bytes as a file, in one run: pages of 10 and 100 features, plain and packed,
# and 304. Prints requests a second and ratios. Needs nginx and wrk, and bench/prepare.sh with bench.trees ingested (bench/items.sh does).
# usage: bench/cache.sh [seconds] [connections]
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/settings.sh
seconds=${1:-5}; connections=${2:-8}; web=${WEB:-8091}
dir=$WORK/nginx; rm -rf "$dir"; mkdir -p "$dir/html"
./oud serve --port "$API" >"$WORK/serve.log" 2>&1 & server=$!
trap 'kill $server 2>/dev/null; [ -s "$dir/pid" ] && kill "$(cat "$dir/pid")"' EXIT
until curl -sf "http://127.0.0.1:$API/health/ready" >/dev/null; do sleep 0.3; done
cat > "$dir/nginx.conf" <<C
worker_processes 2; pid $dir/pid; error_log $dir/error.log;
events { worker_connections 512; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; etag on;
  open_file_cache max=100; types { } default_type application/geo+json;
  gzip_static on; client_body_temp_path $dir/b; proxy_temp_path $dir/p; fastcgi_temp_path $dir/f; uwsgi_temp_path $dir/u; scgi_temp_path $dir/s;
  server { listen 127.0.0.1:$web; root $dir/html; }
}
C
rate() { # address, headers of wrk
  wrk -t2 -c"$connections" -d"${seconds}s" "${@:2}" "$1" | tee "$WORK/wrk.log" | awk '/Requests\/sec/ { print $2 }'
  grep -E 'Non-2xx|Socket errors' "$WORK/wrk.log" | grep -v 304 >&2 || true
}
nginx -c "$dir/nginx.conf" -p "$dir"
printf '%-22s %12s %12s %8s\n' what ours/s nginx/s ratio
for limit in 10 100; do
  address="http://127.0.0.1:$API/collections/bench.trees/items?limit=$limit"
  for _ in 1 2 3; do curl -s "$address" -o "$dir/html/items$limit"; curl -s -H 'Accept-Encoding: gzip' "$address" -o "$dir/html/items$limit.gz"; done
  tag=$(curl -sI "$address" | tr -d '\r' | awk -F': ' 'tolower($1)=="etag" { print $2 }')
  for coding in identity gzip; do
    ours=$(rate "$address" -H "Accept-Encoding: $coding"); theirs=$(rate "http://127.0.0.1:$web/items$limit" -H "Accept-Encoding: $coding")
    printf '%-22s %12s %12s %8s\n' "items$limit $coding" "$ours" "$theirs" "$(ratio "$ours" "$theirs")"
  done
done
theirs_tag=$(curl -sI "http://127.0.0.1:$web/items100" | tr -d '\r' | awk -F': ' 'tolower($1)=="etag" { print $2 }')
ours=$(rate "$address" -H "If-None-Match: $tag"); theirs=$(rate "http://127.0.0.1:$web/items100" -H "If-None-Match: $theirs_tag")
printf '%-22s %12s %12s %8s\n' "304" "$ours" "$theirs" "$(ratio "$ours" "$theirs")"
printf 'Resident memory of the API at its highest: %d MB (budget 200)\n' "$(( $(rss_of "$server") / 1024 ))"
