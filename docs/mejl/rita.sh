#!/usr/bin/env bash
# Takes the pictures in this folder anew, with the templates as they are. Needs Chromium (Debian: apt-get install chromium).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
INDICATORSYNC_PICTURES=$PWD/docs/mejl dotnet test --project tests/IndicatorSync.Browser.Tests
