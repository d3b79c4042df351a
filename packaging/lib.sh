# SPDX-License-Identifier: GPL-3.0-or-later
# Shared by packaging/run and packaging/test: what a fresh Debian 12 needs, and how to build.
# Sourced, never run. Sets `root` (the source tree) and defines functions.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# What the program needs to build and run. libqt6opengl6-dev is there because Qt Charts' CMake files
# do not configure without it.
packages_build="g++ cmake ninja-build ccache qt6-base-dev libqt6opengl6-dev qt6-charts-dev
    qt6-websockets-dev qt6-svg-dev qt6-qpa-plugins libqt6svg6 nlohmann-json3-dev libsimdjson-dev
    zlib1g-dev libre2-dev libxxhash-dev libcli11-dev fonts-dejavu-core"
# What the tests need on top.
packages_test="xvfb xauth xdotool imagemagick python3 desktop-file-utils appstream file dpkg-dev"
# What the checks of .ci/run need on top: libFuzzer's runtime, formatting, linting.
packages_ci="clang clang-format clang-tidy libclang-rt-14-dev git"

# The compiler cache stays the user's own, also where HOME is replaced for the tests.
export CCACHE_DIR="${CCACHE_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/ccache}"

say() { printf '%s\n' "$*" >&2; }

missing_packages() {
    local package
    for package in "$@"; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || printf '%s ' "$package"
    done
}

# Installs the packages that are missing, as root or through sudo; asks the package lists to be
# refreshed only if something is missing.
install_packages() {
    local missing as_root="" log
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" != 0 ]; then
        if command -v sudo >/dev/null; then
            as_root="sudo"
        else
            say "These packages are missing: $missing"
            say "Install them as root, then run this again:"
            say "    apt-get install --no-install-recommends $missing"
            exit 1
        fi
    fi
    say "Installing: $missing"
    log=$(mktemp)
    if ! { $as_root apt-get -qq update &&
           $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends \
               -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300 $missing; } >"$log" 2>&1; then
        tail -n 40 "$log" >&2
        say "Installing the packages failed."
        rm -f "$log"
        exit 1
    fi
    rm -f "$log"
}

# quietly LOGNAME COMMAND…: runs with the output in build/LOGNAME.log; shows its end if it fails.
quietly() {
    local log="$root/build/$1.log"
    shift
    mkdir -p "$root/build"
    if ! "$@" >"$log" 2>&1; then
        tail -n 60 "$log" >&2
        say "Failed: $*"
        say "(the whole output is in $log)"
        exit 1
    fi
}

# configure_and_build DIR "CMAKE OPTIONS" TARGET…  (no target: all)
configure_and_build() {
    local dir=$1 options=$2 started
    shift 2
    started=$SECONDS
    [ -d "$dir" ] || say "Building $(basename "$dir"): the first time takes some minutes …"
    # shellcheck disable=SC2086
    quietly "$(basename "$dir")-configure" cmake -S "$root" -B "$dir" -G Ninja $options
    quietly "$(basename "$dir")-build" cmake --build "$dir" ${1:+--target "$@"}
    [ $((SECONDS - started)) -lt 5 ] || say "Built $(basename "$dir") in $((SECONDS - started)) s."
}
