#!/bin/sh
# Installs IndicatorSync, or upgrades it: run again from the folder of the newer version. Configuration and data are left as they are.
# As root; DESTDIR=/some/root prepares a file tree (an image, a package) and touches neither users nor services.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=${DESTDIR:-}
unit=indicatorsync.service

fail() { echo "install.sh: $*" >&2; exit 1; }
live() { [ -z "$root" ] && [ -d /run/systemd/system ]; }

[ -f "$here/IndicatorSync.Worker" ] || fail "IndicatorSync.Worker saknas i $here: kör skriptet i den uppackade mappen."
[ -n "$root" ] || [ "$(id -u)" -eq 0 ] || fail "kör som root: sudo ./install.sh"
if [ -f "$here/SHA256SUMS" ]; then
  (cd "$here" && sha256sum --quiet -c SHA256SUMS) || fail "kontrollsummorna stämmer inte: hämta filerna på nytt."
fi
if [ -z "$root" ] && ! ldconfig -p | grep -q libicuuc; then
  fail "libicu saknas (svenska tal och datum). Debian och Ubuntu: apt install libicu-dev; RHEL: dnf install libicu."
fi

was_running=no
if live && systemctl is-active --quiet "$unit"; then
  was_running=yes
  systemctl stop "$unit"
fi

# A copy that fails half-way leaves the version before, running again if it ran.
undo() {
  code=$?
  trap - EXIT
  [ "$code" -ne 0 ] || exit 0
  if [ "$copying" = yes ] && [ -d "$root/opt/indicatorsync.previous" ]; then
    rm -rf "$root/opt/indicatorsync"
    cp -a "$root/opt/indicatorsync.previous" "$root/opt/indicatorsync"
    echo "install.sh: kopieringen gick fel; den tidigare versionen ligger kvar." >&2
  fi
  [ "$was_running" = no ] || systemctl start "$unit" || true
  exit "$code"
}
copying=no
trap undo EXIT

# The version before is kept for a rollback: sudo ./install.sh from /opt/indicatorsync.previous.
if [ -f "$root/opt/indicatorsync/IndicatorSync.Worker" ] && [ "$here" != "$root/opt/indicatorsync.previous" ]; then
  rm -rf "$root/opt/indicatorsync.previous"
  cp -a "$root/opt/indicatorsync" "$root/opt/indicatorsync.previous"
  copying=yes
fi
install -d -m 0755 "$root/opt/indicatorsync"
find "$root/opt/indicatorsync" -mindepth 1 -delete
cp -R "$here"/. "$root/opt/indicatorsync/"
chmod -R u=rwX,go=rX "$root/opt/indicatorsync"
chmod 0755 "$root/opt/indicatorsync/IndicatorSync.Worker" "$root/opt/indicatorsync"/*.sh "$root/opt/indicatorsync/indicatorsync"

copying=no

install -D -m 0644 "$here/$unit" "$root/etc/systemd/system/$unit"
install -D -m 0644 "$here/indicatorsync.sysusers.conf" "$root/usr/lib/sysusers.d/indicatorsync.conf"
install -D -m 0644 "$here/indicatorsync.tmpfiles.conf" "$root/usr/lib/tmpfiles.d/indicatorsync.conf"
install -D -m 0755 "$here/indicatorsync" "$root/usr/local/bin/indicatorsync"

DESTDIR=$root sh "$root/opt/indicatorsync/prepare.sh"

if live; then
  systemctl daemon-reload
  systemctl enable --quiet "$unit"
  [ "$was_running" = no ] || systemctl start "$unit"
fi

echo "IndicatorSync är installerat i $root/opt/indicatorsync."
if [ "$was_running" = no ]; then
  # No here-document: dash drops a byte of its second letter when that is not ASCII.
  printf '%s\n' 'Nästa steg:' \
    '  1. sudo indicatorsync setup    frågar efter det som behövs, skriver inställningarna och prövar dem' \
    '  2. sudo systemctl start indicatorsync' \
    '  3. sudo indicatorsync setup --live    när du har sett mejlen: låter dem gå till mottagarna' \
    'Allt står i /opt/indicatorsync/drift.md.'
fi
