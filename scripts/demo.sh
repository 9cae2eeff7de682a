#!/bin/bash
# Makes the complete sample report in a real Writer and saves it as ODT, DOCX, PDF and page pictures in out/.
#
#   scripts/demo.sh          makes them (again only what is older than what it is made from)
#   scripts/demo.sh --gui    then opens the report in Writer with the deck 章法, in a profile of its own under build/
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
gui=no
case ${1-} in
"") ;;
--gui) gui=yes ;;
*)
    sed -n '2,5s/^# \{0,1\}//p' "$0"
    exit 2
    ;;
esac
if [ $gui = yes ] && [ -z "${DISPLAY-}${WAYLAND_DISPLAY-}" ]; then
    echo "scripts/demo.sh --gui needs a display; there is none here. Run it on a desktop, or without --gui." >&2
    exit 1
fi

if [ $gui = yes ]; then scripts/prepare.sh demo gui; else scripts/prepare.sh demo; fi
say() { printf '\033[1m== %s\033[0m\n' "$*"; }

# The look of the pages: the Fandol fonts out of a package of Debian's, unpacked here and not installed.
fandol=usr/share/texlive/texmf-dist/fonts/opentype/public/fandol
fetch_fonts() {
    [ ! -e build/demo/fonts ] || return 0
    mkdir -p build/demo
    if [ -d "/$fandol" ]; then
        ln -s "/$fandol" build/demo/fonts
        return
    fi
    say "Fetching fonts (Fandol, 50 MB, once)"
    rm -rf build/demo/package
    mkdir -p build/demo/package
    if (cd build/demo/package && apt-get download -qq texlive-lang-chinese >/dev/null 2>&1 &&
        dpkg-deb --fsys-tarfile ./*.deb | tar x "./$fandol"); then
        mv "build/demo/package/$fandol" build/demo/fonts
    else
        echo "They cannot be had now: the pages will show other fonts. The documents name the official ones all the same."
    fi
    rm -rf build/demo/package
}
fetch_fonts
export FONTCONFIG_FILE=$root/build/demo/fonts.conf
export XDG_CACHE_HOME=$root/build/cache # the command's own profile stays in build/, too

# Older than one of the others, or not there.
stale() {
    local file=$1 input
    shift
    [ -e "$file" ] || return 0
    for input in "$@"; do
        if [ "$input" -nt "$file" ]; then return 0; fi
    done
    return 1
}

values=samples/situation-report.json
report=out/situation-report
mkdir -p out
# Every section there is, also those that a report need not have.
sections=$(build/zhangfa sections --kind situation-report | cut -f1 | paste -sd,)
for ending in odt docx pdf; do
    if stale $report.$ending build/zhangfa.oxt $values; then
        say "Writing $report.$ending"
        build/zhangfa new situation-report --values $values --sections "$sections" -o $report.$ending
    fi
done
if stale out/.pages $report.pdf; then
    say "Drawing its pages"
    rm -f $report-*.png
    pdftoppm -r 90 -png $report.pdf $report
    touch out/.pages
fi

say "There they are:"
ls -l out
cat <<'END'

Try next:
  build/zhangfa values out/situation-report.docx                the values, read from the document
  echo '{"theory.sessions": 15}' | build/zhangfa fill out/situation-report.docx --values - -o out/changed.docx
  build/zhangfa final out/situation-report.odt -o out/final.docx    without bindings, to leave the house
  build/zhangfa new situation-report -o out/empty.odt           an empty one, to be filled in the deck
  scripts/demo.sh --gui                                         the report in Writer, with the deck
END

if [ $gui = yes ]; then exec scripts/writer.sh $report.odt; fi
