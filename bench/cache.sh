#!/usr/bin/env bash
# Answers from memory beside nginx that serves the same bytes as a file, in one run: pages of 10 and 100 features, plain and packed,
# and 304. Prints requests a second with their ratio, and processor time per request, which other load of the machine hardly changes.
# Needs nginx and wrk, and bench/prepare.sh with bench.trees ingested (bench/items.sh does).
# usage: bench/cache.sh [seconds] [connections]
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/settings.sh
seconds=${1:-5}; connections=${2:-8}; web=${WEB:-8091}
dir=$WORK/nginx; rm -rf "$dir"; mkdir -p "$dir/html"; chmod 755 "$WORK" "$dir" "$dir/html"
"${OUD:-./oud}" serve --port "$API" >"$WORK/serve.log" 2>&1 & server=$!
trap 'kill $server 2>/dev/null; [ -s "$dir/pid" ] && kill "$(cat "$dir/pid")"' EXIT
until curl -sf "http://127.0.0.1:$API/health/ready" >/dev/null; do sleep 0.3; done
cat > "$dir/nginx.conf" <<C
worker_processes 2; pid $dir/pid; error_log $dir/error.log;
events { worker_connections 512; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; etag on; gzip_static on;
  open_file_cache max=100; types { } default_type application/geo+json;
  client_body_temp_path $dir/b; proxy_temp_path $dir/p; fastcgi_temp_path $dir/f; uwsgi_temp_path $dir/u; scgi_temp_path $dir/s;
  server { listen 127.0.0.1:$web; root $dir/html; }
}
C
nginx -c "$dir/nginx.conf" -p "$dir"
ticks() { cat $(printf '/proc/%s/stat ' "$@") | awk '{ sum += $14 + $15 } END { print sum }'; }
workers=$(pgrep -P "$(cat "$dir/pid")")
measure() { # label, pids, address, headers of wrk: requests a second, microseconds of processor time per request
  local before after; before=$(ticks $1)
  wrk -t2 -c"$connections" -d"${seconds}s" "${@:3}" "$2" > "$WORK/wrk.log"; after=$(ticks $1)
  awk -v ticks=$((after - before)) '/requests in/ { n = $1 } /Requests\/sec/ { r = $2 } END { printf "%.0f %.1f", r, ticks * 10000 / n }' "$WORK/wrk.log"
}
compare() { # label, path of ours, path of nginx's, headers for ours, headers for nginx
  measure "$server" "http://127.0.0.1:$API$2" -H "$4" >/dev/null 2>&1   # warm
  read -r ours own <<< "$(measure "$server" "http://127.0.0.1:$API$2" -H "$4")"
  read -r theirs other <<< "$(measure "$workers" "http://127.0.0.1:$web$3" -H "$5")"
  printf '%-20s %10s %10s %7s %12s %12s %7s\n' "$1" "$ours" "$theirs" "$(ratio "$ours" "$theirs")" "$own" "$other" "$(ratio "$other" "$own")"
}
tag() { curl -sI "$1" | tr -d '\r' | awk -F': ' 'tolower($1) == "etag" { print $2 }'; }
printf '%-20s %10s %10s %7s %12s %12s %7s\n' what ours/s nginx/s ratio 'ours us/req' 'nginx us/req' ratio
for limit in 10 100; do
  items="/collections/bench.trees/items?limit=$limit"
  curl -s "http://127.0.0.1:$API$items" -o "$dir/html/items$limit"; curl -s -H 'Accept-Encoding: gzip' "http://127.0.0.1:$API$items" -o "$dir/html/items$limit.gz"
  for coding in identity gzip; do compare "items$limit $coding" "$items" "/items$limit" "Accept-Encoding: $coding" "Accept-Encoding: $coding"; done
done
compare 304 "$items" /items100 "If-None-Match: $(tag "http://127.0.0.1:$API$items")" "If-None-Match: $(tag "http://127.0.0.1:$web/items100")"
printf 'Resident memory of the API at its highest: %d MB (budget 200)\n' "$(( $(rss_of "$server") / 1024 ))"
