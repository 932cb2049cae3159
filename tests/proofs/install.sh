#!/usr/bin/env bash
# docs/drift.md followed on Linux, in a root of its own without .NET: install, doctor, first run, upgrade with data, rollback's copy,
# uninstall. systemd does not run there: the unit is verified, and READY and WATCHDOG are received on a socket as systemd would.
# Usage (as root): install.sh PUBLISHED_FOLDER [PREVIOUS_FOLDER]. An upgrade comes first (upgrade.sh): of the older version whose published
# folder is given, else of the data that version 0.1 left.
# shellcheck source=tests/proofs/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
published=$(realpath "$1")
previous=${2:+$(realpath "$2")}
if [ -z "${INDICATORSYNC_PROOF_INSIDE:-}" ]; then
  # Copy-on-write over this machine: users and files that are made here are gone afterwards.
  export INDICATORSYNC_PROOF_INSIDE=1
  code=0
  unshare --mount --propagation private bash -c '
    set -e
    layer=$(mktemp -d)
    mount -t tmpfs tmpfs "$layer"
    mkdir "$layer/upper" "$layer/work" "$layer/root"
    mount -t overlay overlay -o "lowerdir=/,upperdir=$layer/upper,workdir=$layer/work" "$layer/root"
    mount -t proc proc "$layer/root/proc"
    mount --rbind /dev "$layer/root/dev"
    mount -t tmpfs tmpfs "$layer/root/tmp"
    mount -t tmpfs tmpfs "$layer/root/usr/share/dotnet"
    mount -t tmpfs tmpfs "$layer/root/root"
    mkdir -p "$layer/root/root/proofs" "$layer/root/root/published"
    cp -R "$1"/. "$layer/root/root/published/"
    cp -R "$2"/. "$layer/root/root/proofs/"
    cp "$1"/../indicatorsync_*_amd64.deb "$layer/root/root/" 2>/dev/null || true
    [ -z "$3" ] || cp -R "$3" "$layer/root/root/previous"
    exec chroot "$layer/root" /usr/bin/env PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root bash /root/proofs/install.sh /root/published ${3:+/root/previous}
  ' _ "$published" "$proofs" "$previous" || code=$?
  passed=0
  trap - EXIT
  rm -rf "$work"
  exit "$code"
fi

start_kolada 0
check "there is no .NET on this machine" bash -c '! command -v dotnet && ! ls /usr/share/dotnet/dotnet'

say() { printf '\n$ %s\n' "$*"; "$@"; }
configure_for_loopback() {
  sed -i "s#\"Catalogue\"#\"Kolada\": { \"BaseUrl\": \"$kolada\", \"RequestsPerSecond\": \"0\" },\n  \"Catalogue\"#" /etc/indicatorsync/appsettings.json
}
cp -R "$published" "$work/indicatorsync-linux-x64"
# shellcheck source=tests/proofs/upgrade.sh
source "$proofs/upgrade.sh"

cd "$work/indicatorsync-linux-x64"
check "the checksums are right" say sha256sum --quiet -c SHA256SUMS
check "it installs" say ./install.sh
check "what it says is whole" bash -c './install.sh | iconv -f UTF-8 >/dev/null'
check "the account cannot log in" bash -c 'getent passwd indicatorsync | grep -q nologin'
check "the settings are not for everybody to read" test "$(stat -c %a:%G /etc/indicatorsync/appsettings.json)" = 640:indicatorsync
check "the unit is in order" bash -c 'systemd-analyze verify /etc/systemd/system/indicatorsync.service 2>&1 | { ! grep indicatorsync; }'
configure_for_loopback
code=0
say indicatorsync doctor >doctor.txt || code=$?
cat doctor.txt
check "doctor finds one thing: mails go to nobody yet (2)" bash -c "[ $code = 2 ] && [ \$(grep -c 'FEL!' doctor.txt) = 1 ] && grep -q 'FEL!. E-post' doctor.txt"
check "the first run succeeds" say indicatorsync sync
check "its data belong to the account" test "$(stat -c %U /var/lib/indicatorsync/indicatorsync.db)" = indicatorsync
check "status --check answers as a probe (1: no mailbox)" bash -c 'code=0; indicatorsync status --check || code=$?; [ $code = 1 ]'
check "another account gets UNKNOWN (3) and one line, not CRITICAL" bash -c 'code=0; setpriv --reuid nobody --regid nogroup --clear-groups indicatorsync status --check --timeout 8 >probe.txt 2>&1 || code=$?; cat probe.txt; [ $code = 3 ] && [ "$(grep -c . probe.txt)" = 1 ] && grep -q "^INDICATORSYNC UNKNOWN" probe.txt'
if command -v visudo >/dev/null; then
  check "the line for sudoers is one that sudo takes" bash -c "grep -o 'nagios ALL=(root) NOPASSWD: [^\`]*' /opt/indicatorsync/drift.md >sudoers.txt && visudo -cf sudoers.txt"
fi
check "the mails can be looked at before any is sent" bash -c 'indicatorsync mail preview && ls /var/lib/indicatorsync/mail-preview/*.eml'
check "the queue can be looked at and sent" bash -c 'indicatorsync mail pending && indicatorsync mail retry'
check "validate has nothing against the sample" say indicatorsync validate
check "a copy of the database while it is in use" bash -c "command -v sqlite3 >/dev/null || exit 0; sqlite3 /var/lib/indicatorsync/indicatorsync.db \".backup '/tmp/copy.db'\" && [ -s /tmp/copy.db ]"
check "the mail log can be exported" bash -c 'cd /tmp && indicatorsync export mail-log --year "$(date +%Y)" --out /var/lib/indicatorsync/logg.csv && head -c 3 /var/lib/indicatorsync/logg.csv | od -An -tx1 | grep -q "ef bb bf"'
printf 'hemligt' >/etc/indicatorsync/secrets/Mail__Password
chgrp indicatorsync /etc/indicatorsync/secrets/Mail__Password && chmod 640 /etc/indicatorsync/secrets/Mail__Password
check "a secret file is read" bash -c '! indicatorsync doctor --Mail:Transport=Smtp --Mail:Host=127.0.0.1 --Mail:Port=1 --Mail:From=a@example.se --Mail:Username=u | grep -q "Mail:Password.*behövs"'

start_smtp
# The first state of an installation, but for where Kolada is.
begin_anew() {
  python3 - "$kolada" <<'PY'
import json, sys
path = "/etc/indicatorsync/appsettings.json"
settings = json.load(open("/opt/indicatorsync/appsettings.example.json", encoding="utf-8"))
settings["Kolada"] = {"BaseUrl": sys.argv[1], "RequestsPerSecond": "0"}
json.dump(settings, open(path, "w", encoding="utf-8"))
PY
  cp /opt/indicatorsync/samples/norsjo-2026/indikatorer.yaml /etc/indicatorsync/indikatorer.yaml
  rm -rf /var/lib/indicatorsync/indicatorsync.db* "$work"/mails/*
}

begin_anew
printf '%s\t%s\n' Kommun Norsjö 'Din e-postadress' anna@norsjo.se E-postserver 127.0.0.1 'Dess port' "$smtp_port" Avsändare '' Inloggning '' 'SQL Server-instans' '' Klockslag '' >answers.txt
SECONDS=0
check "setup by questions" say python3 "$proofs/at_terminal.py" answers.txt indicatorsync setup
check "the mail of the trial came" bash -c "[ \$(ls '$work/mails' | wc -l) = 1 ]"
check "the first run mails how things stand to the installer alone" bash -c "indicatorsync sync >/dev/null && [ \$(ls '$work/mails' | wc -l) -gt 1 ] && ! grep -hi '^To:' '$work'/mails/*.eml | grep -v anna@norsjo.se"
printf 'Ska mejlen gå till mottagarna\tj\n' >answers.txt
check "live by a question" say python3 "$proofs/at_terminal.py" answers.txt indicatorsync setup --live
check "it is live" bash -c '! grep -q RedirectTo /etc/indicatorsync/appsettings.json'
echo "by questions, from the installed program to a live service: $SECONDS s"
check "in less than five minutes" test "$SECONDS" -lt 300

begin_anew
SECONDS=0
check "setup by one command line" say indicatorsync setup --municipality Norsjö --installer anna@norsjo.se --mail-host 127.0.0.1 --mail-port "$smtp_port" --mail-from indicatorsync@norsjo.se --schedule 05:30
check "the mail of the trial came here too" bash -c "[ \$(ls '$work/mails' | wc -l) = 1 ]"
check "what it wrote is the service's to read and root's to write" bash -c '[ "$(stat -c %a:%U:%G /etc/indicatorsync/appsettings.json)" = 640:root:indicatorsync ] && [ "$(stat -c %a:%U:%G /etc/indicatorsync/indikatorer.yaml)" = 640:root:indicatorsync ]'
check "nothing in the data folder is root's" bash -c '[ -z "$(find /var/lib/indicatorsync -user root)" ]'
check "again it asks nothing and changes nothing" bash -c 'before=$(sha256sum /etc/indicatorsync/appsettings.json); indicatorsync setup </dev/null >/dev/null && [ "$before" = "$(sha256sum /etc/indicatorsync/appsettings.json)" ]'
check "the first run mails how things stand to the installer" bash -c "indicatorsync sync && ls '$work/mails' && grep -l 'RedirectTo\|anna@norsjo.se' '$work'/mails/*.eml | wc -l | grep -qv '^0'"
check "live is not gone to unasked" bash -c 'code=0; indicatorsync setup --live </dev/null || code=$?; [ $code = 2 ] && grep -q RedirectTo /etc/indicatorsync/appsettings.json'
check "setup --live shows what each would get and ends the trial" bash -c 'indicatorsync setup --live --yes | tee live.txt && grep -q "anna@norsjo.se" live.txt && ! grep -q RedirectTo /etc/indicatorsync/appsettings.json'
echo "by one command line and setup --live --yes: $SECONDS s"
check "in less than five minutes too" test "$SECONDS" -lt 300
check "the settings still belong to whom they did" test "$(stat -c %a:%U:%G /etc/indicatorsync/appsettings.json)" = 640:root:indicatorsync

# Moved by copying first and installing after, and put back by root with a mask of 077.
chown -R 12345:12345 /var/lib/indicatorsync /etc/indicatorsync
find /var/lib/indicatorsync /etc/indicatorsync -type f -exec chmod 600 {} +
chmod 700 /etc/indicatorsync /etc/indicatorsync/secrets
check "with another server's owner it says so in one plain line (2)" bash -c 'code=0; indicatorsync status 2>err.txt || code=$?; [ $code = 2 ] && [ "$(grep -c . err.txt)" = 1 ]'
check "the installer gives what was moved its owner and rights" say ./install.sh
check "and the next run goes on with it" bash -c "indicatorsync sync --json | python3 -c 'import json,sys; d=json.load(sys.stdin); sys.exit(not (d[\"new\"] == 0 and d[\"outcome\"] == \"succeeded\"))'"
check "secrets are not for everybody" test "$(stat -c %a:%G /etc/indicatorsync/secrets/Mail__Password)" = 640:indicatorsync

before=$(query /var/lib/indicatorsync/indicatorsync.db "SELECT COUNT(*) FROM observation_revision")
check "the upgrade goes through" say ./install.sh
check "the version before is kept" test -x /opt/indicatorsync.previous/IndicatorSync.Worker
check "settings are untouched" grep -q "$kolada" /etc/indicatorsync/appsettings.json
check "data are untouched and the next run finds nothing new" bash -c "indicatorsync sync --json | python3 -c 'import json,sys; d=json.load(sys.stdin); sys.exit(not (d[\"new\"] == 0 and d[\"received\"] > 0 and d[\"outcome\"] == \"succeeded\"))'"
check "no value was stored twice" test "$before" = "$(query /var/lib/indicatorsync/indicatorsync.db "SELECT COUNT(*) FROM observation_revision")"
# As under systemd, with a systemctl that writes down what it is asked, and a copying that fails.
mkdir -p /run/systemd/system "$work/broken"
printf '#!/bin/sh\necho "$*" >>%s/systemctl.txt\n' "$work" >"$work/broken/systemctl"
printf '#!/bin/sh\n[ "$1" = -R ] && exit 1\nexec /bin/cp "$@"\n' >"$work/broken/cp"
chmod +x "$work"/broken/*
check "an upgrade whose copying fails ends with an error" bash -c "! PATH='$work/broken':\$PATH ./install.sh"
check "the version before lies where it did, and was started again" bash -c "cat '$work/systemctl.txt'; cmp -s IndicatorSync.Worker /opt/indicatorsync/IndicatorSync.Worker && [ \"\$(tail -1 '$work/systemctl.txt')\" = 'start indicatorsync.service' ]"
rm -rf /run/systemd/system
check "the rollback goes through" say /opt/indicatorsync.previous/install.sh
check "and the program answers" say indicatorsync status --json --Kolada:RequestsPerSecond=0 >/dev/null

cat >notify.py <<'PY'
import os, socket, subprocess, sys
# The program knows systemd by the name of its parent.
with open("/proc/self/comm", "w", encoding="ascii") as comm:
    comm.write("systemd")
path = "/tmp/notify.sock"
server = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
server.bind(path)
os.chmod(path, 0o777)
server.settimeout(30)
command = "setpriv --reuid indicatorsync --regid indicatorsync --init-groups /opt/indicatorsync/IndicatorSync.Worker run".split()
environment = dict(os.environ, NOTIFY_SOCKET=path, WATCHDOG_USEC="2000000", INDICATORSYNC_SECRETS="/etc/indicatorsync/secrets",
                   DOTNET_BUNDLE_EXTRACT_BASE_DIR="/var/cache/indicatorsync", STATE_DIRECTORY="/var/lib/indicatorsync")
service = subprocess.Popen(command, env=environment, cwd="/etc/indicatorsync")
seen = []
while seen.count("WATCHDOG=1") < 3 or "READY=1" not in seen or not os.path.exists("/var/lib/indicatorsync/doctor.json"):
    seen += server.recv(4096).decode().split("\n")
service.terminate()
code = service.wait(20)
print(seen, "exit", code)
sys.exit(code)
PY
check "systemd hears READY and three signs of life, and the service stops with 0" say python3 notify.py
check "what the service found at its start can be seen" bash -c 'indicatorsync doctor --as-service | tee found.txt; grep -q "som indicatorsync" found.txt && grep -q "Databas" found.txt'
check "a broken setting ends it with 2, which systemd does not start again" bash -c 'code=0; indicatorsync run --Schedule:Cron=x || code=$?; [ $code = 2 ] && grep -q "RestartPreventExitStatus=2 3" /etc/systemd/system/indicatorsync.service'

check "it uninstalls" say /opt/indicatorsync/uninstall.sh
check "the program is gone, data and settings stay" bash -c '[ ! -e /opt/indicatorsync ] && [ ! -e /usr/local/bin/indicatorsync ] && [ -s /var/lib/indicatorsync/indicatorsync.db ] && [ -s /etc/indicatorsync/appsettings.json ]'
check "and with --purge everything goes" bash -c "$work/indicatorsync-linux-x64/uninstall.sh --purge && [ ! -e /var/lib/indicatorsync ] && [ ! -e /etc/indicatorsync ] && ! id indicatorsync 2>/dev/null"

deb=$(find /root -maxdepth 1 -name 'indicatorsync_*_amd64.deb')
if [ -n "$deb" ]; then
  check "the Debian package installs" say dpkg -i "$deb"
  # Another place than the one that the shell remembers.
  hash -r
  check "its command answers as the account: nothing has run yet (3)" bash -c 'indicatorsync status --check; [ $? = 3 ] && id indicatorsync'
  configure_for_loopback
  check "and runs" say indicatorsync sync
  check "installed over itself, settings and data stay" bash -c "dpkg -i '$deb' && grep -q '$kolada' /etc/indicatorsync/appsettings.json && [ -s /var/lib/indicatorsync/indicatorsync.db ]"
  check "removed, they stay too" bash -c 'dpkg -r indicatorsync && [ ! -e /opt/indicatorsync ] && [ ! -e /usr/bin/indicatorsync ] && [ -s /var/lib/indicatorsync/indicatorsync.db ]'
  check "purged, nothing is left" bash -c 'dpkg -P indicatorsync && [ ! -e /var/lib/indicatorsync ] && [ ! -e /etc/indicatorsync ] && ! id indicatorsync 2>/dev/null'
fi
