#!/usr/bin/env bash
# A week in which something fails every day, through the published program: see bad_week.py. Usage: bad_week.sh PROGRAM (a published
# IndicatorSync.Worker). Takes about three minutes; the full disk needs root's rights.
set -euo pipefail
proofs=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
code=0
# The system's packages are not seen by a Python of one's own.
python=python3
if [ -n "${INDICATORSYNC_TEST_SQLSERVER:-}" ] && ! python3 -c 'import pymssql' 2>/dev/null && [ -x /usr/bin/python3 ]; then python=/usr/bin/python3; fi
"$python" -B "$proofs/bad_week.py" "$1" "$work" || code=$?
[ "$code" -eq 0 ] && rm -rf "$work" || echo "kept for a look: $work"
exit "$code"
