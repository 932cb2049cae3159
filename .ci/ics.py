"""Opens a calendar file with a parser of another make (Debian's python3-icalendar) and checks what calendars need. Usage: ics.py FILE"""

import datetime
import sys

import icalendar

with open(sys.argv[1], "rb") as file:
    calendar = icalendar.Calendar.from_ical(file.read())

events = calendar.walk("VEVENT")
assert events, "no event"
assert len({str(event["UID"]) for event in events}) == len(events), "two events have one UID"
for event in events:
    start, end = event["DTSTART"].dt, event["DTEND"].dt
    assert type(start) is datetime.date and end == start + datetime.timedelta(days=1), f"{event['UID']} is no event of one whole day"
    assert event["DTSTAMP"].dt.tzinfo is not None and int(event["SEQUENCE"]) >= 0 and str(event["SUMMARY"]), f"{event['UID']} lacks something"
print(f"{len(events)} events, {events[0]['DTSTART'].dt} to {events[-1]['DTSTART'].dt}")
