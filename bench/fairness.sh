#!/usr/bin/env bash
# A polite client that asks for ten features twenty times a second, alone and beside a crawler that asks for other pages at full speed on so
# many connections: prints the polite client's p50 and p99 in both cases and what the crawler got. The addresses of both are told by
# X-Forwarded-For, as behind a proxy. Needs bench/prepare.sh and bench.trees ingested (bench/items.sh does).
# usage: bench/fairness.sh [seconds] [connections of the crawler]
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/settings.sh
seconds=${1:-20}; connections=${2:-16}
OUD_TRUSTED_PROXIES=127.0.0.1 ./oud serve --port "$API" >"$WORK/serve.log" 2>&1 & server=$!
trap 'kill $server 2>/dev/null' EXIT
until curl -sf "http://127.0.0.1:$API/health/ready" >/dev/null; do sleep 0.3; done
python3 - "$API" "$seconds" "$connections" <<'P'
import http.client, random, sys, threading, time
port, seconds, connections = int(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3])
items = "/collections/bench.trees/items"

def ask(connection, path, address):
    connection.request("GET", path, headers={"X-Forwarded-For": address, "Accept-Encoding": "identity"})
    response = connection.getresponse(); response.read()
    return response.status

def polite(seconds, address):
    connection, times, begin = http.client.HTTPConnection("127.0.0.1", port), [], time.monotonic()
    while time.monotonic() - begin < seconds:
        at = time.monotonic()
        status = ask(connection, f"{items}?limit=10&offset={random.randrange(100000)}", address)
        times.append(time.monotonic() - at)
        assert status == 200, status
        time.sleep(max(0, 0.05 - (time.monotonic() - at)))
    times.sort()
    return times[len(times) // 2] * 1000, times[int(len(times) * 0.99)] * 1000, len(times)

polite(2, "203.0.113.1")
p50, p99, count = polite(seconds, "203.0.113.2")
print(f"alone               p50 {p50:6.1f} ms   p99 {p99:6.1f} ms   ({count} requests)", flush=True)
P
cat > "$WORK/crawler.lua" <<'L'
local n = 0
function request()
  n = n + 1
  return wrk.format("GET", "/collections/bench.trees/items?limit=100&offset=" .. math.random(900000), { ["X-Forwarded-For"] = "203.0.113.9", ["Accept-Encoding"] = "identity" })
end
L
wrk -t1 -c"$connections" -d"$(awk "BEGIN { print int($seconds + 3) }")s" --timeout 10 -s "$WORK/crawler.lua" "http://127.0.0.1:$API" >"$WORK/crawler.log" & crawler=$!
sleep 1
python3 - "$API" "$seconds" <<'P'
import http.client, random, sys, time
port, seconds = int(sys.argv[1]), float(sys.argv[2])
connection, times, begin = http.client.HTTPConnection("127.0.0.1", port), [], time.monotonic()
while time.monotonic() - begin < seconds:
    at = time.monotonic()
    connection.request("GET", f"/collections/bench.trees/items?limit=10&offset={random.randrange(100000)}", headers={"X-Forwarded-For": "203.0.113.3", "Accept-Encoding": "identity"})
    response = connection.getresponse(); response.read()
    assert response.status == 200, response.status
    times.append(time.monotonic() - at)
    time.sleep(max(0, 0.05 - (time.monotonic() - at)))
times.sort()
print(f"beside the crawler  p50 {times[len(times) // 2] * 1000:6.1f} ms   p99 {times[int(len(times) * 0.99)] * 1000:6.1f} ms   ({len(times)} requests)")
P
wait $crawler
grep -E 'requests in|Non-2xx' "$WORK/crawler.log"
