"""What a published program holds, read from the lock files and from what the publish left behind. Used by sbom.py and notices.py."""
import glob
import json
import os
import re
import sys
import xml.etree.ElementTree as xml
from dataclasses import dataclass, field

PROGRAM = "IndicatorSync.Worker"
RUNTIME_PACK = "runtimepack."


@dataclass
class Licence:
    """An SPDX expression, or the name of a file in the package, or the address that an old package gives; one of them, or none."""

    expression: str | None = None
    file: str | None = None
    url: str | None = None


@dataclass
class Package:
    name: str
    version: str
    content_hash: str | None  # base64 of SHA-512, as NuGet checks it
    direct: bool = False
    needs: list[str] = field(default_factory=list)
    in_program: bool = True
    folder: str | None = None  # where it was restored to; none when the SDK itself brings it

    def nuspec(self):
        """Element name without namespace -> element of the metadata."""
        found = glob.glob(os.path.join(glob.escape(self.folder), "*.nuspec")) if self.folder else []
        if not found:
            return {}
        metadata = next(child for child in xml.parse(found[0]).getroot() if child.tag.endswith("metadata"))
        return {child.tag.rpartition("}")[2]: child for child in metadata}

    def licence(self):
        elements = self.nuspec()
        if (element := elements.get("license")) is not None:
            return Licence(**{element.get("type"): (element.text or "").strip()})
        url = (elements["licenseUrl"].text or "").strip() if "licenseUrl" in elements else None
        return Licence(url=url)

    def text(self, name):
        element = self.nuspec().get(name)
        return " ".join((element.text or "").split()) if element is not None else ""

    def notices(self):
        """The licence and notice files that the package itself holds; some put them into a folder of that name."""
        if not self.folder:
            return []
        names = (name for name in os.listdir(self.folder) if re.match(r"(licen[cs]e|copying|notice|third-?party-?notices)", name, re.IGNORECASE))
        paths = [os.path.join(self.folder, name) for name in sorted(names, key=str.lower)]
        within = (sorted(glob.glob(os.path.join(glob.escape(path), "*"))) if os.path.isdir(path) else [path] for path in paths)
        return [path for found in within for path in found]


def only(pattern):
    found = glob.glob(pattern, recursive=True)
    if len(found) != 1:
        sys.exit(f"{len(found)} files match {pattern}, not one: publish into an empty folder of build output")
    with open(found[0], encoding="utf-8") as file:
        return json.load(file)


class Shipped:
    """The program that a publish for one system left in its folder of build output."""

    def __init__(self, lock_files, rid, artifacts):
        self.built = only(os.path.join(artifacts, "bin", PROGRAM, f"release_{rid}", f"{PROGRAM}.deps.json"))
        self.folders = only(os.path.join(artifacts, "obj", PROGRAM, "project.assets.json"))["packageFolders"]
        entries = [key.split("/") for key in self.built["libraries"]]
        self.version = next(version for name, version in entries if name == PROGRAM)
        self.packages = self._packages(lock_files, {name.lower() for name, _ in entries})
        packs = [(name[len(RUNTIME_PACK):], version) for name, version in entries if name.startswith(RUNTIME_PACK)]
        # The single file is the host with the rest appended; it has the version of the runtime.
        packs += [(f"Microsoft.NETCore.App.Host.{rid}", version) for name, version in packs if name == f"Microsoft.NETCore.App.Runtime.{rid}"]
        self.packs = [Package(name, version, self._restored_hash(name, version), folder=self._folder(name, version)) for name, version in sorted(packs)]

    def _packages(self, lock_files, in_program):
        found = {}
        for path in lock_files:
            with open(path, encoding="utf-8") as file:
                for framework in json.load(file)["dependencies"].values():
                    found.update({name: entry for name, entry in framework.items() if entry["type"] != "Project"})
        return [
            Package(
                name,
                entry["resolved"],
                entry["contentHash"],
                entry["type"] == "Direct",
                sorted(entry.get("dependencies", {})),
                name.lower() in in_program,
                self._folder(name, entry["resolved"]),
            )
            for name, entry in sorted(found.items(), key=lambda item: item[0].lower())
        ]

    def _folder(self, name, version):
        paths = (os.path.join(folder, name.lower(), version) for folder in self.folders)
        return next((path for path in paths if os.path.isdir(path)), None)

    def _restored_hash(self, name, version):
        folder = self._folder(name, version)
        path = os.path.join(folder, f"{name.lower()}.{version}.nupkg.sha512") if folder else ""
        if not os.path.exists(path):
            return None
        with open(path, encoding="ascii") as file:
            return file.read().strip()
