"""Places: which words name a place, which place it is, and how precisely the words say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from spacy.tokens import Doc

from sayso.gazetteer import country_of, gazetteer
from sayso.language import DEFAULT_PIPELINE, doc_of, parse
from sayso.reading.place_cues import Named
from sayso.reading.place_facilities import facilities
from sayso.reading.place_names import names_of_outlet, names_of_places
from sayso.reading.place_resolution import Resolved, resolve
from sayso.reading.place_short import without_short_forms
from sayso.records import Mention, Place, Report, Sheet, Span, Text

_MADE_BY: Final = "places@6"
_FEWEST_CAPITALS: Final = 0.012
_MOST_CAPITALS: Final = 0.5


@dataclass(frozen=True)
class Places:
    """Find the places and facilities of a text and say where they are. Needs the parse; gives place and facility mentions."""

    name: str = "places"
    version: str = "6"

    def __call__(self, sheet: Sheet) -> Sheet:
        """Every mention's value is a `Place`; what the text does not support is left ``unresolved``, without coordinates."""
        return sheet.adding(mentions=mentions(doc_of(sheet), sheet.text, sheet.report.source))


def read_places(chars: str, pipeline: str = DEFAULT_PIPELINE) -> tuple[Mention, ...]:
    """The places and facilities of a string of characters, in order; the component without the pipeline around it.

    Raises:
        GazetteerError: if the gazetteer cannot be opened.
        SettingsError: if the spaCy pipeline is not installed.
    """
    if not chars.strip():
        return ()
    text = Text(report_id=Report(sha256="0" * 64, name="characters").id, chars=chars, reader="characters@1")
    return mentions(parse(chars, pipeline), text)


def mentions(doc: Doc, text: Text, outlet: str | None = None) -> tuple[Mention, ...]:
    """The place and facility mentions of a parsed text, in order of their spans; the outlet's name tells where it is at home."""
    found = without_short_forms(text.chars, names_of_places(doc, set_in_case=_is_set_in_case(text.chars)))
    resolved = resolve(found, _gaps(doc, found), names_of_outlet(outlet or ""))
    spans = [_span(doc, named) for named in found]
    places = [_place(text.words(span), named, one) for named, span, one in zip(found, spans, resolved, strict=True)]
    out = [
        Mention(text.id, span, text.words(span), "place", _MADE_BY, place, score=_score(named, one))
        for named, span, place, one in zip(found, spans, places, resolved, strict=True)
    ]
    located = [(named, place) for named, place in zip(found, places, strict=True)]
    for span, place in facilities(doc, located):
        value = place or Place(name=text.words(span))
        out.append(Mention(text.id, span, text.words(span), "facility", _MADE_BY, value, score=0.8 if place else 0.5))
    return tuple(sorted(out, key=lambda mention: (mention.span, mention.kind)))


def _is_set_in_case(chars: str) -> bool:
    """Whether capitals mark names in a text: it is neither in capitals nor in small letters throughout."""
    letters = [c for c in chars if c.isalpha()]
    return _FEWEST_CAPITALS < sum(map(str.isupper, letters)) / max(1, len(letters)) < _MOST_CAPITALS


def _gaps(doc: Doc, found: Sequence[Named]) -> list[str]:
    """The characters between each name and the next."""
    return [doc[a.end : b.start].text for a, b in pairwise(found)]


def _span(doc: Doc, named: Named) -> Span:
    start = doc[named.start].idx
    return Span(start, start + len(named.words))


def _score(named: Named, resolved: Resolved) -> float:
    """Surest for a name of its own; less for an adjective or a part of a body's name, where nothing need have happened."""
    if resolved.entry is None:
        return 0.5
    return 0.7 if named.adjective or named.inside else 0.9


def _place(words: str, named: Named, resolved: Resolved) -> Place:
    """The record: the gazetteer's place, or the words with the country that the text puts them in."""
    entry = resolved.entry
    if entry is None:
        country = country_of(resolved.country)
        name = " ".join(words.split())
        if country is None:
            return Place(name=name, country=resolved.nation or None)
        return Place(name=name, country=country.name, country_code=country.code)
    near = named.near and not named.adjective and entry.kind == "settlement"  # near a province is no spot
    return gazetteer().place(entry, "near" if near else None)
