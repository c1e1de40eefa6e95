#!/usr/bin/env bash
# Sixty-four clients for a minute, each address once: pages of 10 and 100, boxes, filters and single features in turn. Prints p50 and p99, and errors.
# usage: bench/clients.sh [seconds]      Needs a server at $API (bench/items.sh starts one and calls this).
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/settings.sh
python3 bench/clients.py "http://127.0.0.1:$API" "${1:-60}"
