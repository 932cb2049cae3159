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

# The version before is kept for a rollback: sudo ./install.sh from /opt/indicatorsync.previous.
if [ -f "$root/opt/indicatorsync/IndicatorSync.Worker" ] && [ "$here" != "$root/opt/indicatorsync.previous" ]; then
  rm -rf "$root/opt/indicatorsync.previous"
  cp -a "$root/opt/indicatorsync" "$root/opt/indicatorsync.previous"
fi
install -d -m 0755 "$root/opt/indicatorsync"
find "$root/opt/indicatorsync" -mindepth 1 -delete
cp -R "$here"/. "$root/opt/indicatorsync/"
chmod -R u=rwX,go=rX "$root/opt/indicatorsync"
chmod 0755 "$root/opt/indicatorsync/IndicatorSync.Worker" "$root/opt/indicatorsync"/*.sh "$root/opt/indicatorsync/indicatorsync"

install -D -m 0644 "$here/$unit" "$root/etc/systemd/system/$unit"
install -D -m 0644 "$here/indicatorsync.sysusers.conf" "$root/usr/lib/sysusers.d/indicatorsync.conf"
install -D -m 0644 "$here/indicatorsync.tmpfiles.conf" "$root/usr/lib/tmpfiles.d/indicatorsync.conf"
install -D -m 0755 "$here/indicatorsync" "$root/usr/local/bin/indicatorsync"

if [ -z "$root" ]; then
  if ! id indicatorsync >/dev/null 2>&1; then
    useradd --system --user-group --no-create-home --home-dir /var/lib/indicatorsync --shell /usr/sbin/nologin indicatorsync
  fi
  install -d -m 0750 -o root -g indicatorsync /etc/indicatorsync /etc/indicatorsync/secrets
  install -d -m 0750 -o indicatorsync -g indicatorsync /var/lib/indicatorsync /var/cache/indicatorsync
else
  install -d -m 0750 "$root/etc/indicatorsync" "$root/etc/indicatorsync/secrets" "$root/var/lib/indicatorsync" "$root/var/cache/indicatorsync"
fi
for pair in appsettings.example.json:appsettings.json samples/norsjo-2026/indikatorer.yaml:indikatorer.yaml; do
  target=$root/etc/indicatorsync/${pair#*:}
  if [ ! -e "$target" ]; then
    install -m 0640 "$here/${pair%%:*}" "$target"
    [ -n "$root" ] || chgrp indicatorsync "$target"
  fi
done

# Editors read it beside the catalogue; it is the program's own, and follows its version.
install -m 0644 "$here/indikatorer.schema.json" "$root/etc/indicatorsync/indikatorer.schema.json"

if live; then
  systemctl daemon-reload
  systemctl enable --quiet "$unit"
  [ "$was_running" = no ] || systemctl start "$unit"
fi

echo "IndicatorSync är installerat i $root/opt/indicatorsync."
if [ "$was_running" = no ]; then
  # No here-document: dash drops a byte of its second letter when that is not ASCII.
  printf '%s\n' 'Nästa steg:' \
    '  1. Skriv er katalog i /etc/indicatorsync/indikatorer.yaml och inställningarna i /etc/indicatorsync/appsettings.json.' \
    '  2. sudo indicatorsync doctor' \
    '  3. sudo systemctl start indicatorsync' \
    'Allt står i /opt/indicatorsync/drift.md.'
fi
