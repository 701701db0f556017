# SPDX-License-Identifier: GPL-3.0-or-later
# The Debian packages that building, running and checking Watchpost need: the one place that names them. To be sourced
# by bash. The names hold on Debian 12 and 13.
# shellcheck shell=bash disable=SC2034

WATCHPOST_BUILD_PACKAGES=(
    cmake ninja-build g++ ccache
    qt6-base-dev qt6-websockets-dev libqt6sql6-sqlite libqt6sql6-psql libpq-dev
    libsimdjson-dev libexpected-dev qtkeychain-qt6-dev
    libxlsxwriter-dev libminizip-dev zlib1g-dev pkgconf
)
# What the desktop program needs on top.
WATCHPOST_DESKTOP_PACKAGES=(
    qt6-charts-dev qt6-svg-dev libgl-dev libqt6opengl6-dev qt6-tools-dev qt6-l10n-tools
)
WATCHPOST_RUN_PACKAGES=(mosquitto python3)
WATCHPOST_TEST_PACKAGES=(mosquitto python3 openssl sqlite3 postgresql postgresql-client binutils dbus-daemon xvfb fonts-noto-core
    desktop-file-utils appstream systemd man-db bsdextrautils poppler-utils)
# What makes packages and a bundle of them, and tries them in a clean root and a booted one.
WATCHPOST_PACKAGING_PACKAGES=(dpkg-dev debootstrap iproute2)
WATCHPOST_BOOT_PACKAGES=(debootstrap e2fsprogs qemu-system-x86 lintian)
WATCHPOST_FORMAT_PACKAGES=(clang-format)
WATCHPOST_NIGHTLY_PACKAGES=(clang clang-tidy libclang-rt-dev libmosquitto-dev pkgconf
    libreoffice-calc libreoffice-l10n-de)

# Prints those of its arguments that are neither installed nor part of a package that is: Debian 13 has merged some that
# Debian 12 keeps apart.
missing_packages() {
    local name provided
    provided=$(dpkg-query -W -f='${db:Status-Status} ${Provides}\n' 2>/dev/null | sed -n 's/^installed //p' |
        tr ',' '\n' | sed 's/^ *//; s/ .*//')
    for name in "$@"; do
        dpkg-query -W -f='${db:Status-Status}\n' "$name" 2>/dev/null | grep -qx installed ||
            grep -qxF "$name" <<<"$provided" || echo "$name"
    done
}

# Installs what is missing, asks nothing; does not touch apt when everything is there. Needs root or sudo for it.
need_packages() {
    local missing
    mapfile -t missing < <(missing_packages "$@" | sort -u)
    if [ "${#missing[@]}" -eq 0 ]; then
        echo "packages: all installed"
        return 0
    fi
    echo "packages: installing ${missing[*]}"
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "packages: not root and no sudo; install these and start again: ${missing[*]}" >&2
            return 1
        fi
        as_root=(sudo)
    fi
    local log
    log=$(mktemp)
    # apt may be held by the machine's own updates for a while: wait for it rather than fail.
    if ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 update \
        </dev/null >"$log" 2>&1 ||
        ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 \
            --no-install-recommends install "${missing[@]}" </dev/null >>"$log" 2>&1; then
        tail -n 30 "$log" >&2
        rm -f "$log"
        echo "packages: apt-get failed; its last lines are above" >&2
        return 1
    fi
    rm -f "$log"
}
