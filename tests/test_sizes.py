"""Small files and small functions: what one person can read in one sitting."""

import ast
from pathlib import Path
from statistics import median, quantiles

import pytest

PACKAGE = Path(__file__).parents[1] / "sayso"
FILES = sorted(PACKAGE.rglob("*.py"))
LONGEST_FUNCTION = 80
LONGEST_FILE = 500


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_file_and_functions_are_small(path: Path) -> None:
    chars = path.read_text(encoding="utf-8")
    assert chars.count("\n") <= LONGEST_FILE
    for node in ast.walk(ast.parse(chars)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            assert node.end_lineno - node.lineno < LONGEST_FUNCTION, f"{path}:{node.lineno}: {node.name}"


def test_most_files_are_short() -> None:
    lengths = [path.read_text(encoding="utf-8").count("\n") for path in FILES]
    assert median(lengths) <= 160
    assert quantiles(lengths, n=20)[-1] <= 350
