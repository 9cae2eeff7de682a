#!/bin/bash
# Opens files in Writer with the extension just built and the deck 章法 open, in a private profile under build/, never the user's.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
office=$(sed -n 's/^LIBREOFFICE_DIR:PATH=//p' "$root/build/CMakeCache.txt")
profile=$root/build/demo/profile
arguments=("-env:UserInstallation=file://$profile" "-env:UNO_SHARED_PACKAGES_CACHE=file://$profile/shared")
export FONTCONFIG_FILE=${FONTCONFIG_FILE-$root/build/demo/fonts.conf}

if [ ! -e "$profile/installed" ] || [ "$root/build/zhangfa.oxt" -nt "$profile/installed" ]; then
    mkdir -p "$profile/user" "$profile/shared"
    if [ ! -e "$profile/user/registrymodifications.xcu" ]; then
        cat >"$profile/user/registrymodifications.xcu" <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.UI.Sidebar/Content"><prop oor:name="LastActiveDeck" oor:op="fuse"><value><it>any,ZhangfaDeck</it></value></prop></item>
<item oor:path="/org.openoffice.Office.Linguistic/General"><prop oor:name="UILocale" oor:op="fuse"><value>zh-CN</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>zh-CN</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="FirstRun" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="ShowTipOfTheDay" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Setup/Product"><prop oor:name="ooSetupLastVersion" oor:op="fuse"><value>99.9</value></prop></item>
</oor:items>
END
    fi
    # "Shared" lies in the profile, too: so it works for root as well.
    "$office/program/unopkg" add --shared --force --suppress-license "$root/build/zhangfa.oxt" "${arguments[@]}"
    touch "$profile/installed"
fi
# The sidebar opens folded: the extension's own command unfolds it.
exec "$office/program/soffice" "${arguments[@]}" --norestore --nologo "$@" "service:org.zhangfa.CommandJob?ZhangfaShow"
