#!/usr/bin/env python3
"""The bad week: a published program, a Kolada, a mail server and an HR file, and a fault on every day of a week in March 2026.

Usage: bad_week.py PROGRAM FOLDER. The database of record is a SQLite file, or one on the server of INDICATORSYNC_TEST_SQLSERVER. Prints the
week's mails and holds them against what was promised: managers get true rows only, each red once; the administrator hears of each fault the
same day; probe and views say the same. Ends with "N passed, N failed".
"""
import atexit
import email
import email.policy
import json
import os
import signal
import socketserver
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import databases
from smtp_sink import Session

PROGRAM, FOLDER = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
MANAGER, ADMIN, HR = "chef@norsjo.se", "drift@norsjo.se", "hr@norsjo.se"
CATALOGUE = f"""plan: Den svåra veckan
kommun: "2417"
mottagare:
  standard: [{MANAGER}]
  admin: [{ADMIN}]
  hr: [{HR}]
indikatorer:
  - id: sarskilt
    namn: Helhetssyn särskilt boende
    nyckeltal: U23471
    grön: 82 eller högre
    gul: 74–81
  - id: hemtjanst
    namn: Helhetssyn hemtjänst
    nyckeltal: U21468
    grön: 82 eller högre
    gul: 74–81
  - id: fall
    namn: Fall i hemsjukvård
    nyckeltal: N00941
    grön: 82 eller högre
    gul: 74–81
  - id: sjuk
    namn: Sjukfrånvaro omsorg
    källa: HR
    måttenhet: "%"
    mätfrekvens: månad
    rimligt: 0–30
    uppgiftslämnare: hr
    grön: 7,0 eller lägre
    gul: 7,1–7,5
"""

passed = failed = 0


def check(name, holds, seen=""):
    global passed, failed
    if holds:
        passed += 1
        print(f"ok: {name}")
    else:
        failed += 1
        print(f"FAILED: {name} {seen}")


class Kolada(BaseHTTPRequestHandler):
    """Values by KPI for 2024 and 2025; `before_answer` may do something while a run waits."""

    values = {"U23471": {2024: 85, 2025: 85}, "U21468": {2024: 90, 2025: 90}, "N00941": {2024: 84, 2025: 84}}
    before_answer = staticmethod(lambda path: None)
    protocol_version = "HTTP/1.1"

    def do_GET(self):  # noqa: N802
        path = self.path.split("?")[0]
        Kolada.before_answer(path)
        items = self.items(path.strip("/").split("/"))
        body = json.dumps({"values": items, "count": len(items), "next_url": None, "previous_url": None}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def items(self, parts):
        if parts[:2] == ["v3", "data"] and parts[4] == "municipality":
            return [
                {"kpi": kpi, "municipality": area, "period": year,
                 "values": [{"gender": "T", "count": 1, "status": "", "value": value, "isdeleted": False}]}
                for kpi in parts[3].split(",") for area in parts[5].split(",") for year, value in self.values.get(kpi, {}).items()
            ]
        if parts[:2] == ["v3", "data"]:
            return []
        if parts[1] == "kpi":
            return [
                {"id": kpi, "title": f"Nyckeltal {kpi}, andel (%)", "description": "", "is_divided_by_gender": False, "municipality_type": "K",
                 "auspice": None, "operating_area": "", "perspective": "", "prel_publication_date": None, "publication_date": "2026-01-01",
                 "publ_period": "2025", "has_ou_data": False}
                for kpi in (parts[2].split(",") if len(parts) > 2 else self.values)
            ]
        return [{"id": area, "title": {"2417": "Norsjö", "0000": "Riket"}.get(area, area), "type": "K"} for area in parts[2].split(",")]

    def log_message(self, *_):
        pass


class Smtp(Session):
    """Keeps every mail, or refuses all of them with `refusal`."""

    mails = []
    refusal = None

    def refuses(self, word):
        return Smtp.refusal if word in (b"MAIL", b"RCPT") else None

    def keep(self, content):
        mail = email.message_from_bytes(content, policy=email.policy.default)
        text = mail.get_body(("plain",)).get_content()
        Smtp.mails.append((str(mail["To"]), str(mail["Subject"]), text))


class Server(socketserver.ThreadingMixIn, socketserver.TCPServer):
    daemon_threads = True
    allow_reuse_address = True


def serve(server):
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


kolada_port = serve(ThreadingHTTPServer(("127.0.0.1", 0), Kolada))
smtp_port = serve(Server(("127.0.0.1", 0), Smtp))
data, inbox = os.path.join(FOLDER, "data"), os.path.join(FOLDER, "inlasning")
os.makedirs(data, exist_ok=True)
os.makedirs(inbox, exist_ok=True)
catalogue = os.path.join(FOLDER, "indikatorer.yaml")
database = databases.of_record(data)
atexit.register(database.drop)
rows = database.rows
SETTINGS = database.settings | {
    "Kolada:BaseUrl": f"http://127.0.0.1:{kolada_port}/v3", "Kolada:RequestsPerSecond": "0", "Catalogue:Path": catalogue,
    "Mail:Transport": "Smtp", "Mail:Host": "127.0.0.1", "Mail:Port": str(smtp_port),
    "Mail:From": "indicatorsync@norsjo.se", "Alerts:AdminAddress": ADMIN, "Sources:Directory": inbox, "Sources:SettleTime": "0",
    # A second attempt would fall on another day: the first is the last.
    "Schedule:Jitter": "0", "Schedule:RetryAfter": "24 h",
}


def words(now):
    return [f"--{key}={value}" for key, value in SETTINGS.items()] + [f"--Clock:Now={now}"]


def runs():
    return rows("SELECT COUNT(*) FROM run WHERE outcome <> 'running'")[0][0]


def service(now, until, patience=150):
    """The service as it starts on a morning: it catches up the run that was missed. Stopped when `until` holds."""
    log = open(os.path.join(FOLDER, "service.log"), "ab")
    process = subprocess.Popen([PROGRAM, "run", *words(now)], cwd=FOLDER, stdout=log, stderr=log)
    deadline = time.monotonic() + patience
    while not until() and time.monotonic() < deadline and process.poll() is None:
        time.sleep(0.1)
    held = until()
    process.send_signal(signal.SIGTERM)
    return held and process.wait(30) == 0


def command(now, *what):
    return subprocess.run([PROGRAM, *what, *words(now)], cwd=FOLDER, capture_output=True, text=True, encoding="utf-8", check=False)


def probe(now):
    answer = command(now, "status", "--check", "--timeout", "8")
    print(f"    probe: {answer.returncode} {answer.stdout.strip()}")
    return answer.returncode, answer.stdout


def one_more_run(since, sent):
    """A run has ended, and what it had to say has been sent."""
    return lambda: runs() > since and len(Smtp.mails) >= sent and not rows("SELECT 1 FROM rapport.Utskick WHERE Status IN (N'Väntar', N'Nytt försök')")


def new_mails(since):
    mails = Smtp.mails[since:]
    for to, subject, _ in mails:
        print(f"    mail: {to} | {subject}")
    return mails


def to(mails, address):
    return [mail for mail in mails if address in mail[0]]


def write(path, text):
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)


def hr(value):
    write(os.path.join(inbox, "hr.csv"), f"Indikator;Period;Utfall\r\nsjuk;2026-01;6,5\r\nsjuk;2026-02;{value}\r\n")


write(catalogue, CATALOGUE)
write(os.path.join(inbox, "hr.csv"), "Indikator;Period;Utfall\r\nsjuk;2026-01;6,5\r\n")

print(f"On {database.name}")
check("the tables are made", command("2026-03-01T04:00:00Z", "migrate").returncode == 0)

print("\nSunday: how things stand")
count, seen = runs(), len(Smtp.mails)
check("the first run ends", service("2026-03-01T05:00:00Z", one_more_run(count, 1)))
mails = new_mails(seen)
check("the manager gets one Startläge", len(to(mails, MANAGER)) == 1 and "Startläge" in to(mails, MANAGER)[0][1])

print("\nMonday: HR writes 70,6 for 7,06 and mends it")
count, seen = runs(), len(Smtp.mails)
hr("70,6")
check("the run ends", service("2026-03-02T05:00:00Z", one_more_run(count, seen + 1)))
mails = new_mails(seen)
check("no manager hears of it", not to(mails, MANAGER))
check("the administrator does, with file and cell", any("hr.csv" in text and "70,6" in text for _, _, text in to(mails, ADMIN)))
check("the view has it", bool(rows("SELECT 1 FROM rapport.Datakvalitet WHERE Typ = N'source_fault'")))
hr("7,3")
count, seen = runs(), len(Smtp.mails)
service("2026-03-02T12:00:00Z", one_more_run(count, seen + 1))
mails = new_mails(seen)
check("mended, the fault is over", not rows("SELECT 1 FROM rapport.Datakvalitet WHERE Typ = N'source_fault'"))

print("\nTuesday: broken YAML, and a value turns red")
count, seen = runs(), len(Smtp.mails)
write(catalogue, CATALOGUE.replace(f"[{MANAGER}]", f"[{MANAGER}"))
Kolada.values["U23471"][2025] = 60
check("the service goes on", service("2026-03-03T05:00:00Z", one_more_run(count, seen + 2)))
mails = new_mails(seen)
check("the manager gets the red all the same", [s for _, s, t in to(mails, MANAGER) if "Helhetssyn särskilt boende" in s + t] != [])
check("the administrator hears of the catalogue", any("katalog" in (s + t).lower() for _, s, t in to(mails, ADMIN)))
level, text = probe("2026-03-03T06:00:00Z")
check("the probe says it (WARNING)", level == 1 and "katalog" in text.lower() or level == 1 and "catalogue" in text.lower(), text)
write(catalogue, CATALOGUE)

print("\nWednesday: the database is away in the middle of a run")
count, seen = runs(), len(Smtp.mails)
Kolada.values["U21468"][2025] = 61
taken_away = []


def take_away(path):
    if path.startswith("/v3/data") and not taken_away:
        taken_away.append(path)
        database.take_away()


Kolada.before_answer = staticmethod(take_away)
service("2026-03-04T05:00:00Z", lambda: any(ADMIN in mail[0] for mail in Smtp.mails[seen:]), patience=280)
Kolada.before_answer = staticmethod(lambda path: None)
mails = new_mails(seen)
check("the administrator hears of it past the queue", any("databas" in (s + t).lower() for _, s, t in to(mails, ADMIN)))
database.bring_back()
check("nothing of that run is stored", rows("SELECT COUNT(*) FROM observation WHERE kpi_id = 'U21468' AND value = 61")[0][0] == 0)
seen = len(Smtp.mails)
check("back again, the day's run is made", service("2026-03-04T09:00:00Z", one_more_run(count, seen + 2)))
mails = new_mails(seen)
check("the manager gets the day's red", any("Helhetssyn hemtjänst" in s + t for _, s, t in to(mails, MANAGER)))
check("and nothing twice", not any("särskilt" in s for _, s, _ in to(mails, MANAGER)))

print("\nThursday: the relay refuses")
count, seen = runs(), len(Smtp.mails)
Smtp.refusal = "550 5.7.54 Unable to relay recipient"
Kolada.values["N00941"][2025] = 70
check("the run ends", service("2026-03-05T05:00:00Z", lambda: bool(rows("SELECT 1 FROM rapport.Utskick WHERE Status = N'Nytt försök'"))))
check("nothing was taken", len(Smtp.mails) == seen)
pending = command("2026-03-05T06:00:00Z", "mail", "pending").stdout
check("the mails wait, none is condemned", MANAGER in pending and not rows("SELECT 1 FROM rapport.Utskick WHERE Status = N'Avvisat'"), pending)
doctor = command("2026-03-05T06:00:00Z", "doctor").stdout
check("doctor says what the relay says", "5.7.54" in doctor, doctor)
Smtp.refusal = None
# By themselves they go when their next attempt is due, minutes from now by the real clock.
check("when it clears, mail retry sends them at once", command("2026-03-05T10:00:00Z", "mail", "retry").returncode == 0)
mails = new_mails(seen)
check("the manager gets the day's red, once", sum("Fall i hemsjukvård" in s + t for _, s, t in to(mails, MANAGER)) == 1)

print("\nFriday: Kolada takes a value back and gives it again")
count, seen = runs(), len(Smtp.mails)
Kolada.values["U23471"][2025] = 85
service("2026-03-06T05:00:00Z", one_more_run(count, seen + 1))
Kolada.values["U23471"][2025] = 60
count, half = runs(), len(Smtp.mails)
service("2026-03-06T15:00:00Z", one_more_run(count, half + 1))
mails = new_mails(seen)
check("the manager is told what happened, in true rows", all("särskilt boende" in s + t for _, s, t in to(mails, MANAGER)))
check("the history has all three", [row[0] for row in rows("SELECT NyttVarde FROM rapport.Revideringar WHERE Nyckeltal = N'U23471' ORDER BY UpptacktTid")][-3:] == [60, 85, 60])

print("\nSaturday: the disk is full")
away, mount = os.path.join(FOLDER, "away"), None
on_file = isinstance(database, databases.SqliteFile)
if on_file and hasattr(os, "geteuid") and os.geteuid() == 0:
    os.rename(data, away)
    os.makedirs(data)
    size = sum(os.path.getsize(os.path.join(away, name)) for name in os.listdir(away))
    mount = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size // 4096 * 4096 + 40960}", "tmpfs", data], capture_output=True, check=False)
if mount is not None and mount.returncode == 0:
    for name in os.listdir(away):
        with open(os.path.join(away, name), "rb") as source, open(os.path.join(data, name), "wb") as target:
            target.write(source.read())
    seen = len(Smtp.mails)
    Kolada.values["N00941"] = {year: 70 + year % 7 for year in range(1990, 2026)}
    Kolada.values["N00941"][2025] = 70
    service("2026-03-07T05:00:00Z", lambda: any(ADMIN in mail[0] for mail in Smtp.mails[seen:]), patience=200)
    mails = new_mails(seen)
    check("the administrator hears of it in plain words", any("disk" in (s + t).lower() for _, s, t in to(mails, ADMIN)), str([t for _, _, t in mails])[:500])
    check("no manager hears of anything", not to(mails, MANAGER))
    before = {name: open(os.path.join(data, name), "rb").read() for name in os.listdir(data)}
    subprocess.run(["umount", data], check=True)
    for name, content in before.items():
        with open(os.path.join(data, name), "wb") as target:
            target.write(content)
    count, seen = runs(), len(Smtp.mails)
    check("with room again the day's run is made", service("2026-03-07T09:00:00Z", lambda: runs() > count))
    check("nothing that was stored is lost", rows("PRAGMA integrity_check")[0][0] == "ok")
    new_mails(seen)
else:
    print("SKIPPED: a full disk needs root's rights and a mount" if on_file else "SKIPPED: the server's disk is not ours to fill")
    if os.path.isdir(away):
        os.rmdir(data)
        os.rename(away, data)

print("\nThe week")
for name, day in (("Helhetssyn hemtjänst", "Wednesday"), ("Fall i hemsjukvård", "Thursday")):
    check(f"{name} is told red once, on {day}", sum(f"{name} (nu röd)" in subject for _, subject, _ in to(Smtp.mails, MANAGER)) == 1)
check("managers got no more mails than there was to tell", len(to(Smtp.mails, MANAGER)) == 6, str([subject for _, subject, _ in to(Smtp.mails, MANAGER)]))
check("no mail to a manager says anything of sjukfrånvaro but its true value", not any("70,6" in text for _, _, text in to(Smtp.mails, MANAGER)))
check("nothing is left waiting", not rows("SELECT 1 FROM rapport.Utskick WHERE Status NOT IN (N'Skickat', N'Sammanslaget')"))
level, text = probe("2026-03-07T12:00:00Z")
check("the probe is content at the end", level == 0, command("2026-03-07T12:00:00Z", "mail", "pending").stdout)
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
