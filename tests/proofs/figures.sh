#!/usr/bin/env bash
# The figures of a published file: validate on the sample, and the memory of the idle service. Usage: figures.sh PROGRAM [IDLE_SECONDS].
# Nothing of the caller's environment helps it: what it needs is in the file.
# shellcheck source=tests/proofs/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
program=$(realpath "$1")
idle=${2:-30}
plain=(env -i "HOME=$HOME" "PATH=$PATH")
start_kolada 0
cp "$proofs/../../deploy/samples/norsjo-2026/indikatorer.yaml" "$work/"
cd "$work"

"${plain[@]}" "$program" validate >/dev/null
TIMEFORMAT='%R %U %S'
for _ in {1..20}; do
  { time "${plain[@]}" "$program" validate >/dev/null; } 2>&1
done | awk '{ print int($1 * 1000), int(($2 + $3) * 1000) }' | sort -n >times.txt
median=$(awk 'NR == 10 || NR == 11 { sum += $1 } END { print int(sum / 2) }' times.txt)
work_median=$(awk '{ print $2 }' times.txt | sort -n | awk 'NR == 10 || NR == 11 { sum += $1 } END { print int(sum / 2) }')
echo "validate, 20 times: median $median ms, from $(head -1 times.txt | cut -d' ' -f1) to $(tail -1 times.txt | cut -d' ' -f1); $work_median ms of processor"
check "validate on the sample takes less than half a second of processor" test "$work_median" -lt 500

"${plain[@]}" "$program" run --Kolada:BaseUrl="$kolada" 2>run.log &
service=$!
started+=("$service")
done_one() { [ "$(query "$work/indicatorsync.db" "SELECT COUNT(*) FROM run WHERE outcome = 'succeeded'")" = 1 ]; }
check "its first run is done" until_true 60 done_one
sleep "$idle"
resident=$(awk '/VmRSS/ { print int($2 / 1024) }' "/proc/$service/status")
own=$(awk '/RssAnon|VmSwap/ { sum += $2 } END { print int(sum / 1024) }' "/proc/$service/status")
most=$(awk '/VmHWM/ { print int($2 / 1024) }' "/proc/$service/status")
echo "idle for $idle s after a run: $own MB anonymous (swapped or not), $resident MB resident with the pages of files; at most $most MB resident"
check "the idle service's own memory stays below 100 MB" test "$own" -lt 100
