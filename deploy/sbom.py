#!/usr/bin/env python3
"""Writes a CycloneDX 1.5 bill of materials from NuGet lock files.

Usage: sbom.py LOCKFILE... Directory.Build.props RID ARTIFACTS

The packages are those of the lock files, with the hashes that NuGet checks them by; one that is not in the built program (a compiler's
helper) has the scope "excluded". The runtime that the self-contained file holds, and the host that starts it, come with the SDK: they are
read from what the publish left in ARTIFACTS. No time and no chance: the same sources and the same SDK give the same bill.
"""
import base64
import glob
import json
import os
import re
import sys
import uuid

RUNTIME_PACK = "runtimepack."


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


def only(pattern):
    found = glob.glob(pattern, recursive=True)
    if len(found) != 1:
        sys.exit(f"sbom.py: {len(found)} files match {pattern}, not one: publish into an empty folder of build output")
    with open(found[0], encoding="utf-8") as file:
        return json.load(file)


def restored_hash(folders, name, version):
    """The package's own hash; none when the SDK brings the pack itself, as it does the host of the system that builds."""
    for folder in folders:
        path = os.path.join(folder, name.lower(), version, f"{name.lower()}.{version}.nupkg.sha512")
        if os.path.exists(path):
            with open(path, encoding="ascii") as file:
                return file.read().strip()
    return None


def shipped(artifacts, rid):
    """Names in the built program, and name, version and hash of the packs of .NET in it."""
    built = only(os.path.join(artifacts, "bin", "IndicatorSync.Worker", f"release_{rid}", "IndicatorSync.Worker.deps.json"))
    folders = only(os.path.join(artifacts, "obj", "IndicatorSync.Worker", "project.assets.json"))["packageFolders"]
    entries = [key.split("/") for key in built["libraries"]]
    packs = [(name[len(RUNTIME_PACK):], version) for name, version in entries if name.startswith(RUNTIME_PACK)]
    # The single file is the host with the rest appended; it has the version of the runtime.
    packs += [(f"Microsoft.NETCore.App.Host.{rid}", version) for name, version in packs if name == f"Microsoft.NETCore.App.Runtime.{rid}"]
    return {name.lower() for name, _ in entries}, [(name, version, restored_hash(folders, name, version)) for name, version in packs]


def component(name, version, content_hash):
    found = {"type": "library", "bom-ref": reference(name, version), "name": name, "version": version, "purl": reference(name, version)}
    if content_hash:
        found["hashes"] = [{"alg": "SHA-512", "content": base64.b64decode(content_hash).hex()}]
    return found


def main():
    *lock_files, properties, rid, artifacts = sys.argv[1:]
    with open(properties, encoding="utf-8") as file:
        version = re.search(r"<Version>([^<]+)</Version>", file.read()).group(1)
    found = packages(lock_files)
    in_program, packs = shipped(artifacts, rid)
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
            "dependsOn": sorted([reference(n, e["resolved"]) for n, e in found.items() if e["type"] == "Direct"] + [reference(n, v) for n, v, _ in packs]),
        }
    ]
    for name in sorted(found, key=str.lower):
        entry = found[name]
        ref = reference(name, entry["resolved"])
        components.append(component(name, entry["resolved"], entry["contentHash"]))
        if name.lower() not in in_program:
            components[-1]["scope"] = "excluded"
        needs = sorted(versions[n.lower()] for n in entry.get("dependencies", {}) if n.lower() in versions)
        dependencies.append({"ref": ref, "dependsOn": needs})
    for name, version, content_hash in sorted(packs):
        components.append(component(name, version, content_hash))
        dependencies.append({"ref": reference(name, version), "dependsOn": []})
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
