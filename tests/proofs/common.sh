# shellcheck shell=bash
# Sourced by the proofs: a work folder of their own, a v3 server, checks that are counted.
set -euo pipefail
proofs=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
passed=0
failed=0
started=()

finish() {
  local code=$?
  for pid in "${started[@]}"; do kill -9 "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  if [ "$code" -ne 0 ] || [ "$failed" -ne 0 ]; then
    echo "kept for a look: $work"
  else
    rm -rf "$work"
  fi
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ] || exit 1
  exit "$code"
}
trap finish EXIT

check() {
  local name=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
    echo "ok: $name"
  else
    failed=$((failed + 1))
    echo "FAILED: $name"
  fi
}

# start_kolada SECONDS: sets kolada to the address of a server whose answers take so long.
start_kolada() {
  python3 "$proofs/kolada_server.py" "$work/kolada.port" "$1" &
  started+=($!)
  until [ -s "$work/kolada.port" ]; do sleep 0.1; done
  # shellcheck disable=SC2034 # for the proofs
  kolada=http://127.0.0.1:$(cat "$work/kolada.port")/v3
}

# start_smtp: sets smtp_port to that of a mail server that keeps what it gets in $work/mails.
start_smtp() {
  python3 "$proofs/smtp_sink.py" "$work/smtp.port" "$work/mails" &
  started+=($!)
  until [ -s "$work/smtp.port" ]; do sleep 0.1; done
  # shellcheck disable=SC2034 # for the proofs
  smtp_port=$(cat "$work/smtp.port")
}

query() {
  python3 - "$1" "$2" <<'PY'
import sqlite3, sys
for row in sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True).execute(sys.argv[2]):
    print("|".join("" if cell is None else str(cell) for cell in row))
PY
}

# until_true SECONDS COMMAND...: asks again until it holds.
until_true() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@" 2>/dev/null; do
    [ "$SECONDS" -lt "$deadline" ] || return 1
    sleep 0.2
  done
}
