#!/usr/bin/env bash
# A polite client that asks for ten features twenty times a second: alone, beside a crawler that asks for other pages at full speed, and the
# same with limits and queue off. Prints its p50 and p99 and what the crawler got. The addresses of both are told by X-Forwarded-For, as
# behind a proxy. Needs bench/prepare.sh and bench.trees ingested (bench/items.sh does).
# usage: bench/fairness.sh [seconds] [connections of the crawler]
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/settings.sh
seconds=${1:-15}; connections=${2:-16}
cat > "$WORK/polite.py" <<'P'
import http.client, random, sys, time
port, seconds, address, label = int(sys.argv[1]), float(sys.argv[2]), sys.argv[3], sys.argv[4]
connection, times, begin = http.client.HTTPConnection("127.0.0.1", port), [], time.monotonic()
while time.monotonic() - begin < seconds:
    at = time.monotonic()
    path = f"/collections/bench.trees/items?limit=10&offset={random.randrange(10000)}"
    connection.request("GET", path, headers={"X-Forwarded-For": address, "Accept-Encoding": "identity"})
    response = connection.getresponse(); response.read()
    assert response.status == 200, response.status
    times.append(time.monotonic() - at)
    time.sleep(max(0, 0.05 - (time.monotonic() - at)))
times.sort()
p50, p99 = times[len(times) // 2] * 1000, times[int(len(times) * 0.99)] * 1000
if label: print(f"{label:34} p50 {p50:7.1f} ms   p99 {p99:7.1f} ms   ({len(times)} requests)", flush=True)
P
cat > "$WORK/crawler.lua" <<'L'
function request()
  local path = "/collections/bench.trees/items?limit=100&offset=" .. math.random(20000)
  return wrk.format("GET", path, { ["X-Forwarded-For"] = "203.0.113.9", ["Accept-Encoding"] = "identity" })
end
L
run() { # label beside the crawler, setting of the limit
  OUD_RATE_LIMIT=$2 OUD_TRUSTED_PROXIES=127.0.0.1 "${OUD:-./oud}" serve --port "$API" >"$WORK/serve.log" 2>&1 & server=$!
  trap 'kill $server 2>/dev/null' EXIT
  until curl -sf "http://127.0.0.1:$API/health/ready" >/dev/null; do sleep 0.3; done
  python3 "$WORK/polite.py" "$API" 3 203.0.113.1 ""
  [ "$2" = off ] || python3 "$WORK/polite.py" "$API" "$seconds" 203.0.113.2 alone
  wrk -t1 -c"$connections" -d"$((seconds + 2))s" --timeout 10 -s "$WORK/crawler.lua" "http://127.0.0.1:$API" >"$WORK/crawler.log" & crawler=$!
  sleep 1
  python3 "$WORK/polite.py" "$API" "$seconds" 203.0.113.3 "$1"
  wait $crawler; grep -E 'requests in|Non-2xx' "$WORK/crawler.log" | sed 's/^ */    crawler: /'
  kill $server; wait $server 2>/dev/null || true
}
run "beside the crawler" 200
run "beside it, OUD_RATE_LIMIT=off" off
