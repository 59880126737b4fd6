"""What is kept of the text that was read last."""

from __future__ import annotations

from sayso.language import Last


def test_the_same_things_are_asked_once() -> None:
    last: Last[int] = Last()
    asked: list[int] = []

    def find() -> int:
        asked.append(1)
        return len(asked)

    first, equal = ["a"], ["a"]
    assert [last.answer(find, first, 1), last.answer(find, first, 1)] == [1, 1]
    assert last.answer(find, equal, 1) == 2, "equal, and not the same"
    assert last.answer(find, first, 1) == 3, "only the last one is kept"
    assert last.answer(find, first) == 4, "other questions"
