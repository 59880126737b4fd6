"""Copy what the desk's pages and their tests need from pinned npm packages, with their licences and hashes.

Usage: python scripts/vendor_assets.py        (needs npm and a network; a test compares the hashes without either)
"""

from __future__ import annotations

import base64
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = ROOT / "sayso" / "desk" / "static" / "vendor"
TESTS = ROOT / "tests" / "browser" / "vendor"


@dataclass(frozen=True)
class Package:
    """One package.

    Attributes:
        name, version: which.
        licence: SPDX identifier.
        integrity: SHA-512 of the package, as npm gives it.
        files: for each file taken, its name here.
        licence_file: the file of the package that holds its licence.
    """

    name: str
    version: str
    licence: str
    integrity: str
    files: dict[str, str]
    licence_file: str = "LICENSE"


PACKAGES = {
    PAGES: (
        Package(
            name="htmx.org",
            version="2.0.11",
            licence="0BSD",
            integrity="sha512-Thx/WtpeOQqSrqBCw/A1cwGJGg4UrVa3+sW0GmrM3p4gJgO89ecH4qtbnyzDDWFvBTqjnIMCgELTNt636dtamA==",
            files={"dist/htmx.min.js": "htmx.min.js"},
        ),
        Package(
            name="maplibre-gl",
            version="6.17.0",
            licence="BSD-3-Clause",
            integrity="sha512-2chIZwpLGenoUQOcnm9Pk4SLbA8ppNFq8jlpXiq9vcYm3Y1wJ3fc82FL0GLwBaPYJCLzPv/mC46KEupVov75rQ==",
            files={f"dist/{name}": name for name in ("maplibre-gl.mjs", "maplibre-gl-worker.mjs", "maplibre-gl.css")},
            licence_file="LICENSE.txt",
        ),
    ),
    TESTS: (
        Package(
            name="axe-core",
            version="4.14.1",
            licence="MPL-2.0",
            integrity="sha512-FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==",
            files={"axe.min.js": "axe.min.js"},
        ),
    ),
}


def fetch(package: Package, folder: Path) -> dict[str, bytes]:
    """The files of a package, once its hash was found right."""
    command = ["npm", "pack", "--silent", f"{package.name}@{package.version}"]
    name = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.split()[-1]
    data = (folder / name).read_bytes()
    found = "sha512-" + base64.b64encode(hashlib.sha512(data).digest()).decode()
    if found != package.integrity:
        sys.exit(f"{package.name}@{package.version} has another hash than expected: {found}")
    with tarfile.open(folder / name) as archive:
        return {member.name.partition("/")[2]: archive.extractfile(member).read() for member in archive if member.isfile()}  # type: ignore[union-attr]


def copy(place: Path, packages: tuple[Package, ...]) -> None:
    """Copy packages into a folder, and write its two lists."""
    place.mkdir(parents=True, exist_ok=True)
    hashes, licences = {}, ["# What is copied here", "", "By `scripts/vendor_assets.py`, unchanged.", ""]
    for package in packages:
        with tempfile.TemporaryDirectory() as folder:
            files = fetch(package, Path(folder))
        licences += [f"## {package.name} {package.version} ({package.licence})", ""]
        for there, here in package.files.items():
            (place / here).write_bytes(files[there])
            hashes[here] = {"sha256": hashlib.sha256(files[there]).hexdigest(), "package": f"{package.name}@{package.version}"}
            licences += [f"- `{here}` is its `{there}`"]
        terms = files[package.licence_file].decode("utf-8").strip()
        licences += ["", *(f"    {line}".rstrip() for line in terms.splitlines()), ""]
        print(package.name, package.version, package.licence)
    (place / "hashes.json").write_text(json.dumps(hashes, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    (place / "LICENSES.md").write_text("\n".join(licences), encoding="utf-8")


if __name__ == "__main__":
    for place, packages in PACKAGES.items():
        copy(place, packages)
