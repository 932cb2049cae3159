#!/bin/sh
# Removes IndicatorSync. Configuration, database and the account stay unless --purge is given.
set -eu
root=${DESTDIR:-}
purge=no
case ${1:-} in
  '') ;;
  --purge) purge=yes ;;
  *) echo "uninstall.sh: okänt ord $1; det enda är --purge." >&2; exit 2 ;;
esac
[ -n "$root" ] || [ "$(id -u)" -eq 0 ] || { echo "uninstall.sh: kör som root." >&2; exit 1; }

if [ -z "$root" ] && [ -d /run/systemd/system ]; then
  systemctl disable --now --quiet indicatorsync.service 2>/dev/null || true
fi
rm -f "$root/etc/systemd/system/indicatorsync.service" "$root/usr/lib/sysusers.d/indicatorsync.conf" \
  "$root/usr/lib/tmpfiles.d/indicatorsync.conf" "$root/usr/local/bin/indicatorsync"
rm -rf "$root/opt/indicatorsync" "$root/opt/indicatorsync.previous" "$root/var/cache/indicatorsync"
if [ -z "$root" ] && [ -d /run/systemd/system ]; then
  systemctl daemon-reload
fi

if [ "$purge" = yes ]; then
  rm -rf "$root/etc/indicatorsync" "$root/var/lib/indicatorsync"
  if [ -z "$root" ] && id indicatorsync >/dev/null 2>&1; then
    userdel indicatorsync
  fi
  echo "IndicatorSync är borttaget, med inställningar och databas."
else
  echo "IndicatorSync är borttaget. Kvar ligger $root/etc/indicatorsync och $root/var/lib/indicatorsync; --purge tar bort också dem."
fi
