#!/usr/bin/env bash
# A week in which something fails every day, through the published program: see bad_week.py. Usage: bad_week.sh PROGRAM (a published
# IndicatorSync.Worker). Takes about three minutes; the full disk needs root's rights.
set -euo pipefail
proofs=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
code=0
python3 -B "$proofs/bad_week.py" "$1" "$work" || code=$?
[ "$code" -eq 0 ] && rm -rf "$work" || echo "kept for a look: $work"
exit "$code"
