#!/usr/bin/env python3
"""Counts the reasons that a test run printed for skipped tests against the list of those allowed.

Usage: skips.py ALLOWED LOG SKIPPED

ALLOWED has a line for each reason: how many tests at most (* is any number), and how the reason begins. LOG is what `dotnet test` printed, SKIPPED the
number of skipped tests in its summary: each must be named with its reason.
"""
import re
import sys

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
SKIPPED = re.compile(r"skipped (?P<name>\S.*)")


def read_allowed(path):
    with open(path, encoding="utf-8") as file:
        lines = [line.strip() for line in file]
    return [(most, reason) for most, reason in (line.split(None, 1) for line in lines if line and not line.startswith("#"))]


def read_skipped(path):
    """Name and reason of each skipped test; the reason is what follows on the next lines."""
    with open(path, encoding="utf-8", errors="replace") as file:
        lines = [COLOUR.sub("", line).strip() for line in file]
    for number, line in enumerate(lines):
        if found := SKIPPED.fullmatch(line):
            yield found["name"], " ".join(lines[number + 1:number + 4])


def main():
    allowed = read_allowed(sys.argv[1])
    skipped = list(read_skipped(sys.argv[2]))
    counts = {reason: 0 for _, reason in allowed}
    faults = []
    for name, why in skipped:
        reason = next((reason for reason in counts if why.startswith(reason)), None)
        if reason is None:
            faults.append(f"{name}: {why[:160]}")
        else:
            counts[reason] += 1
    for most, reason in allowed:
        print(f"{counts[reason]:5} skipped (at most {most}): {reason}")
        if most != "*" and counts[reason] > int(most):
            faults.append(f"{counts[reason]} tests, at most {most}: {reason}")
    if len(skipped) < int(sys.argv[3]):
        faults.append(f"{sys.argv[3]} tests were skipped, {len(skipped)} are named")
    if faults:
        sys.exit("\n".join(faults))


if __name__ == "__main__":
    main()
