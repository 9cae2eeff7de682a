#!/bin/bash
# Installs what is missing, builds, and runs all tests, those in a real office too.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/prepare.sh test
# Each test that needs an office starts its own, in a profile of its own: as many at a time as there are processors.
exec ctest --preset release --parallel "$(nproc)"
