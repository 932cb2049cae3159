#!/usr/bin/env python3
"""A small Kolada v3 on loopback for the proofs: every KPI has one value per area and year. Usage: kolada_server.py PORTFILE [SECONDS].

SECONDS is how long each answer of values takes, for runs that are to be caught in the middle.
"""
import json
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

DELAY = 0.0


def answer(path):
    parts = path.strip("/").split("/")
    if len(parts) == 2:
        # A whole list, of one.
        parts.append({"kpi": "U23471", "municipality": "2417", "municipality_groups": "G176642"}[parts[1]])
    if parts[:2] == ["v3", "data"]:
        time.sleep(DELAY)
        # By area, or (the whole country's) by year: there is one municipality.
        areas, years = (parts[5].split(","), (2024, 2025)) if parts[4] == "municipality" else (["2417"], [int(year) for year in parts[5].split(",") if int(year) < 2026])
        return [
            {"kpi": kpi, "municipality": area, "period": year,
             "values": [{"gender": "T", "count": 1, "status": "", "value": float(year % 100), "isdeleted": False}]}
            for kpi in parts[3].split(",") for area in areas for year in years
        ]
    if parts[1] == "kpi":
        return [
            {"id": kpi, "title": f"Nyckeltal {kpi}, andel (%)", "description": "", "is_divided_by_gender": False, "municipality_type": "K",
             "auspice": None, "operating_area": "", "perspective": "", "prel_publication_date": None, "publication_date": "2026-01-01",
             "publ_period": "2025", "has_ou_data": False}
            for kpi in parts[2].split(",")
        ]
    if parts[1] == "municipality_groups":
        return [{"id": area, "title": f"Grupp {area}", "members": []} for area in parts[2].split(",")]
    return [{"id": area, "title": f"Kommun {area}", "type": "K"} for area in parts[2].split(",")]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):  # noqa: N802
        values = answer(self.path.split("?")[0])
        body = json.dumps({"values": values, "count": len(values), "next_url": None, "previous_url": None}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def main():
    global DELAY
    DELAY = float(sys.argv[2]) if len(sys.argv) > 2 else 0.0
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        file.write(str(server.server_address[1]))
    server.serve_forever()


if __name__ == "__main__":
    main()
