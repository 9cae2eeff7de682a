#!/bin/bash
# Installs what is missing, builds, and runs all tests, those in a real office too.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/prepare.sh test
exec ctest --preset release
