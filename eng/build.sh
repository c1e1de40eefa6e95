# shellcheck shell=bash
# Builds what has changed since the last build; sourced by oud.

program=$root/artifacts/bin/OpenUrbanData.Cli/release/oud.dll

# One hash over names and contents of all files a build reads. Asking dotnet build each time takes seconds.
hash_of() {
    (cd "$root" && find "$@" -type d \( -name bin -o -name obj -o -name node_modules -o -name dist \) -prune \
        -o -type f -print0 2>/dev/null | sort -z | xargs -0 sha256sum | sha256sum | cut -d ' ' -f 1)
}

quietly() {
    local log
    log=$(mktemp)
    # Servers that a build leaves behind (compiler, MSBuild) must not inherit the lock of build_program.
    if ! "$@" >"$log" 2>&1 8>&-; then
        grep -E 'error|ERR' "$log" | sort -u | head -n 30 >&2 || tail -n 30 "$log" >&2
        echo "oud: '$*' failed" >&2
        rm -f "$log"
        return 1
    fi
    rm -f "$log"
}

# The browser parts: without Node the pages work, without map. Vite 6 and not a newer one: it runs on the Node 18 of Debian 12.
# "npm install" and not "npm ci": the lock file names only the binaries of the platforms it was made with.
build_web() {
    local part
    command -v npm >/dev/null || return 0
    for part in "$root"/web "$root"/solutions/*; do
        if [ -f "$part/package.json" ]; then
            echo "oud: building ${part#"$root"/}"
            (cd "$part" && quietly npm install --no-save --no-audit --no-fund && quietly npm run build --if-present) || return 1
        fi
    done
}

# unless_unchanged <stamp> <hash> <command>…
unless_unchanged() {
    local stamp=$root/artifacts/$1.hash hash=$2
    shift 2
    if [ "$(cat "$stamp" 2>/dev/null)" != "$hash" ]; then
        rm -f "$stamp"
        "$@" || return 1
        echo "$hash" >"$stamp"
    fi
}

build_dotnet() {
    echo "oud: building $1"
    quietly dotnet restore "$root/$1" --locked-mode && quietly dotnet build "$root/$1" --no-restore -c Release --nologo -v q
}

build_program() {
    mkdir -p "$root/artifacts"
    exec 8>"$root/artifacts/.build.lock"
    flock 8
    unless_unchanged web "$(hash_of web solutions)-$(command -v npm || true)" build_web \
        || echo "oud: the browser parts are not built; the pages work without them" >&2
    unless_unchanged program "$(hash_of src docs/problems.md Directory.Build.props Directory.Build.targets Directory.Packages.props global.json .editorconfig)" \
        build_dotnet src/OpenUrbanData.Cli || exit 1
    exec 8>&-
}
