"""What stands above the first paragraph of a report: headline, byline, outlet and day of publication."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from sayso.intake.dates import full_date, telex_date
from sayso.intake.furniture import is_prose

_NAME: Final = r"(?:[^\W\d_][\w.'’-]*|&)"
_BYLINE: Final = re.compile(
    rf"(?:(?:written |reported |story |words |report )?by|author:|byline:)\s+"
    rf"(?P<name>{_NAME}(?:,? +{_NAME})*)(?P<rest>\s*(?:(?:[|·•,–—-]|updated|published|posted).*)?)",
    re.IGNORECASE,
)
_CAPITAL: Final = re.compile(r"[^\W\d_a-zß-öø-ÿ]")
_SOURCE: Final = re.compile(r"(?:source|outlet|publisher|publication)\s*:\s*(?P<name>\S.{0,80})", re.IGNORECASE)
_PUBLISHED: Final = re.compile(
    r"(?:(?:first |last )?(?:published|posted|updated|modified|date|created|issued|released)(?: (?:on|at))?\s*:?\s*)",
    re.IGNORECASE,
)
_REST_OF_DATE: Final = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\b(?:at|on|updated|published|posted|a\.?m\.?|p\.?m\.?|hrs?|gmt|utc|est|edt|cet"
    r"|bst|local time|last)\b|\d{1,2}[:.]\d\d(?::\d\d)?|[+-]\d{4}|[\s,.|·•()–—:-]",
    re.IGNORECASE,
)
_OUTLET_SEAM: Final = re.compile(r"\s*[|·•]\s*")
_DATELINE: Final = re.compile(
    r"^\s*(?:\([^)]{2,40}\)\s*)?(?P<head>[^\W\d_][^.!?\n]{1,80}?)\s*(?:--+|[–—]|\s-\s|:\s|\[)", re.UNICODE
)
_MOST_CHARS: Final = 300
_LEAST_TITLE: Final = 3
_DASHES: Final = ("-", "–", "—", "_")
"""What a dateline that stands alone in its line ends with."""
_MOST_TITLE: Final = 30
_ENOUGH_LETTERS: Final = 20
_MOST_PLACE: Final = 6
_SMALL: Final = frozenset({"and", "of", "in", "de", "del", "la", "el", "al", "van", "von", "for", "&"})
"""Words in small letters that names of places and bylines have."""
_HEAD_LINES: Final = 12
_WORD: Final = re.compile(r"\w+")


@dataclass
class Heading:
    """What the lines above the first paragraph say.

    Attributes:
        title: number of the line that is the headline, or None.
        taken: line number → what it was read as ("byline", "date line", "source line"); these lines leave the text.
        byline, source, published: as the lines give them.
    """

    title: int | None = None
    taken: dict[int, str] = field(default_factory=dict)
    byline: str | None = None
    source: str | None = None
    published: str | None = None


def heading(lines: Sequence[str], kept: Sequence[bool]) -> Heading:
    """Read the head of a plain-text report.

    Args:
        lines: its lines, or its paragraphs if it is hard-wrapped.
        kept: which of them are not page furniture.
    """
    found = Heading()
    open_for_title = True
    numbers = [i for i, line in enumerate(lines) if kept[i] and line.strip()]
    for place, i in enumerate(numbers[:_HEAD_LINES]):
        line = lines[i].strip()
        if len(line) > _MOST_CHARS:
            _dateline(line[:_MOST_CHARS], found)
            break
        if open_for_title and _is_title(line, i, lines, more=place + 1 < len(numbers)):
            found.title, open_for_title = i, False
        elif not _credit(line, i, found):
            open_for_title = open_for_title and len(_WORD.findall(line)) < _LEAST_TITLE and not line.endswith(_DASHES)
            _dateline(line, found)
            if is_prose(line):
                break
    return found


def _goes_on(line: str) -> bool:
    """Whether a line ends as a sentence or a dateline does, not as a headline."""
    return line.endswith((".", ":", ",", *_DASHES)) and not line.endswith("...")


def same_headline(line: str, title: str) -> bool:
    """Whether a line says the headline again, in full or cut off with dots."""
    first, second = ("".join(_WORD.findall(words.casefold())) for words in (line, title))
    return first == second or (len(first) > _ENOUGH_LETTERS and line.rstrip().endswith(("...", "…")) and second.startswith(first))


def _is_title(line: str, i: int, lines: Sequence[str], *, more: bool) -> bool:
    """A headline is the first short line, without the full stop of a sentence, that is no byline or date, with more below it."""
    words = len(_WORD.findall(line))
    if not more or not _LEAST_TITLE <= words <= _MOST_TITLE or _goes_on(line):
        return False
    if _BYLINE.fullmatch(line) or _SOURCE.fullmatch(line) or _only_date(line) or _outlet_and_date(line):
        return False
    dateline = _DATELINE.match(line)
    if dateline and (full_date(dateline["head"]) or telex_date(dateline["head"])):
        return False
    after = lines[i + 1].strip() if i + 1 < len(lines) else ""
    return not after or not after[0].islower()


def _credit(line: str, i: int, found: Heading) -> bool:
    """Read a byline, a line with outlet and date, or a line that is only a date. Only such whole lines are taken out."""
    if len(line) > 160:
        return False
    source = _SOURCE.fullmatch(line)
    if source:
        found.source = found.source or source["name"].strip()
        found.taken[i] = "source line"
        return True
    both = _outlet_and_date(line)
    if both:
        found.source, found.published = found.source or both[0], found.published or both[1]
        found.taken[i] = "source line"
        return True
    day = _only_date(line)
    if day:
        found.published = found.published or day
        found.taken[i] = "date line"
        return True
    byline = _BYLINE.fullmatch(line)
    if byline and all(_CAPITAL.match(word) or word in _SMALL for word in byline["name"].split()):
        rest = full_date(byline["rest"])
        if byline["rest"].strip(" ,|·•–—-") and not rest:
            return False
        found.byline = found.byline or byline["name"].strip(" ,")
        found.published = found.published or (rest[0] if rest else None)
        found.taken[i] = "byline"
        return True
    return False


def _only_date(line: str) -> str | None:
    """The date that is all a line holds, apart from its weekday, clock and the word "published"."""
    bare = _PUBLISHED.sub("", line, count=1) if _PUBLISHED.match(line) else line
    day = full_date(bare)
    if not day:
        return None
    rest = bare[: day[1].start()] + " " + bare[day[1].end() :]
    second = full_date(rest)
    rest = rest.replace(second[1].group(), " ") if second else rest
    return day[0] if not _REST_OF_DATE.sub("", rest) else None


def _outlet_and_date(line: str) -> tuple[str, str] | None:
    """ "Torvik Courier | 14 March 2031": only these separators, since "Kelm, 14 March" is a dateline."""
    parts = _OUTLET_SEAM.split(line)
    if len(parts) < 2:
        return None
    day = next((day for part in parts[1:] if (day := _only_date(part))), None)
    name = parts[0].strip()
    return (name, day) if day and 0 < len(name.split()) <= 6 and _CAPITAL.match(name) else None


def _dateline(line: str, found: Heading) -> None:
    """The full date in a dateline ("KELM, 14 March 2031 (Dahra Wire) -- …") is the day of publication. It stays in the text."""
    match = _DATELINE.match(line)
    if not match or found.published:
        return
    day = full_date(match["head"]) or (telex_date(match["head"]) if match["head"].isupper() else None)
    place = match["head"][: day[1].start()] if day else ""
    words = re.findall(r"[^\W\d_]+", place)
    if day and words and len(words) <= _MOST_PLACE and all(_CAPITAL.match(word) or word in _SMALL for word in words):
        found.published = day[0]
