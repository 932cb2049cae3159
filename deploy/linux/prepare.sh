#!/bin/sh
# What install.sh and the Debian package do alike once the program's files are in place: account, folders, owner and rights, a first
# configuration where there is none. Run again it changes nothing but owner, rights and the editors' schema. DESTDIR=/some/root makes the folders and files only.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=${DESTDIR:-}

if [ -z "$root" ]; then
  if ! id indicatorsync >/dev/null 2>&1; then
    useradd --system --user-group --no-create-home --home-dir /var/lib/indicatorsync --shell /usr/sbin/nologin indicatorsync
  fi
  # What root makes in the first two belongs to the group, so that the service can read it.
  install -d -m 2750 -o root -g indicatorsync /etc/indicatorsync /etc/indicatorsync/secrets
  install -d -m 0750 -o indicatorsync -g indicatorsync /var/lib/indicatorsync /var/cache/indicatorsync
else
  install -d -m 0750 "$root/etc/indicatorsync" "$root/etc/indicatorsync/secrets" "$root/var/lib/indicatorsync" "$root/var/cache/indicatorsync"
fi

for pair in appsettings.example.json:appsettings.json samples/norsjo-2026/indikatorer.yaml:indikatorer.yaml; do
  target=$root/etc/indicatorsync/${pair#*:}
  if [ -f "$here/${pair%%:*}" ] && [ ! -e "$target" ]; then
    install -m 0640 "$here/${pair%%:*}" "$target"
  fi
done

# Editors read it beside the catalogue; it is the program's own, and follows its version.
if [ -f "$here/indikatorer.schema.json" ]; then
  install -m 0640 "$here/indikatorer.schema.json" "$root/etc/indicatorsync/indikatorer.schema.json"
fi

if [ -z "$root" ]; then
  # Moved here from another server or put back from a copy: owner and rights as on a new installation, whatever they came with.
  chown -R -h root:indicatorsync /etc/indicatorsync
  find /etc/indicatorsync -mindepth 1 -type d -exec chmod 2750 {} +
  find /etc/indicatorsync -type f -exec chmod 0640 {} +
  chown -R -h indicatorsync:indicatorsync /var/lib/indicatorsync /var/cache/indicatorsync
  chmod -R u+rwX,o= /var/lib/indicatorsync /var/cache/indicatorsync
fi
