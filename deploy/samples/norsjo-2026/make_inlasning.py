#!/usr/bin/env python3
"""Makes the files of inlasning/: what HR and the patient safety report would hand in, as the plan prints it.

Run it in this folder after a change; the files are the same each time, byte for byte. Nothing but Python's own library is needed.
"""
import pathlib
import zipfile

FOLDER = pathlib.Path(__file__).parent / "inlasning"

# The plan's outcomes for 2024 and 2025, with the decimals that it prints.
HR = [("Sjukfrånvaro omsorg", "8", "7,06")]
PATIENT_SAFETY = [
    ("Nattfasta, särskilt boende för äldre och korttidsboende, timmar", 12.08, 12.64),
    ("Fall särskilt boende och korttidsboende ÄFO, per boendeplats", 1.27, 1.16),
    ("Fall hemsjukvård, per inskriven brukare", 1.60, 1.05),
    ("Läkemedelsavvikelse, särskilt boende och korttidsboende ÄFO", 1.07, 1.14),
    ("Läkemedelsavvikelse, hemsjukvård", 1.54, 2.44),
]

PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>'
    "</Relationships>",
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="Utfall" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>'
    '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
    # Style 1 shows two decimals, style 2 is bold.
    "xl/styles.xml": '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="2" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>',
}


def text(cell: str, value: str, style: int = 0) -> str:
    return f'<c r="{cell}" s="{style}" t="inlineStr"><is><t>{value}</t></is></c>'


def sheet() -> str:
    rows = ['<row r="1">' + text("A1", "Indikator", 2) + text("B1", "Utfall 2024", 2) + text("C1", "Utfall 2025", 2) + "</row>"]
    for at, (name, before, now) in enumerate(PATIENT_SAFETY, start=2):
        numbers = "".join(f'<c r="{column}{at}" s="1"><v>{value}</v></c>' for column, value in (("B", before), ("C", now)))
        rows.append(f'<row r="{at}">{text(f"A{at}", name)}{numbers}</row>')
    return (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<cols><col min="1" max="1" width="64" customWidth="1"/><col min="2" max="3" width="14" customWidth="1"/></cols>'
        f'<sheetData>{"".join(rows)}</sheetData></worksheet>'
    )


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    lines = ["Indikator;Period;Utfall"]
    lines += [f"{name};{year};{value}" for name, before, now in HR for year, value in ((2024, before), (2025, now))]
    (FOLDER / "hr.csv").write_bytes(("\ufeff" + "\n".join(lines) + "\n").encode())
    with zipfile.ZipFile(FOLDER / "patientsakerhetsberattelse.xlsx", "w") as workbook:
        for name, xml in {**PARTS, "xl/worksheets/sheet1.xml": sheet()}.items():
            entry = zipfile.ZipInfo(name, date_time=(2026, 3, 25, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            workbook.writestr(entry, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + xml)


if __name__ == "__main__":
    main()
