# Sourced by the scripts of this folder.
export OUD_SHARED=${OUD_SHARED:-$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/shared}
WORK=${WORK:-/tmp/oud-bench}
PORT=${PORT:-54329}
API=${API:-8089}
PGBIN=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
export PGHOST=127.0.0.1 PGPORT=$PORT PGUSER=bench
export OUD_DATABASE="Host=127.0.0.1;Port=$PORT;Username=bench;Database=oud"
as_postgres() { if [ "$(id -u)" = 0 ]; then (cd / && setpriv --reuid=postgres --regid=postgres --clear-groups "$@"); else "$@"; fi; }
now() { date +%s.%N; }
since() { echo "$(now) - $1" | bc; }
ratio() { awk "BEGIN { printf \"%.2f\", $1 / $2 }"; }
oud() { ./oud "$@"; }
rss_of() { awk '/^VmHWM/ { print $2 }' "/proc/$1/status"; }
