#!/usr/bin/env bash
# Makes the README's pictures from the running portal with the sample site: src/doc/pictures/*.png
set -euo pipefail
cd "$(dirname "$0")/../../.."
bash src/test/tools/ensure-tools.sh
exec mvn -q test-compile exec:java -Dexec.mainClass=akashi.pictures.Pictures -Dexec.classpathScope=test
