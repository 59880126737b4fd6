"""What the programs beside the package import is there, whether or not what they need is installed."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OURS = ("sayso", "training", "scripts", "benchmarks")
FILES = sorted(path for folder in ("training", "scripts", "benchmarks") for path in (ROOT / folder).glob("*.py"))


def names_of(body: list[ast.stmt]) -> set[str]:
    """The names that a file has at its top, also under `if` and `try`."""
    found: set[str] = set()
    for node in body:
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                found.add(name)
            case ast.Import(names=names) | ast.ImportFrom(names=names):
                found |= {alias.asname or alias.name.split(".")[0] for alias in names}
            case ast.Assign() | ast.AnnAssign() | ast.With():
                found |= {one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)}
            case ast.If() | ast.Try():
                for block in ast.iter_child_nodes(node):
                    found |= names_of([block]) if isinstance(block, ast.stmt) else names_of(getattr(block, "body", []))
    return found


def missing(module: str, name: str) -> bool:
    base = ROOT.joinpath(*module.split("."))
    file = base.with_suffix(".py") if base.with_suffix(".py").is_file() else base / "__init__.py"
    if not file.is_file():
        return True
    if name in names_of(ast.parse(file.read_text(encoding="utf-8")).body):
        return False
    return not ((base / name).is_dir() or (base / f"{name}.py").is_file())


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_a_program_imports_of_the_project_is_there(path: Path) -> None:
    wrong = [
        f"line {node.lineno}: {alias.name} of {node.module}"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] in OURS
        for alias in node.names
        if missing(node.module, alias.name)
    ]
    assert not wrong
