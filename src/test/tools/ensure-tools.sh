#!/usr/bin/env bash
# Finds every tool that the tests need. What is missing is installed from Debian's packages when that is allowed here
# (root, or sudo without a password); otherwise the run fails and names the tool and its package.
set -euo pipefail
PATH="$PATH:/usr/sbin:/sbin"

have() {
    case "$1" in
        a-japanese-font) compgen -G '/usr/share/fonts/*/noto/NotoSansCJK-Regular.*' >/dev/null ||
            { command -v fc-list >/dev/null && [ -n "$(fc-list :lang=ja file 2>/dev/null | head -c 1)" ]; } ;;
        a-clock-of-ones-own) compgen -G '/usr/lib/*/faketime/libfaketimeMT.so.1' >/dev/null ;;
        python-prometheus-client) /usr/bin/python3 -c "import prometheus_client" 2>/dev/null ;;
        *) command -v "$1" >/dev/null ;;
    esac
}

# tool=package
needed=(
    chromium=chromium
    chromedriver=chromium-driver
    openssl=openssl
    softhsm2-util=softhsm2
    pkcs11-tool=opensc
    certtool=gnutls-bin
    nginx=nginx
    systemd-analyze=systemd
    curl=curl
    certutil=libnss3-tools
    ssldump=ssldump
    testssl=testssl.sh
    node=nodejs
    npm=npm
    a-japanese-font=fonts-noto-cjk
    a-clock-of-ones-own=libfaketime
    /usr/bin/python3=python3
    python-prometheus-client=python3-prometheus-client
)

missing() {
    local pair
    for pair in "${needed[@]}"; do
        have "${pair%%=*}" || echo "$pair"
    done
}

# With the programs there, the one thing that is no Debian package.
finish() {
    bash "$(dirname "${BASH_SOURCE[0]}")/powershell/fetch.sh"
    exit
}

mapfile -t lacking < <(missing)
[ "${#lacking[@]}" -eq 0 ] && finish

fail() {
    echo "The tests need what is not there: $1" >&2
    for pair in "${lacking[@]}"; do
        echo "  ${pair%%=*} (Debian package ${pair#*=})" >&2
    done
    exit 1
}

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null && sudo -n true 2>/dev/null || fail "installing it needs root."
    as_root=(sudo -n)
fi
command -v apt-get >/dev/null || fail "there is no apt-get to install it with."

# Two runs at once: the second waits, then finds everything there.
exec 9>"${TMPDIR:-/tmp}/akashi-test-tools.$(id -u).lock"
flock 9
mapfile -t lacking < <(missing)
[ "${#lacking[@]}" -eq 0 ] && finish

# A package that brings a service must not start it here; the tests start what they need on ports of their own.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$policy" >/dev/null
    "${as_root[@]}" chmod 755 "$policy"
    trap '"${as_root[@]}" rm -f "$policy"' EXIT
fi

packages=("${lacking[@]#*=}")
echo "Installing for the tests: ${packages[*]}"
apt() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=600 -o Acquire::Retries=3 "$@"
}
apt update >/dev/null || echo "apt-get update failed; trying with the lists that are there" >&2
apt install -y --no-install-recommends "${packages[@]}" || fail "apt-get could not install it."

mapfile -t lacking < <(missing)
[ "${#lacking[@]}" -eq 0 ] || fail "it is still missing after the installation."
finish
