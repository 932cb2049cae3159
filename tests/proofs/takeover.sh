#!/usr/bin/env bash
# Two services on one database: one syncs, the other waits; kill -9 the first in the middle of its run, and the second takes over within
# the lease time, with no mail doubled. Usage: takeover.sh PROGRAM (a published IndicatorSync.Worker). Takes about a minute.
# shellcheck source=tests/proofs/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
program=$(realpath "$1")
start_kolada 3
cp "$proofs/../../deploy/samples/norsjo-2026/indikatorer.yaml" "$work/"
cd "$work"
settings=(--Kolada:BaseUrl="$kolada" --Kolada:RequestsPerSecond=0)

outcomes() { query "$work/indicatorsync.db" "SELECT outcome FROM run ORDER BY run_id" | paste -sd' '; }
outcomes_are() { [ "$(outcomes)" = "$1" ]; }
holder_is_not() { local now; now=$(query "$work/indicatorsync.db" "SELECT COALESCE(holder, '') FROM lease"); [ -n "$now" ] && [ "${now##* }" != "$1" ]; }

"$program" migrate >/dev/null
"$program" run "${settings[@]}" 2>first.log &
first=$!
started+=("$first")
check "the first begins its run" until_true 20 outcomes_are running
"$program" run "${settings[@]}" 2>second.log &
second=$!
started+=("$second")
sleep 2
check "the second waits: one run, not two" outcomes_are running
kill -9 "$first"
killed=$SECONDS
check "the second holds the lease within 35 s" until_true 35 holder_is_not "$first"
echo "taken over after $((SECONDS - killed)) s"
check "its run is done, the dead one's is marked as interrupted" until_true 60 outcomes_are "interrupted succeeded"
mails() { query "$work/indicatorsync.db" "SELECT COUNT(*), COUNT(DISTINCT message_id), SUM(status = 'filed') FROM outbox"; }
all_filed() { local n; n=$(mails); [ "${n%%|*}" -gt 0 ] && [ "$n" = "${n%%|*}|${n%%|*}|${n%%|*}" ]; }
check "every mail is there once, and written once" until_true 20 all_filed
count=$(find outbox -name '*.eml' | wc -l)
check "as many files as mails" test "$count" = "$(mails | cut -d'|' -f1)"
doubled=$(query "$work/indicatorsync.db" "SELECT COUNT(*) FROM (SELECT 1 FROM observation_revision GROUP BY kpi_id, area_id, gender, period HAVING COUNT(*) > 1)")
check "no value was stored twice" test "$doubled" = 0
began=$(date +%s%N)
kill -TERM "$second"
code=0
wait "$second" || code=$?
check "the second stops when told, with 0" test "$code" = 0
echo "stopped in $((($(date +%s%N) - began) / 1000000)) ms"
