#!/bin/bash
# Screenshots of the deck, 260 and 400 pixels wide, Chinese and English, light and dark, and at 200 %: build/screenshots/*.png.
#
#   scripts/screenshots.sh [--docs | --some]
#
# --docs: only those of the README and the guide, into docs/images. --some: three, to see that it works.
# Needs Xvfb, openbox, xdotool, ImageMagick, LibreOffice with gtk3 and its Python. Uses a display and a profile of its own.
set -eu
here=$(dirname "$(realpath "$0")")
root=$(dirname "$here")
build=${ZHANGFA_BUILD_DIR:-$root/build}
if [ -e "$build/demo/fonts.conf" ]; then export FONTCONFIG_FILE="$build/demo/fonts.conf"; fi # scripts/demo.sh makes it
work=$build/screenshots/work
rm -rf "$work"
mkdir -p "$work"

number=78
while [ -e "/tmp/.X11-unix/X$number" ]; do number=$((number + 1)); done
export DISPLAY=":$number"
started='' office_pid=''
trap 'kill $office_pid $started 2>/dev/null || true' EXIT

shot() { # language theme scale width [file list-file document command path…]
    Xvfb "$DISPLAY" -screen 0 "$((1200 * $3))x$((900 * $3))x24" >/dev/null 2>&1 &
    started=$!
    sleep 1
    openbox >/dev/null 2>&1 &
    started="$! $started"
    profile=$work/profile-$1
    mkdir -p "$profile/user"
    office="-env:UserInstallation=file://$profile -env:UNO_SHARED_PACKAGES_CACHE=file://$work/shared-$1"
    # shellcheck disable=SC2086
    [ -d "$work/shared-$1" ] || unopkg add --shared -f $office "$build/zhangfa.oxt" >/dev/null 2>&1
    cat > "$profile/user/registrymodifications.xcu" <<XCU
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooLocale" oor:op="fuse"><value>$1</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="FirstRun" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="ShowTipOfTheDay" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Setup/Product"><prop oor:name="ooSetupLastVersion" oor:op="fuse"><value>7.4</value></prop></item>
</oor:items>
XCU
    # shellcheck disable=SC2086
    SAL_USE_VCLPLUGIN=gtk3 GTK_THEME=$2 GDK_SCALE=$3 LANG=$(echo "$1" | tr - _).UTF-8 soffice --norestore --nologo $office \
        "--accept=pipe,name=zhangfa-screenshots;urp" "${7:---writer}" >"$work/office.log" 2>&1 &
    office_pid=$!
    "${ZHANGFA_PYTHON:-/usr/bin/python3}" "$here/screenshots.py" "$3" "$4" \
        "${5:-$build/screenshots/deck-$1-$(echo "$2" | tr ':' '-' | tr '[:upper:]' '[:lower:]')-$4px-${3}x.png}" "${6:-}" "${7:-}" "${@:8}"
    wait $office_pid || true
    office_pid=''
    # shellcheck disable=SC2086
    kill $started
    sleep 1
}

# Shows something: a blank screen has but a few colours.
require_picture() {
    [ "$(identify -format %k "$1")" -gt 200 ] || { echo "$1 shows nothing." >&2; exit 1; }
}

# Reports of made-up units, one of which has not reported, and one with a figure far from the others'.
units=/tmp/zhangfa-demo
make_units() {
    rm -rf "$units"
    mkdir -p "$units"
    names='白鹭镇 青石乡 黄岭街道 湖口镇 松坪乡 云台镇'
    { echo 单位全称; for name in $names 柳溪镇; do echo "青禾县${name}人民政府"; done; } > "$units/units.csv"
    sessions=12
    { echo 党组织全称,单位全称,单位简称,集中学习次数,会议研究次数,专题研究次数; for name in $names; do
        sessions=$((sessions + 1))
        echo "中共青禾县${name}委员会,青禾县${name}人民政府,$name,$sessions,4,$([ "$name" = 湖口镇 ] && echo 6 || echo 2)"
    done; } > "$units/rows.csv"
    "$build/zhangfa" new situation-report --values "$root/samples/situation-report.json" -o "$units/master.docx" >/dev/null 2>&1
    "$build/zhangfa" batch "$units/master.docx" --data "$units/rows.csv" -o "$units/reports/{单位简称}.docx" >/dev/null 2>&1
}

if [ "${1:-}" = --docs ]; then
    make_units
    shot zh-CN Adwaita 1 260 "$root/docs/images/batch.png" "" "" ZhangfaBatch "$units/rows.csv"
    shot zh-CN Adwaita 1 260 "$root/docs/images/gather.png" "" "" ZhangfaGather "$units/reports" "$units/units.csv"
    rm -rf "$units"
    shot zh-CN Adwaita 1 260 "$root/docs/images/deck.png" "$root/docs/images/list.png"
    shot zh-CN Adwaita 1 260 "$root/docs/images/existing.png" "" "$root/samples/last-year.fodt"
    rm -rf "$work"
    exit
fi
if [ "${1:-}" = --some ]; then
    shot zh-CN Adwaita 1 260
    shot en-US Adwaita:dark 1 400
    shot zh-CN Adwaita 1 260 "$build/screenshots/existing.png" "" "$root/samples/last-year.fodt"
    for picture in "$build"/screenshots/deck-zh-CN-adwaita-260px-1x.png "$build"/screenshots/deck-en-US-adwaita-dark-400px-1x.png \
        "$build"/screenshots/existing.png; do
        require_picture "$picture"
    done
    rm -rf "$work"
    exit
fi
for language in zh-CN en-US; do
    for theme in Adwaita Adwaita:dark; do
        for width in 260 400; do
            shot "$language" "$theme" 1 "$width"
        done
    done
done
shot zh-CN Adwaita 2 260
rm -rf "$work"
