#!/usr/bin/env bash
# Two services on one database: one syncs, the other waits; kill -9 the first in the middle of its run, and the second takes over within
# the lease time, with no mail doubled. At the same time a service alone with its database is killed and started again as systemd does
# (RestartSec): its next run begins within 45 s in all. Usage: takeover.sh PROGRAM (a published IndicatorSync.Worker). Takes about a minute.
# shellcheck source=tests/proofs/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
program=$(realpath "$1")
start_kolada 1
restart_after=$(sed -n 's/^RestartSec=//p' "$proofs/../../deploy/linux/indicatorsync.service")
mkdir "$work/alone"
cp "$proofs/../../deploy/samples/norsjo-2026/indikatorer.yaml" "$work/"
cp "$work/indikatorer.yaml" "$work/alone/"
cd "$work"
settings=(--Kolada:BaseUrl="$kolada" --Kolada:RequestsPerSecond=0)

outcomes() { query "${1:-$work}/indicatorsync.db" "SELECT outcome FROM run ORDER BY run_id" | paste -sd' '; }
outcomes_are() { [ "$(outcomes "${2:-}")" = "$1" ]; }
has_values() { [ "$(query "${1:-$work}/indicatorsync.db" "SELECT COUNT(*) FROM observation")" -gt 0 ]; }
run_alone() { (cd "$work/alone" && exec "$program" run "${settings[@]}" 2>>run.log) & alone=$!; started+=("$alone"); }
holder_is_not() { local now; now=$(query "$work/indicatorsync.db" "SELECT COALESCE(holder, '') FROM lease"); [ -n "$now" ] && [ "${now##* }" != "$1" ]; }

"$program" migrate >/dev/null
"$program" run "${settings[@]}" 2>first.log &
first=$!
started+=("$first")
run_alone
check "the first begins its run" until_true 30 outcomes_are running
"$program" run "${settings[@]}" 2>second.log &
second=$!
started+=("$second")
check "it has stored values and judged none" until_true 30 has_values
check "so has the one that is alone" until_true 30 has_values "$work/alone"
check "the second waits: one run, not two" outcomes_are running
kill -9 "$first" "$alone"
killed=$SECONDS
sleep "$restart_after"
run_alone
check "the second holds the lease within 35 s" until_true $((35 - restart_after)) holder_is_not "$first"
echo "taken over after $((SECONDS - killed)) s"
begun_again() { case $(outcomes "$work/alone") in "interrupted "*) ;; *) false ;; esac; }
check "killed and started again after $restart_after s, the next run has begun within 45 s in all" until_true $((45 - SECONDS + killed)) begun_again
echo "begun $((SECONDS - killed)) s after the kill"
check "its run is done, the dead one's is marked as interrupted" until_true 60 outcomes_are "interrupted succeeded"
check "that of the one alone too" until_true 60 outcomes_are "interrupted succeeded" "$work/alone"
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
