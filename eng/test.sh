# shellcheck shell=bash
# Runs all tests on one throw-away cluster and sums up; sourced by oud.

# start_cluster <directory>: a server with the roles that the tests expect, see tests/OpenUrbanData.Testing/TestCluster.cs.
start_cluster() {
    local directory=$1 bin as=()
    bin=/usr/lib/postgresql/$(postgres_major)/bin
    if [ "$(id -u)" -eq 0 ]; then
        as=(setpriv --reuid=postgres --regid=postgres --init-groups --)
        chown postgres:postgres "$directory"
    fi
    (
        cd /
        "${as[@]}" "$bin/initdb" -D "$directory/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null
        "${as[@]}" "$bin/pg_ctl" start -w -s -D "$directory/data" -l "$directory/log" -o "-k $directory -c listen_addresses='' \
            -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=300 -c shared_buffers=128MB \
            -c max_wal_size=2GB -c autovacuum_naptime=10min -c jit=off"
        "$bin/psql" -q -h "$directory" -U postgres -c 'CREATE ROLE oud_owner LOGIN' -c 'CREATE ROLE oud_read LOGIN'
    )
}

stop_cluster() {
    local pid
    if pid=$(head -n 1 "$1/data/postmaster.pid" 2>/dev/null); then
        kill -QUIT "$pid"
        while [ -e "$1/data/postmaster.pid" ]; do sleep 0.1; done
    fi
    rm -rf "$1"
}

# run_project <name>: one test program; its output is shown where something failed.
run_project() {
    local name=$1 start=$SECONDS code=0
    "$root/artifacts/bin/$name/release/$name" -noColor -noLogo -result-xml "$results/$name.xml" >"$results/$name.log" 2>&1 || code=$?
    if [ "$code" -ne 0 ]; then
        grep -vE '^ +(Discover|Start|Finish)' "$results/$name.log"
    fi
    [ -s "$results/$name.xml" ] || echo "$name ended with code $code and without a report" >>"$results/crashed"
    echo "oud: $name $(grep -o 'Total: .*' "$results/$name.log" | tail -n 1 || true) ($((SECONDS - start)) s)"
}

run_two_at_a_time() {
    # shellcheck disable=SC2016
    xargs -n 1 -P 2 bash -c 'run_project "$1"' run_project
}

# Adds up the attributes of all reports: passed, failed, skipped, errors.
sum_of() {
    { grep -ho '<assembly [^>]*>' "$results"/*.xml || true; } | grep -o " $1=\"[0-9]*\"" | tr -dc '0-9\n' \
        | awk '{ sum += $1 } END { print sum + 0 }'
}

# run_node <folder>: tests of Node report as TAP.
run_node() {
    local name=$1 code=0 start=$SECONDS log
    log=$results/node-$(basename "$1").log
    (cd "$root/$name" && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-audit --no-fund && OUD_PROGRAM=$program npm test) \
        >"$log" 2>&1 || code=$?
    [ "$code" -eq 0 ] || tail -n 100 "$log"
    grep -q '^# pass' "$log" || echo "$name ended with code $code and without a report" >>"$results/crashed"
    echo "oud: $name Total: $(node_count tests "$log"), Failed: $(node_count fail "$log"), Skipped: $(node_count skipped "$log") ($((SECONDS - start)) s)"
}

# node_count <what> [log]: of one report, or of all.
node_count() {
    local what=$1
    shift
    [ $# -gt 0 ] || set -- "$results"/node-*.log
    { cat "$@" 2>/dev/null || true; } | sed -n "s/^# $what \([0-9]*\)$/\1/p" | awk '{ sum += $1 } END { print sum + 0 }'
}

run_tests() {
    local clean name passed failed skipped
    clean=$(git -C "$root" status --porcelain 2>/dev/null || true)
    results=$(mktemp -d)
    install_missing "$install" database runtime web test
    mkdir -p "$root/artifacts"
    unless_unchanged web "$(hash_of web solutions)-$(command -v npm || true)" build_web || exit 1
    build_dotnet OpenUrbanData.sln || exit 1

    OUD_TEST_CLUSTER=$(mktemp -d /tmp/oud-test-XXXXXX)
    export OUD_TEST_CLUSTER
    trap 'stop_cluster "$OUD_TEST_CLUSTER"' EXIT
    trap 'exit 130' INT TERM
    start_cluster "$OUD_TEST_CLUSTER"

    # The slow ones first; two at a time.
    export -f run_project
    export root results
    for name in Cli Ingest Api Postgres Catalog Formats Model Architecture; do
        echo "OpenUrbanData.$name.Tests"
    done | run_two_at_a_time

    if command -v npm >/dev/null; then
        run_node tests/openapi
    else
        echo "tests/openapi: Node is missing" >>"$results/skipped"
    fi
    if command -v npm >/dev/null && command -v chromium >/dev/null; then
        run_node tests/browser
    else
        echo "tests/browser: Node or Chromium is missing" >>"$results/skipped"
    fi

    touch "$results/crashed" "$results/skipped"
    passed=$(($(sum_of passed) + $(node_count pass)))
    failed=$(($(sum_of failed) + $(sum_of errors) + $(node_count fail) + $(node_count cancelled) + $(wc -l <"$results/crashed")))
    skipped=$(($(sum_of skipped) + $(node_count skipped) + $(wc -l <"$results/skipped")))
    cat "$results/crashed"
    if [ "$skipped" -gt 0 ]; then
        echo "Skipped, by reason:"
        {
            grep -ho '<reason>[^]]*' "$results"/*.xml | sed 's/^<reason>\(<!\[CDATA\[\)\?//; s/<.*//' || true
            cat "$results"/node-*.log 2>/dev/null | sed -n 's/^ *ok .* # SKIP //p'
            cat "$results/skipped"
        } | sort | uniq -c
    fi
    if [ -z "$clean" ] && [ -n "$(git -C "$root" status --porcelain 2>/dev/null)" ]; then
        echo "The tests changed files of the repository: a generated file is stale."
        git -C "$root" status --short
        failed=$((failed + 1))
    fi
    rm -rf "$results"
    echo "$passed passed, $failed failed, $skipped skipped"
    [ "$failed" -eq 0 ]
}
