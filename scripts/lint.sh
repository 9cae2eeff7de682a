#!/bin/bash
# Checks how the sources are written: clang-format, clang-tidy (all, or the files named), shellcheck where it is installed.
set -euo pipefail
cd "$(dirname "$0")/.."
for tool in clang-format clang-tidy; do
    command -v $tool >/dev/null || { echo "Missing: $tool (apt-get install clang-format clang-tidy)" >&2; exit 1; }
done
[ -f build/compile_commands.json ] || scripts/prepare.sh test

# Without the precompiled headers, which only g++ can read.
mkdir -p build/lint
sed -E 's/ (-fpch-preprocess|-Winvalid-pch|-include [^ ]*cmake_pch\.hxx)//g; s/--param ggc-[^ ]*//g' build/compile_commands.json > build/lint/compile_commands.json

if [ $# -gt 0 ]; then files=("$@"); else mapfile -t files < <(git ls-files '*.cpp' '*.h'); fi
failed=0
clang-format --dry-run -Werror "${files[@]}" || failed=1
printf '%s\0' "${files[@]}" | grep -z '\.cpp$' |
    xargs -0 -r -n 1 -P "$(nproc)" clang-tidy -p build/lint --quiet 2>/dev/null || failed=1
if command -v shellcheck >/dev/null; then
    shellcheck -x scripts/*.sh .ci/run || failed=1
fi
exit $failed
