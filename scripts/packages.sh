# Which packages each step needs (Debian 12, main only); sourced by prepare.sh.
# shellcheck shell=bash disable=SC2034

packages_build=(cmake ninja-build g++ libreoffice-writer libreoffice-dev libboost1.81-dev libcmark-dev libcli11-dev
    libpugixml-dev libdeflate-dev libutf8proc-dev)
packages_test=(zip unzip pkg-config libpoppler-private-dev python3-uno libgtest-dev librapidcheck-dev libreoffice-calc libreoffice-gtk3 libreoffice-l10n-zh-cn
    fonts-noto-cjk xvfb openbox xdotool imagemagick)
packages_demo=(libreoffice-l10n-zh-cn fonts-noto-cjk poppler-utils)
packages_gui=(libreoffice-gtk3)
