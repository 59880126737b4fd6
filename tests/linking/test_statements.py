"""Accounts of one statement come together; two statements stay two."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from sayso.linking.engine import relink
from sayso.linking.memory import MemoryShelf
from sayso.linking.model import Item
from sayso.linking.statements import StatementLinker
from sayso.records import Sheet
from tests.linking.statement_pairs import CLAIM, KELM, PAIRS, THREAT, WE_WILL, Pair, told

LINKER = StatementLinker()


def clusters(*sheets: Sheet) -> set[tuple[str, ...]]:
    shelf = MemoryShelf()
    relink(shelf, LINKER, added=[item for sheet in sheets for item in LINKER.items(sheet)])
    labels = shelf.clusters("statement", shelf.ids("statement"))
    return set(shelf.members("statement", labels.values()).values())


def only(sheet: Sheet) -> Item:
    (item,) = LINKER.items(sheet)
    return item


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{'same' if pair.same else 'two'}: {pair.why}")
def test_pairs(pair: Pair) -> None:
    one, other = sorted((only(pair.one), only(pair.other)), key=lambda item: item.id)
    score = LINKER.score(one, other)
    assert (len(clusters(pair.one, pair.other)) == 1) == pair.same, [(f.name, f.value * f.weight) for f in score.features]


def test_two_statements_of_one_report_stay_two() -> None:
    item = only(told("2031-05-05", **CLAIM, about=KELM))
    score = LINKER.score(item, replace(item, id=item.id + "x"))
    assert score.value < LINKER.floor
    assert [feature.name for feature in score.features] == ["one report"]


def test_police_are_nobody_in_particular() -> None:
    assert only(told("2031-05-05", issuer="police", acts=("confirm",), about=KELM)).keys == ()


def test_a_statement_has_few_keys() -> None:
    assert len(only(told("2031-05-05", **CLAIM, about=KELM, quotes=(WE_WILL,))).keys) <= 20


def test_every_feature_shows_what_was_compared() -> None:
    one = only(told("2031-05-05", **THREAT, medium="audio recording", on="2031-05-04", quotes=(WE_WILL,)))
    other = only(told("2031-05-06", **THREAT, medium="video", on="2031-05-04", quotes=(WE_WILL,), source="Dahra Wire"))
    evidence = {feature.name: feature.evidence for feature in LINKER.score(one, other).features}
    assert evidence["medium"] in ("audio / video", "video / audio")
    assert evidence["stated day"] == "0 days apart"
    assert "word sequences" in evidence["same words"]


def test_scores_are_cheap() -> None:
    one, other = only(PAIRS[5].one), only(PAIRS[5].other)
    start = time.process_time()
    for _ in range(1000):
        LINKER.score(one, other)
    assert time.process_time() - start < 0.3  # 0.03 s on an idle laptop core


def test_a_description_is_no_name() -> None:
    sheet = told("2031-05-05", **THREAT)
    (actor,) = sheet.actors
    described = replace(actor, aliases=("Kelm-based militant group", "NDF", "the group"))
    assert only(replace(sheet, actors=(described,))).features["issuers"] == {"nartharn dan frant": 1, "ndf": 1}


def test_initials_alone_do_not_make_two_full_names_one() -> None:
    sheet = told("2031-05-05", **CLAIM, about=KELM)
    other = told("2031-05-05", **CLAIM, about=KELM, source="Dahra Wire")
    (actor,) = other.actors
    namesake = replace(actor, name="National Defence Fund")
    account = other.accounts[1]
    issuers = tuple(replace(a, value=namesake.name) if a.property == "issuer" else a for a in account.assertions)
    renamed = replace(other, actors=(namesake,), accounts=(other.accounts[0], replace(account, assertions=issuers)))
    assert len(clusters(sheet, other)) == 1
    assert len(clusters(sheet, renamed)) == 2
