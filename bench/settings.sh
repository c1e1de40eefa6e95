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
# Starts the server of the benchmarks, and makes it where there is none.
start_postgres() {
  mkdir -p "$WORK"; chmod 755 "$WORK"
  if [ ! -d "$WORK/pg" ]; then
    install -d -o postgres "$WORK/pg" "$WORK/sock"
    as_postgres "$PGBIN/initdb" -D "$WORK/pg" -A trust -U bench --locale=C.UTF-8 >/dev/null
    cat >> "$WORK/pg/postgresql.conf" <<C
listen_addresses = '127.0.0.1'
port = $PORT
unix_socket_directories = '$WORK/sock'
shared_buffers = 2GB
max_wal_size = 8GB
maintenance_work_mem = 512MB
random_page_cost = 1.1
jit = off
C
  fi
  as_postgres "$PGBIN/pg_ctl" -D "$WORK/pg" -l "$WORK/sock/log" -w start >/dev/null 2>&1 || true
}
