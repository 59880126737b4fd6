"""spaCy makes a new object each time a token is asked for: `token is token.head` is never true, and a climb that ends by it never ends."""

import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "sayso"


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_tokens_are_compared_by_value(path: Path) -> None:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        assert not re.search(r"\.head is (?:not )?(?!None)\w|\bis (?:not )?\w+\.head\b", line), (
            f"{path}:{number}: compare with =="
        )
