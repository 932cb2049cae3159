#!/usr/bin/env python3
"""Every row of one SQLite file stands in another, column by column. Usage: rows_survive.py BEFORE AFTER [TABLE...].

Without tables: every table but the journal of migrations. Says what is missing; ends with 1 then.
"""
import sqlite3
import sys

before, after, *tables = sys.argv[1:]
connection = sqlite3.connect(f"file:{before}?mode=ro", uri=True)
connection.execute("ATTACH ? AS later", (f"file:{after}?mode=ro",))
if not tables:
    tables = [name for (name,) in connection.execute(
        "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'schema_migration' ORDER BY name")]
lost = 0
total = 0
for table in tables:
    columns = ", ".join(f'"{row[1]}"' for row in connection.execute(f"PRAGMA main.table_info('{table}')"))
    rows = connection.execute(f"SELECT COUNT(*) FROM main.{table}").fetchone()[0]
    missing = connection.execute(f"SELECT COUNT(*) FROM (SELECT {columns} FROM main.{table} EXCEPT SELECT {columns} FROM later.{table})").fetchone()[0]
    total += rows
    lost += missing
    if missing:
        print(f"{table}: {missing} of {rows} rows are gone or changed")
print(f"{total} rows in {len(tables)} tables")
sys.exit(1 if lost or not total else 0)
