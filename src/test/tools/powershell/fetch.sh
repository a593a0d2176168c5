#!/usr/bin/env bash
# Lays a PowerShell grammar and the parser that runs it into target/powershell: two pinned npm packages, taken as they
# are (nothing of them is installed or run at that time). What npm has fetched before is taken without the network.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../../.."
into=target/powershell

# package version sha256 of the package as npm hands it out
packages=(
    "tree-sitter-powershell 0.26.4 92f0ce6497f1456248eb1a2d74c567cdfb1328cccd573c1a48d1b7c4e76b53e3"
    "web-tree-sitter 0.25.10 6636457aca5e6945fb73671362ae19c9c4e513bb516a53d58c4a2b4d12533e0f"
)

fail() {
    echo "The tests of install.ps1 need what is not there: $1" >&2
    exit 1
}

[ -f "$into/complete" ] && exit 0
command -v node >/dev/null || fail "node (Debian package nodejs)"
command -v npm >/dev/null || fail "npm (Debian package npm)"
mkdir -p target
exec 9>target/powershell.lock
flock 9
[ -f "$into/complete" ] && exit 0
rm -rf "$into"
mkdir -p "$into"
for each in "${packages[@]}"; do
    read -r name version sum <<<"$each"
    (cd "$into" && npm pack --silent --prefer-offline "$name@$version" >/dev/null) ||
        fail "npm package $name $version could not be fetched"
    echo "$sum  $into/$name-$version.tgz" | sha256sum --check --status ||
        fail "npm package $name $version is not the one that was pinned"
    mkdir "$into/$name"
    tar -xzf "$into/$name-$version.tgz" -C "$into/$name" --strip-components=1
    rm "$into/$name-$version.tgz"
done
touch "$into/complete"
