"""What a user would write instead: fetches the same answers with pandas, keeps values and revisions in SQLite, and colours the newest.

It does less than the program: no retries, no pages, no causes, no reading rules, no alarms and no mails.
Usage: pandas_sync.py BASE_URL PATHS_FILE DATABASE
"""

import json
import sqlite3
import sys
import urllib.request
from urllib.parse import urljoin

import pandas

KEY = ["kpi", "area", "gender", "period"]


def fetch(base, paths):
    rows = []
    for path in paths:
        if "/data/" not in path:
            continue
        with urllib.request.urlopen(urljoin(base, path)) as answer:
            for item in json.load(answer)["values"]:
                for one in item["values"]:
                    rows.append((item["kpi"], item["municipality"], one["gender"], item["period"], one["value"]))
    return pandas.DataFrame(rows, columns=[*KEY, "value"])


def main(base, paths_file, database):
    with open(paths_file, encoding="utf-8") as lines:
        fetched = fetch(base, lines.read().split())
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS value (kpi, area, gender, period, value, PRIMARY KEY (kpi, area, gender, period))")
        connection.execute("CREATE TABLE IF NOT EXISTS revision (kpi, area, gender, period, old, new)")
        stored = pandas.read_sql("SELECT * FROM value", connection)
        both = fetched.merge(stored, on=KEY, how="left", suffixes=("", "_old"), indicator=True)
        changed = both[(both["_merge"] == "left_only") | (both["value"] != both["value_old"])]
        connection.executemany("INSERT INTO revision VALUES (?, ?, ?, ?, ?, ?)", changed[[*KEY, "value_old", "value"]].itertuples(index=False, name=None))
        connection.executemany("INSERT OR REPLACE INTO value VALUES (?, ?, ?, ?, ?)", changed[[*KEY, "value"]].itertuples(index=False, name=None))
    newest = fetched[(fetched["gender"] == "T") & fetched["value"].notna()].sort_values("period").groupby(["kpi", "area"]).tail(1)
    colours = pandas.cut(newest["value"], [-1, 74, 82, 1e15], labels=["red", "yellow", "green"], right=False)
    print(len(fetched), len(changed), colours.value_counts().to_dict())


main(*sys.argv[1:])
