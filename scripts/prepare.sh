#!/bin/bash
# Installs what is missing and builds: the one way in which test.sh, demo.sh and lint.sh come to a build folder.
#
#   scripts/prepare.sh test demo     packages of the build and of these steps, then everything into build/
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=scripts/packages.sh
source scripts/packages.sh

say() { printf '\033[1m== %s\033[0m\n' "$*"; }

missing_packages() {
    local package
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' || echo "$package"
    done | sort -u
}

install_packages() {
    local -a missing root=()
    if ! command -v dpkg-query apt-get >/dev/null; then
        say "No apt here; needed are (under the names of Debian 12): $*"
        return
    fi
    mapfile -t missing < <(missing_packages "$@")
    if [ ${#missing[@]} -eq 0 ]; then
        return
    fi
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            say "Missing, and neither root nor sudo to install them: ${missing[*]}"
            exit 1
        fi
        root=(sudo)
    fi
    say "Installing with apt: ${missing[*]}"
    # Neither a question of a package nor a missing index of another source may stop this.
    "${root[@]}" apt-get update -qq || true
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

wanted=("${packages_build[@]}")
tests=OFF
for step in "$@"; do
    declare -n list="packages_$step"
    wanted+=("${list[@]}")
    unset -n list
    if [ "$step" = test ]; then tests=ON; fi
done
install_packages "${wanted[@]}"

# A build that has tests keeps them; the demo alone does without.
if [ "$tests" = ON ] || [ ! -f build/CMakeCache.txt ]; then
    say "Configuring build/"
    cmake --preset release -DZHANGFA_TESTS="$tests" -DZHANGFA_BENCH="$tests"
fi
say "Building"
cmake --build --preset release
