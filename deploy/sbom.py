#!/usr/bin/env python3
"""Writes a CycloneDX 1.5 bill of materials from NuGet lock files.

Usage: sbom.py LOCKFILE... Directory.Build.props RID

The packages are those of the lock files, with the hashes that NuGet checks them by. No time and no chance: the same sources give the
same bill.
"""
import base64
import json
import re
import sys
import uuid


def packages(lock_files):
    found = {}
    for path in lock_files:
        with open(path, encoding="utf-8") as file:
            for framework in json.load(file)["dependencies"].values():
                for name, entry in framework.items():
                    if entry["type"] != "Project":
                        found[name] = entry
    return found


def reference(name, version):
    return f"pkg:nuget/{name}@{version}"


def main():
    *lock_files, properties, rid = sys.argv[1:]
    with open(properties, encoding="utf-8") as file:
        version = re.search(r"<Version>([^<]+)</Version>", file.read()).group(1)
    found = packages(lock_files)
    versions = {name.lower(): reference(name, entry["resolved"]) for name, entry in found.items()}
    main_component = {
        "type": "application",
        "bom-ref": f"IndicatorSync.Worker@{version}",
        "name": "IndicatorSync.Worker",
        "version": version,
        "properties": [{"name": "dotnet:runtime-identifier", "value": rid}],
    }
    components = []
    dependencies = [
        {
            "ref": main_component["bom-ref"],
            "dependsOn": sorted(reference(n, e["resolved"]) for n, e in found.items() if e["type"] == "Direct"),
        }
    ]
    for name in sorted(found, key=str.lower):
        entry = found[name]
        ref = reference(name, entry["resolved"])
        components.append(
            {
                "type": "library",
                "bom-ref": ref,
                "name": name,
                "version": entry["resolved"],
                "purl": ref,
                "hashes": [{"alg": "SHA-512", "content": base64.b64decode(entry["contentHash"]).hex()}],
            }
        )
        needs = sorted(versions[n.lower()] for n in entry.get("dependencies", {}) if n.lower() in versions)
        dependencies.append({"ref": ref, "dependsOn": needs})
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(components) + rid + version)}",
        "version": 1,
        "metadata": {"component": main_component},
        "components": components,
        "dependencies": dependencies,
    }
    json.dump(bill, sys.stdout, indent=2, ensure_ascii=False)
    print()


if __name__ == "__main__":
    main()
