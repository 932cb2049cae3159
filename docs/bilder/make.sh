#!/usr/bin/env bash
# Makes the pictures of this folder from the sample's recording. Needs the .NET SDK and chromium; no network.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$root/deploy/samples/norsjo-2026/." "$work"
(cd "$work" && dotnet run --project "$root/src/IndicatorSync.Worker" -- sync --replay . >/dev/null)
chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$work/profile" --window-size=1000,1150 \
  --screenshot="$root/docs/bilder/indikator.png" "file://$work/site/indikator/helhetssyn-sarskilt-boende.html" 2>/dev/null
