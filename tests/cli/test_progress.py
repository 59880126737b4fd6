"""A bar shows on a terminal and nowhere else."""

import sys

import pytest

from sayso.cli import progress


@pytest.mark.parametrize(
    ("errors", "output", "to_output", "shown"),
    [
        (True, False, True, True),
        (True, True, False, True),
        (True, True, True, False),
        (False, False, False, False),
    ],
)
def test_a_bar_of_rows_never_stands_among_rows(
    monkeypatch: pytest.MonkeyPatch, errors: bool, output: bool, to_output: bool, shown: bool
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: errors)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: output)
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    with progress.row_bar(2, to_output) as done:
        assert (done is not None) == shown
        if done:
            done()
