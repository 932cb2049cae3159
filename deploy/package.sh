#!/usr/bin/env bash
# Packs what publish.sh built into the files that are handed out: a tar archive and a Debian package for Linux, a zip for Windows, and
# their checksums. The same contents give the same bytes. Usage: package.sh PUBLISHED [RID...]; default linux-x64 and win-x64.
# With INDICATORSYNC_QUICK set (publish.sh) the packages are larger and made in less time.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
published=$(cd "$1" && pwd)
shift
rids=("$@")
[ ${#rids[@]} -gt 0 ] || rids=(linux-x64 win-x64)
# The time that the files carry: that of the commit, where there is one.
epoch=${SOURCE_DATE_EPOCH:-$(git -C "$here" log -1 --format=%ct 2>/dev/null || echo 1767225600)}
work=$(mktemp -d)
archive=(gzip -n -6)
package=(-Zxz)
[ -z "${INDICATORSYNC_QUICK:-}" ] || { archive=(gzip -n -1); package=(-Zgzip -z1); }
trap 'rm -rf "$work"' EXIT

version_of() { python3 -c 'import json, sys; print(json.load(open(sys.argv[1], encoding="utf-8"))["metadata"]["component"]["version"])' "$1/sbom.cdx.json"; }

# The tree of the package: as install.sh lays it out, but where a package may put files.
debian() {
  local folder=$1 version=$2 tree=$work/deb
  mkdir -p "$tree/DEBIAN" "$tree/opt" "$tree/usr/bin" "$tree/usr/lib/systemd/system" "$tree/usr/lib/tmpfiles.d"
  cp -R "$folder" "$tree/opt/indicatorsync"
  rm -rf "$tree/opt/indicatorsync/debian" "$tree/opt/indicatorsync"/{install.sh,uninstall.sh,SHA256SUMS}
  install -m 0755 "$folder/indicatorsync" "$tree/usr/bin/indicatorsync"
  install -m 0644 "$folder/indicatorsync.service" "$tree/usr/lib/systemd/system/"
  install -m 0644 "$folder/indicatorsync.tmpfiles.conf" "$tree/usr/lib/tmpfiles.d/indicatorsync.conf"
  chmod -R u=rwX,go=rX "$tree/opt/indicatorsync"
  chmod 0755 "$tree/opt/indicatorsync/IndicatorSync.Worker" "$tree/opt/indicatorsync/prepare.sh"
  install -m 0755 "$folder"/debian/* "$tree/DEBIAN/"
  # A version of Debian's begins with a digit; "-" begins its own part of it.
  cat >"$tree/DEBIAN/control" <<CONTROL
Package: indicatorsync
Version: ${version//-/\~}
Architecture: amd64
Maintainer: IndicatorSync contributors <noreply@example.org>
Depends: libc6, libgcc-s1, libstdc++6, libicu72 | libicu74 | libicu76 | libicu70 | libicu67, libssl3t64 | libssl3 | libssl1.1, ca-certificates, tzdata, passwd, util-linux
Section: net
Priority: optional
Description: Kolada indicators judged against a municipal plan
 Fetches KPI values from Kolada, stores them with their history, judges them
 against the bands of a plan and mails an alert when an indicator turns red.
CONTROL
  find "$tree" -exec touch -h -d "@$epoch" {} +
  SOURCE_DATE_EPOCH=$epoch dpkg-deb --root-owner-group "${package[@]}" --build "$tree" "$published/indicatorsync_${version}_amd64.deb" >/dev/null
}

names=()
for rid in "${rids[@]}"; do
  folder=$published/indicatorsync-$rid
  version=$(version_of "$folder")
  name=indicatorsync-$version-$rid
  case $rid in
    win-*)
      python3 - "$folder" "$published/$name.zip" "$name" "$epoch" <<'PY'
import os, sys, time, zipfile
folder, target, name, epoch = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
files = sorted(os.path.join(where, file) for where, _, found in os.walk(folder) for file in found)
with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
    for path in files:
        info = zipfile.ZipInfo(f"{name}/{os.path.relpath(path, folder).replace(os.sep, '/')}", time.gmtime(epoch)[:6])
        info.compress_type = zipfile.ZIP_DEFLATED
        with open(path, "rb") as content:
            packed.writestr(info, content.read())
PY
      names+=("$name.zip")
      ;;
    *)
      tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$epoch" --transform "s,^indicatorsync-$rid,$name," \
        -C "$published" -cf - "indicatorsync-$rid" | "${archive[@]}" >"$published/$name.tar.gz"
      names+=("$name.tar.gz")
      if [ "$rid" = linux-x64 ] && command -v dpkg-deb >/dev/null; then
        debian "$folder" "$version"
        names+=("indicatorsync_${version}_amd64.deb")
      fi
      ;;
  esac
done
cd "$published"
sha256sum "${names[@]}" >SHA256SUMS
cat SHA256SUMS
