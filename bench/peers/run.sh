#!/bin/bash
# Measures other engines that fill templates on one report: installs them, makes report and templates, checks what each makes,
# and prints a table. Everything is written below bench/peers/build.
#
#   bench/peers/run.sh [--documents N] [--only ENGINE,…] [COMMAND]…      (see measure.py)
set -euo pipefail
cd "$(dirname "$0")"

packages=(python3-docx python3-docxtpl python3-relatorio python3-lxml libreoffice-writer python3-uno)
command -v node >/dev/null || packages+=(nodejs)
command -v npm >/dev/null || packages+=(npm)
missing=()
for package in "${packages[@]}"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
    echo "Installing with apt: ${missing[*]}" >&2
    root=()
    [ "$(id -u)" -eq 0 ] || root=(sudo)
    "${root[@]}" apt-get update -qq || true
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

mkdir -p build
if ! cmp -s package-lock.json build/installed.json; then
    cp package.json package-lock.json build/
    (cd build && npm ci --no-audit --no-fund --loglevel=error >&2)
    cp package-lock.json build/installed.json
fi

python=/usr/bin/python3 # the one that Debian's packages are for
$python model.py
soffice "-env:UserInstallation=file://$PWD/build/profile" --headless --convert-to odt --outdir build build/canonical.docx >/dev/null 2>&1
$python templates.py
$python bind.py
exec $python measure.py "$@"
