"""Near copies: reports that are one text, cut, extended, edited or under another headline, are of one origin.

Resemblance is estimated by MinHash (Broder 1997, "On the resemblance and containment of documents") over sequences of three words.
From it and the two sizes follows containment: how much of the shorter text stands in the longer one.
"""

from __future__ import annotations

import struct
from base64 import b64decode, b64encode
from collections.abc import Iterator
from datetime import date
from itertools import islice
from operator import eq
from typing import ClassVar, Final, Literal

from rensa import RMinHash  # type: ignore[import-untyped]  # the package carries no types

from sayso.linking.model import Family, Feature, Item, Score
from sayso.linking.words import folded, own_runs, shingles
from sayso.records import Sheet
from sayso.records.link import CLOSE, NEAR

_SHINGLE: Final = 3
_SLOTS: Final = 128
_SEED: Final = 1
_BAND: Final = 3
_WHOLE_BANDS: Final = 24
_LEAD_BANDS: Final = 12
_LEAD: Final = 60
"""A story is cut from its end: the bands of its first sixty sequences find a cut one when those of the whole no longer do."""

PERIOD: Final = 30
"""Days within which reports that share a band always meet; two periods apart they no longer do. A story is copied within days, while
what an outlet or a group says in the same words each time would bring a report together with ever more of former years."""

_ALWAYS: Final = 4
"""So many pairs of bands bring reports together whatever their days: a story that is printed again, nearly word for word."""

_OF_NO_DAY: Final = 3
"""Every third band brings a report without a day together with those that have one. Each such key is found at any time and costs twice the
room; of 32 pairs of copies, one without a day, in development reports these find 29."""

_OWN_SHARE: Final = 0.3
"""A text with fewer words of its own than this is compared with its quotations: it has little else."""

_MATCHES: Final = 4
"""Slots that must agree before anything is made of them: fewer agree by chance."""

_SHORT: Final = 20
"""Two short reports of one fact share half their words without being copies; below this they must be alike as wholes."""

_FORMAT: Final = f"<{_SLOTS}I"


class OriginLinker:
    """Reports that are near copies. One pair is enough: a copy of a copy is of the same origin."""

    family: ClassVar[Family] = "origin"
    version: ClassVar[str] = f"origins@2+minhash{RMinHash.ALGORITHM_VERSION}"
    threshold: ClassVar[float] = 0.5
    floor: ClassVar[float] = 0.3
    linkage: ClassVar[Literal["average", "single"]] = "single"
    cohesion: ClassVar[float] = 0.0
    complete: ClassVar[int] = 0
    apart: ClassVar[bool] = False

    def items(self, sheet: Sheet) -> tuple[Item, ...]:
        """The report itself, with the signature of its body.

        `features`: ``signature``, 128 numbers of 32 bits in base64, and ``size``, the number of different sequences of three words.
        """
        report, text = sheet.report, sheet.text
        sequences = _sequences(text.chars[text.body_start :])
        if not sequences:
            return (Item(report.id, "origin", report.id, report.published, {"signature": "", "size": 0}),)
        whole = _digest(sequences, _SLOTS)
        lead = _digest(list(islice(sequences, _LEAD)), _LEAD_BANDS * _BAND)
        bands = _bands("w", whole[: _WHOLE_BANDS * _BAND]), _bands("l", lead)
        keys = tuple(_keys(*bands, report.published))
        signature = b64encode(struct.pack(_FORMAT, *whole)).decode("ascii")
        return (Item(report.id, "origin", report.id, report.published, {"signature": signature, "size": len(sequences)}, keys),)

    def score(self, one: Item, other: Item) -> Score:
        """How much of the shorter report stands in the longer one, estimated; 0 to 1."""
        smaller, larger = sorted((one.features["size"], other.features["size"]))
        if not smaller:
            return Score(0.0)
        matches = sum(map(eq, _signature(one), _signature(other)))
        if matches < _MATCHES:
            return Score(0.0)
        resemblance = matches / _SLOTS
        shared = resemblance / (1 + resemblance) * (smaller + larger)
        value = max(0.0, 2 * resemblance - 1) if smaller < _SHORT else min(1.0, shared / smaller)
        evidence = (
            f"about {min(round(shared), smaller)} of the {smaller} word sequences of the shorter report ({larger} in the longer)"
        )
        return Score(value, (Feature("shared wording", value, 1.0, evidence),))


def _sequences(chars: str) -> list[str]:
    """The different sequences of three words, in order of their first places."""
    runs = own_runs(chars)
    everything = folded(chars)
    if sum(map(len, runs)) < _OWN_SHARE * len(everything):
        runs = [everything]
    found = dict.fromkeys(shingles(runs, _SHINGLE))
    if not found and everything:
        found = {" ".join(everything): None}
    return list(found)


def _digest(sequences: list[str], slots: int) -> list[int]:
    sketch = RMinHash(num_perm=slots, seed=_SEED)
    sketch.update(sequences)
    return list(sketch.digest())


def _keys(whole: list[str], lead: list[str], day: str | None) -> Iterator[str]:
    period = "" if day is None else date.fromisoformat(day).toordinal() // PERIOD
    for bands in (whole, lead):
        yield from (f"{CLOSE if nth % _OF_NO_DAY else NEAR}{band}|{period}" for nth, band in enumerate(bands))
    yield from ("+".join(whole[nth : nth + 2]) for nth in range(0, 2 * _ALWAYS, 2))


def _bands(name: str, digest: list[int]) -> list[str]:
    """The numbers of a band are folded into 48 bits, which is enough to keep unlike bands apart."""
    bands = []
    for start in range(0, len(digest), _BAND):
        band = 0
        for slot in digest[start : start + _BAND]:
            band = (band * 0x9E3779B97F4A7C15 + slot + 1) & 0xFFFFFFFFFFFFFFFF
        bands.append(f"{name}{start // _BAND}-{band >> 16:012x}")
    return bands


def _signature(item: Item) -> tuple[int, ...]:
    return struct.unpack(_FORMAT, b64decode(item.features["signature"]))
