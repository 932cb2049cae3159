# shellcheck shell=bash disable=SC2154 # work, proofs, previous and kolada are install.sh's
# Sourced by install.sh: the upgrade of an earlier version with its data, and the way back, as docs/drift.md says. Given the published folder of
# that version, it is installed and run first. Without one it is the data of version 0.1 (installation-0.1), put in place by root with a
# mask of 077 before anything is installed, as after a move or a restore.
data=/var/lib/indicatorsync
db=$data/indicatorsync.db
history=(observation_revision colour_change alarm_transition outbox)

versions() { query "$1" "SELECT MAX(number) FROM schema_migration"; }
snapshot() { python3 -c 'import sqlite3, sys; sqlite3.connect(sys.argv[1]).backup(sqlite3.connect(sys.argv[2]))' "$1" "$2"; }
count_mails() { find "$data/outbox" -name '*.eml' | wc -l; }
# finds_nothing_new: a run that stores no value, changes none and mails nobody.
finds_nothing_new() {
  local mails
  mails=$(count_mails)
  indicatorsync sync --json | python3 -c '
import json, sys
d = json.load(sys.stdin)
print({k: d[k] for k in ("outcome", "received", "new", "revised", "withdrawn", "vanished", "mails")})
sys.exit(not (d["outcome"] == "succeeded" and d["received"] > 0 and d["new"] == d["revised"] == d["withdrawn"] == d["vanished"] == d["mails"] == 0))' || return 1
  [ "$(count_mails)" = "$mails" ]
}
answers_with() { local code=0 expected=$1; shift; "$@" || code=$?; [ "$code" = "$expected" ]; }

upgrades() {
  old=$(versions "$db")
  snapshot "$db" "$work/before.db"
  echo "schema $old, $(query "$db" "SELECT COUNT(*) FROM observation") values, $(query "$db" "SELECT COUNT(*) FROM outbox") mails"
  check "migrate brings the schema up" say indicatorsync migrate
  new=$(versions "$db")
  check "from $old to $new" test "$new" -gt "$old"
  copy=$(printf '%s.v%04d.bak' "$db" "$old")
  check "the file was copied first, as the account's own, with the schema that it had" bash -c "[ \"\$(stat -c %U '$copy')\" = indicatorsync ] && [ \"$(versions "$copy")\" = '$old' ]"
  check "the copy holds every row" say python3 "$proofs/rows_survive.py" "$work/before.db" "$copy"
  check "every row survives in the new schema" say python3 "$proofs/rows_survive.py" "$work/before.db" "$db"
  check "the next run finds nothing new and mails nobody" finds_nothing_new
  check "no history was touched" say python3 "$proofs/rows_survive.py" "$work/before.db" "$db" "${history[@]}"
}

# The command of docs/drift.md, with its number.
put_back() {
  sh -c "cd $data && rm -f indicatorsync.db-wal indicatorsync.db-shm && cp '$copy' indicatorsync.db && chown indicatorsync:indicatorsync indicatorsync.db"
}

if [ -n "$previous" ]; then
  cp -R "$previous" "$work/previous"
  check "the previous version installs" say "$work/previous/install.sh"
  configure_for_loopback
  check "its first run succeeds" say indicatorsync sync
  check "it wrote a mail" test "$(count_mails)" -gt 0
  check "and finds nothing new the second time" finds_nothing_new
  snapshot "$db" /root/previous.db

  check "the upgrade goes through" say "$work/indicatorsync-linux-x64/install.sh"
  check "the previous program is kept" cmp -s "$work/previous/IndicatorSync.Worker" /opt/indicatorsync.previous/IndicatorSync.Worker
  check "settings and catalogue are untouched" bash -c "grep -q '$kolada' /etc/indicatorsync/appsettings.json && cmp -s '$work/previous/samples/norsjo-2026/indikatorer.yaml' /etc/indicatorsync/indikatorer.yaml"
  check "the schema is as it was until the program runs" test "$(versions "$db")" = "$(versions /root/previous.db)"
  upgrades

  check "the way back: the program" say /opt/indicatorsync.previous/install.sh
  check "it refuses the newer database with 1" answers_with 1 indicatorsync sync
  check "the way back: the database" say put_back
  check "the previous version goes on where it was" finds_nothing_new
  check "with every row" say python3 "$proofs/rows_survive.py" "$work/before.db" "$db" "${history[@]}"
  check "and can be upgraded again" bash -c "'$work/indicatorsync-linux-x64/install.sh' >/dev/null && indicatorsync migrate"
else
  (
    umask 077
    mkdir -p /etc/indicatorsync "$data/outbox"
    cp "$proofs/installation-0.1/appsettings.json" "$proofs/installation-0.1/indikatorer.yaml" /etc/indicatorsync/
    python3 -c 'import sqlite3, sys; sqlite3.connect(sys.argv[2]).executescript(open(sys.argv[1], encoding="utf-8").read())' "$proofs/installation-0.1/indicatorsync.sql" "$db"
  )
  check "the present version installs over what 0.1 left, put back by root with a mask of 077" say "$work/indicatorsync-linux-x64/install.sh"
  check "settings and catalogue are untouched" bash -c "cmp -s '$proofs/installation-0.1/appsettings.json' /etc/indicatorsync/appsettings.json && cmp -s '$proofs/installation-0.1/indikatorer.yaml' /etc/indicatorsync/indikatorer.yaml"
  configure_for_loopback
  # The days after its last run: reminders and due dates would come with the years.
  sed -i '0,/{/s//{\n  "Clock": { "Now": "2026-12-01T06:00:00+01:00" },/' /etc/indicatorsync/appsettings.json
  upgrades
  check "the acknowledgement of then still stands" test "$(query "$db" "SELECT Ansvarig FROM rapport_Nulage WHERE Kvitterad = 1")" = Omsorgschefen
  check "the way back: the database" say put_back
  check "it is as it was" test "$(versions "$db")" = "$old"
  check "and is upgraded by the next run" finds_nothing_new
fi
check "nothing new then either" finds_nothing_new
check "all of it goes with --purge" say /opt/indicatorsync/uninstall.sh --purge
