# shellcheck shell=bash
# Finds out which Debian packages are missing and installs them; sourced by oud.

require_dotnet() {
    if ! command -v dotnet >/dev/null; then
        echo "oud: the .NET SDK $(sed -n 's/.*"version": "\([^"]*\)".*/\1/p' "$root/global.json") or newer is missing:" \
            "https://learn.microsoft.com/dotnet/core/install/linux-debian" >&2
        exit 1
    fi
}

# The major version of PostgreSQL to use: what is installed, else what this release of Debian has.
postgres_major() {
    local installed
    installed=$(find /usr/lib/postgresql -mindepth 1 -maxdepth 1 -printf '%f\n' 2>/dev/null | sort -n | tail -1)
    if [ -z "$installed" ] && command -v apt-cache >/dev/null; then
        installed=$(apt-cache depends postgresql 2>/dev/null | sed -n 's/.*Depends: postgresql-\([0-9]*\)$/\1/p' | head -1)
    fi
    echo "${installed:-17}"
}

# missing_packages <group>… prints "package<TAB>what for" per missing package; groups: database runtime web test.
missing_packages() {
    local group major
    for group in "$@"; do
        case $group in
            database)
                major=$(postgres_major)
                [ -x "/usr/lib/postgresql/$major/bin/initdb" ] || printf 'postgresql-%s\tthe database\n' "$major"
                [ -f "/usr/share/postgresql/$major/extension/postgis.control" ] || printf 'postgresql-%s-postgis-3\tits maps\n' "$major"
                ;;
            runtime)
                if ! ldconfig -p 2>/dev/null | grep -q libicuuc && ! compgen -G '/usr/lib/*/libicuuc.so.*' >/dev/null; then
                    printf '%s\tnumbers, dates and accents of all languages\n' \
                        "$(apt-cache pkgnames libicu 2>/dev/null | grep -E '^libicu[0-9]+$' | sort -V | tail -1 | grep . || echo libicu-dev)"
                fi
                ;;
            web)
                command -v node >/dev/null || printf 'nodejs\tmaps and charts in the browser\n'
                command -v npm >/dev/null || printf 'npm\tmaps and charts in the browser\n'
                ;;
            test)
                command -v chromium >/dev/null || command -v google-chrome >/dev/null || printf 'chromium\ttests in a browser\n'
                command -v ogr2ogr >/dev/null || printf 'gdal-bin\ttests with a client of others\n'
                command -v soffice >/dev/null || printf 'libreoffice-calc\ttests with a spreadsheet\n'
                /usr/bin/python3 -c 'import owslib' 2>/dev/null || ! apt-cache show python3-owslib >/dev/null 2>&1 \
                    || printf 'python3-owslib\ttests with a client of others\n'
                ;;
        esac
    done
}

# A package's scripts may restart or upgrade servers: never under a running cluster of ours.
cluster_runs() {
    local lock
    for lock in /run/oud-*/.s.PGSQL.*.lock /tmp/oud-*/.s.PGSQL.*.lock; do
        if [ -r "$lock" ] && [ -d "/proc/$(head -n 1 "$lock")" ]; then
            return 0
        fi
    done
    return 1
}

# install_missing <yes|no> <group>…
install_missing() {
    local allowed=$1 name reason log as_root=() packages=()
    local -A reasons=()
    shift
    while IFS=$'\t' read -r name reason; do
        packages+=("$name")
        reasons[$name]=$reason
    done < <(missing_packages "$@" | sort -u)
    [ ${#packages[@]} -gt 0 ] || return 0

    if [ "$(id -u)" -ne 0 ]; then
        as_root=(sudo)
    fi
    # Without Node or test tools much still works; without database and ICU nothing does.
    cannot_install() {
        echo "oud: $1: apt-get install ${packages[*]}" >&2
        if printf '%s\n' "${packages[@]}" | grep -qE '^(postgresql|libicu)'; then
            exit 1
        fi
    }
    if [ "$allowed" = no ] || ! command -v apt-get >/dev/null \
        || { [ "$(id -u)" -ne 0 ] && ! { command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; }; }; then
        cannot_install "an administrator has to install"
        return 0
    fi
    if cluster_runs; then
        cannot_install "a database of ours runs; stop it first, then"
        return 0
    fi

    log=$(mktemp)
    apt_get() {
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -y -q "$@" >>"$log" 2>&1 || {
            tail -n 20 "$log" >&2
            echo "oud: apt-get $* failed; an administrator has to install: apt-get install ${packages[*]}" >&2
            exit 1
        }
    }
    apt_get update
    if printf '%s\n' "${packages[@]}" | grep -q '^postgresql' && [ ! -e /etc/postgresql-common/createcluster.conf ]; then
        # Debian's package would start a server of its own, which nobody asked for.
        apt_get install --no-install-recommends postgresql-common
        "${as_root[@]}" sed -i 's/^#\?create_main_cluster.*/create_main_cluster = false/' /etc/postgresql-common/createcluster.conf
    fi
    for name in "${packages[@]}"; do
        echo "oud: installing $name (${reasons[$name]})"
        apt_get install --no-install-recommends "$name"
    done
    rm -f "$log"
}
