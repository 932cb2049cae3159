#!/usr/bin/env python3
"""Writes THIRD-PARTY-NOTICES: what the published program holds that others made, under which terms, with the text of the terms.

Usage: notices.py LOCKFILE... RID ARTIFACTS

A text that the package itself holds goes before the common text of its licence in deploy/licences. A package whose terms can be found in
neither stops the publish: what may not be handed on is found here, and not by its owner.
"""
import os
import sys

from shipped import PROGRAM, Shipped

LINE = "=" * 100
COMMON = os.path.join(os.path.dirname(os.path.abspath(__file__)), "licences")
# The host is a file of the runtime's own source and has its terms; the SDK brings it without them.
HOST = "Microsoft.NETCore.App.Host."


def read(path):
    with open(path, encoding="utf-8-sig") as file:
        return "\n".join(line.rstrip() for line in file.read().splitlines()).strip()


def common_text(expression):
    """Of `A OR B` the first that we have: a choice is ours. Of `A AND B` both, or nothing."""
    if " OR " in expression:
        return next((text for choice in expression.strip("()").split(" OR ") if (text := common_text(choice.strip()))), None)
    paths = [os.path.join(COMMON, f"{name.strip()}.txt") for name in expression.split(" AND ")]
    return "\n\n".join(read(path) for path in paths) if all(os.path.exists(path) for path in paths) else None


def terms(package):
    """The licence's name, and the texts that go with it: the package's own files, else the common text of its licence."""
    licence = package.licence()
    own = [read(path) for path in package.notices()]
    has_licence = any(os.path.basename(path).lower().startswith(("licen", "copying")) for path in package.notices())
    if not has_licence and licence.expression and (text := common_text(licence.expression)):
        own.insert(0, text)
        has_licence = True
    return licence.expression or licence.file or licence.url, own if has_licence else None


def main():
    *lock_files, rid, artifacts = sys.argv[1:]
    shipped = Shipped(lock_files, rid, artifacts)
    texts = {}
    lost = []
    for package in [p for p in shipped.packages if p.in_program] + [p for p in shipped.packs if not p.name.startswith(HOST)]:
        name, own = terms(package)
        if own is None:
            lost.append(f"{package.name} {package.version} ({name})")
            continue
        owner = package.text("copyright") or package.text("authors")
        heading = f"{package.name} {package.version}\n    {name}; {owner}" + (f"\n    {package.text('projectUrl')}" if package.text("projectUrl") else "")
        texts.setdefault("\n\n".join(own), []).append(heading)
    if lost:
        sys.exit("notices.py: no licence text for " + ", ".join(lost) + ": put the common text into deploy/licences")
    print(f"{PROGRAM} {shipped.version} for {rid} holds software made by others. Each is listed with its terms; those with the same text share it.")
    for text, headings in texts.items():
        print(f"\n{LINE}\n" + "\n".join(headings) + f"\n{LINE}\n\n{text}")


if __name__ == "__main__":
    main()
