"""Imports inside sayso point downwards only; packages on one line never import each other."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "sayso"
LAYERS = [  # top first
    {"cli"},
    {"desk"},
    {"flow"},
    {"review"},
    {"pipeline", "export", "filing"},
    {"intake", "reading", "coding", "linking", "archive", "examples"},
    {"codebook", "gazetteer", "language", "trained", "workers"},
    {"records"},
    {"settings"},
    {"errors", "version", "data_files", "giving_way"},
]
HEIGHT = {name: -number for number, layer in enumerate(LAYERS) for name in layer}
FILES = sorted(PACKAGE.rglob("*.py"))


def sayso_imports(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            pytest.fail(f"{path}:{node.lineno}: relative import; write 'from sayso...'")
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        for name in names:
            if name.split(".")[0] == "sayso":
                yield node.lineno, name


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    here = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if here == "__init__":
        return  # the public front door may import anything
    assert here in HEIGHT, f"put {here!r} into LAYERS in {__file__}"
    for line, name in sayso_imports(path):
        there = name.split(".")[1] if "." in name else "the front door"
        allowed = there == here or HEIGHT.get(there, 99) < HEIGHT[here]
        assert allowed, f"{path}:{line}: {here} may not import {there}; see docs/explanation/architecture.md"


def test_records_know_no_language_processing_and_no_database() -> None:
    for path in (PACKAGE / "records").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            assert not any(name.split(".")[0] in ("spacy", "sqlalchemy", "sqlite3") for name in names), path
