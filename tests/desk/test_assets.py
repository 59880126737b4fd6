"""What the pages load is what was vendored, and nothing of it comes from elsewhere."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from sayso.desk.render import STATIC, TEMPLATES

VENDOR = STATIC / "vendor"
FOR_TESTS = Path(__file__).parents[1] / "browser" / "vendor"


@pytest.mark.parametrize("folder", [VENDOR, FOR_TESTS], ids=["pages", "tests"])
def test_every_vendored_file_is_the_one_that_was_copied(folder: Path) -> None:
    hashes = json.loads((folder / "hashes.json").read_text(encoding="utf-8"))
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert files - {"hashes.json", "LICENSES.md"} == hashes.keys()
    for name, known in hashes.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == known["sha256"], name


@pytest.mark.parametrize("folder", [VENDOR, FOR_TESTS], ids=["pages", "tests"])
def test_every_vendored_package_has_its_licence_beside_it(folder: Path) -> None:
    told = (folder / "LICENSES.md").read_text(encoding="utf-8")
    for known in json.loads((folder / "hashes.json").read_text(encoding="utf-8")).values():
        name, _, version = known["package"].rpartition("@")
        assert f"## {name} {version} (" in told


def own_files() -> list[Path]:
    return [*TEMPLATES.rglob("*.html"), *(path for path in STATIC.rglob("*") if path.is_file() and VENDOR not in path.parents)]


def test_templates_have_no_script_style_or_handler_of_their_own() -> None:
    for path in TEMPLATES.rglob("*.html"):
        chars = path.read_text(encoding="utf-8")
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:|\|\s*safe", chars), path
        assert not re.search(r"<script(?![^>]*\ssrc=)", chars), path


def test_nothing_is_loaded_from_another_host() -> None:
    for path in own_files():
        for address in re.findall(r"(?:https?:)?//[\w.-]+\.\w+[^\s\"']*", path.read_text(encoding="utf-8")):
            assert address.startswith("http://www.w3.org/"), (path, address)
