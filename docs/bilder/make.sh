#!/usr/bin/env bash
# Makes the pictures of docs/bilder.md from the sample: the site in Chromium, the Word report through LibreOffice.
# Needs Debian's chromium, libreoffice-writer and poppler-utils, and a built solution. Usage: docs/bilder/make.sh
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
program() { dotnet run --no-build --project "$root/src/IndicatorSync.Worker" -- "$@"; }

# shot PAGE WIDTH HEIGHT PICTURE: the top of a page of the site.
shot() {
  chromium --headless --no-sandbox --disable-gpu --disable-background-networking --hide-scrollbars --lang=sv-SE \
    --window-size="$2,$3" --screenshot="$work/shot.png" "file://$work/site/$1" >/dev/null 2>&1
  cp "$work/shot.png" "$root/docs/bilder/$4"
}

program sync --replay "$root/deploy/samples/norsjo-2026" >/dev/null
database="--Database:ConnectionString=Data Source=replay.db"
shot index.html 1180 820 startsida.png
shot indikator/helhetssyn-sarskilt-boende.html 1000 1150 indikator.png
shot indikator/placerade-pa-hvb.html 390 840 telefon.png

program export report --out rapport.docx "$database" >/dev/null
soffice --headless --convert-to pdf --outdir . rapport.docx >/dev/null 2>&1
pdftoppm -png -r 70 -f 1 -l 1 -singlefile rapport.pdf "$root/docs/bilder/rapport"
ls -l "$root"/docs/bilder/*.png
