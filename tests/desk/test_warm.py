"""What the first page would wait for is made ready before."""

from __future__ import annotations

import gc
from dataclasses import replace
from pathlib import Path

import pytest

import sayso.flow as flow
from sayso.desk import render
from sayso.desk.warm import warm
from sayso.settings import load_settings


def test_templates_and_the_reading_of_claims_are_made_ready(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = replace(load_settings(), archive=str(tmp_path / "a.sqlite"))
    asked: list[str] = []
    check = flow.check

    def noted(words: str, **more: object) -> object:
        asked.append(words)
        return check(words, settings=settings)

    monkeypatch.setattr(flow, "check", noted)
    monkeypatch.setattr(render, "_ENVIRONMENT", made := render._environment())
    with flow.held_open(settings, create=True):
        warm(settings).join(60)
    assert made.cache is not None
    assert len(made.cache) == len(made.list_templates()) > 30
    assert asked == ["the first attack since January 2020"]
    warm(settings).join(60)  # the archive is there, but a claim that cannot be read stops nothing


def test_what_stays_is_not_looked_through_for_garbage(tmp_path: Path) -> None:
    settings = replace(load_settings(), archive=str(tmp_path / "a.sqlite"))
    gc.unfreeze()
    try:
        with flow.held_open(settings, create=True):
            warm(settings).join(60)
        assert gc.get_freeze_count() > 50_000  # the model, the gazetteer and all modules
    finally:
        gc.unfreeze()
