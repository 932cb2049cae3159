#!/usr/bin/env python3
"""Runs a command at a terminal and answers its questions in their order. Usage: at_terminal.py ANSWERS COMMAND...

ANSWERS is a file with a line for each question: a part of it, a tab, the answer. A question that is not put, and one too many that
waits for an answer, end with 1. What the terminal showed is printed; the command's exit code is ours.
"""
import os
import pty
import select
import sys
import time

questions = [line.rstrip("\n").split("\t") for line in open(sys.argv[1], encoding="utf-8") if line.strip()]
child, terminal = pty.fork()
if child == 0:
    os.environ["TERM"] = "xterm"
    os.execvp(sys.argv[2], sys.argv[2:])

shown, seen, deadline = "", 0, time.monotonic() + 120
while time.monotonic() < deadline:
    if not select.select([terminal], [], [], 1)[0]:
        continue
    try:
        shown += os.read(terminal, 65536).decode("utf-8", "replace")
    except OSError:
        break
    if questions and questions[0][0] in shown[seen:]:
        seen = len(shown)
        os.write(terminal, (questions.pop(0)[1] + "\r").encode("utf-8"))
else:
    os.kill(child, 9)
code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
print(shown)
if questions:
    sys.exit(f"never asked: {questions[0][0]}")
sys.exit(code)
