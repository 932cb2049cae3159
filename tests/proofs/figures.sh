#!/usr/bin/env bash
# The figures of a published file: validate on the sample, and the memory of the idle service. Usage: figures.sh PROGRAM [IDLE_SECONDS].
# shellcheck source=tests/proofs/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
program=$(realpath "$1")
idle=${2:-30}
start_kolada 0
cp "$proofs/../../deploy/samples/norsjo-2026/indikatorer.yaml" "$work/"
cd "$work"

"$program" validate >/dev/null
for _ in 1 2 3 4 5 6 7 8 9 10; do
  began=$(date +%s%N)
  "$program" validate >/dev/null
  echo $((($(date +%s%N) - began) / 1000000))
done | sort -n >times.txt
median=$(sed -n '5,6p' times.txt | awk '{ sum += $1 } END { print sum / 2 }')
echo "validate, 10 times: median $median ms, from $(head -1 times.txt) to $(tail -1 times.txt)"
check "validate on the sample takes less than half a second" test "${median%.*}" -lt 500

DOTNET_GCConserveMemory=7 DOTNET_EnableDiagnostics=0 "$program" run --Kolada:BaseUrl="$kolada" 2>run.log &
service=$!
started+=("$service")
done_one() { [ "$(query "$work/indicatorsync.db" "SELECT COUNT(*) FROM run WHERE outcome = 'succeeded'")" = 1 ]; }
check "its first run is done" until_true 60 done_one
sleep "$idle"
resident=$(awk '/VmRSS/ { print int($2 / 1024) }' "/proc/$service/status")
own=$(awk '/RssAnon/ { print int($2 / 1024) }' "/proc/$service/status")
echo "idle for $idle s after a run: $resident MB resident, of which $own MB its own and not mapped from the file"
check "the idle service stays below 100 MB" test "$resident" -lt 100
