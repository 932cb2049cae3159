#!/usr/bin/env bash
# Builds what is handed to a municipality: one self-contained file for each system, with the scripts that install it, checksums, a
# software bill of materials and the terms of everything in it. Usage: deploy/publish.sh [OUTPUT] [RID...]; default artifacts/publish, linux-x64 and win-x64.
# With INDICATORSYNC_QUICK set the program is not compiled ahead and is packed in haste: for trying the installation, never for handing out.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
output=${1:-$root/artifacts/publish}
[ $# -gt 0 ] && shift
rids=("$@")
[ ${#rids[@]} -gt 0 ] || rids=(linux-x64 win-x64)
project=$root/src/IndicatorSync.Worker
quick=()
[ -z "${INDICATORSYNC_QUICK:-}" ] || quick=(-p:PublishReadyToRun=false -p:RunAnalyzers=false)
build=$root/artifacts/build${INDICATORSYNC_QUICK:+-quick}
mkdir -p "$output"
output=$(cd "$output" && pwd)

for rid in "${rids[@]}"; do
  folder=$output/indicatorsync-$rid
  rm -rf "$folder"
  # The lock files in the sources hold no runtime packs: their version is the SDK's, which need not be the same on every machine that
  # builds. So a publish has locks of its own. The packages are the same all the same: every version is central and exact.
  dotnet publish "$project" -p:PublishProfile="$rid" -o "$folder" --nologo -v quiet \
    -p:PublishLocks="$build-$rid/locks" -p:RestoreLockedMode=false \
    --artifacts-path "$build-$rid" "${quick[@]}"
  rm -f "$folder"/*.pdb "$folder"/*.xml
  cp -R "$root/deploy/samples" "$folder/samples"
  cp "$root/docs/drift.md" "$root/docs/katalog.md" "$root/docs/databas.md" "$root/src/IndicatorSync.Worker/Catalogue/indikatorer.schema.json" "$root/CHANGELOG.md" "$root/LICENSE" "$folder/"
  case $rid in
    win-*) cp "$root"/deploy/windows/*.ps1 "$folder/" ;;
    *) cp -R "$root"/deploy/linux/* "$folder/" ;;
  esac
  contents=("$project/packages.lock.json" "$root/src/IndicatorSync.Core/packages.lock.json" "$rid" "$build-$rid")
  python3 -B "$root/deploy/sbom.py" "${contents[@]}" >"$folder/sbom.cdx.json"
  python3 -B "$root/deploy/notices.py" "${contents[@]}" >"$folder/THIRD-PARTY-NOTICES.txt"
  (cd "$folder" && find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum >"$output/sums" && mv "$output/sums" SHA256SUMS)
done

"$root/deploy/package.sh" "$output" "${rids[@]}"
echo "Published to $output: ${rids[*]}"
