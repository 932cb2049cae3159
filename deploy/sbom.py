#!/usr/bin/env python3
"""Writes a CycloneDX 1.5 bill of materials of a published program.

Usage: sbom.py LOCKFILE... RID ARTIFACTS

The packages are those of the lock files, with the hashes that NuGet checks them by and the licence that each declares; one that is not in the
built program (a compiler's helper) has the scope "excluded". The runtime that the self-contained file holds, and the host that starts it, come
with the SDK: they are read from what the publish left in ARTIFACTS. No time and no chance: the same sources and the same SDK give the same bill.
"""
import base64
import json
import sys
import uuid

from shipped import PROGRAM, Shipped


def reference(package):
    return f"pkg:nuget/{package.name}@{package.version}"


def licences(package):
    licence = package.licence()
    if licence.expression:
        return [{"license": {"id": licence.expression}}] if " " not in licence.expression else [{"expression": licence.expression}]
    if licence.file:
        return [{"license": {"name": f"{package.name}: {licence.file}"}}]
    if licence.url:
        return [{"license": {"name": "by address", "url": licence.url}}]
    return []


def component(package):
    found = {"type": "library", "bom-ref": reference(package), "name": package.name, "version": package.version, "purl": reference(package)}
    if package.content_hash:
        found["hashes"] = [{"alg": "SHA-512", "content": base64.b64decode(package.content_hash).hex()}]
    if declared := licences(package):
        found["licenses"] = declared
    if not package.in_program:
        found["scope"] = "excluded"
    return found


def main():
    *lock_files, rid, artifacts = sys.argv[1:]
    shipped = Shipped(lock_files, rid, artifacts)
    references = {package.name.lower(): reference(package) for package in shipped.packages}
    main_component = {
        "type": "application",
        "bom-ref": f"{PROGRAM}@{shipped.version}",
        "name": PROGRAM,
        "version": shipped.version,
        "licenses": [{"license": {"id": "MIT"}}],
        "properties": [{"name": "dotnet:runtime-identifier", "value": rid}],
    }
    first = [reference(package) for package in shipped.packages if package.direct] + [reference(pack) for pack in shipped.packs]
    dependencies = [{"ref": main_component["bom-ref"], "dependsOn": sorted(first)}]
    for package in shipped.packages + shipped.packs:
        needs = sorted(references[name.lower()] for name in package.needs if name.lower() in references)
        dependencies.append({"ref": reference(package), "dependsOn": needs})
    components = [component(package) for package in shipped.packages + shipped.packs]
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(components) + rid + shipped.version)}",
        "version": 1,
        "metadata": {"component": main_component},
        "components": components,
        "dependencies": dependencies,
    }
    json.dump(bill, sys.stdout, indent=2, ensure_ascii=False)
    print()


if __name__ == "__main__":
    main()
