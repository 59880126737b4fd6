"""How values, days and numbers are put into words on a page. A value comes as JSON (`sayso.export.value_json`) or as it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any, Final

from sayso.codebook import Codebook
from sayso.desk.anchored import anchored
from sayso.desk.marked import paragraphs
from sayso.export import value_json
from sayso.export.typed import typed
from sayso.linking.value_words import day_words
from sayso.records import Amount, Interval, Place

_LABELS: Final = {
    "subtype": "type, finer",
    "first_since": "first since",
    "nobody_claimed": "claimed by",
    "is_claim": "is it a claim",
    "new_speaker": "new speaker",
    "perpetrator": "done by",
    "claimed": "claimed by",
    "blamed": "blamed",
    "denied": "denied by",
    "suspected": "suspected",
    "after": "comes after",
    "before": "comes before",
    "act": "what it does",
    "background": "only remembered",
}
_ASKED: Final = {"is_one": "is it one", "nobody_claimed": "nobody claims it"}
"""What a field is called that is asked for, where that is not what an answer is called."""
STATES: Final = {
    "machine": "not reviewed",
    "accepted": "accepted",
    "corrected": "corrected",
    "added": "added",
    "rejected": "rejected",
    "mixed": "partly reviewed",
    "reviewed": "reviewed",
}


def label(property: str) -> str:
    """What a property is called."""
    return _LABELS.get(property, property.replace("_", " "))


def value(given: Any, property: str = "", codebook: Codebook | None = None) -> str:
    """Any value as a person says it."""
    given = value_json(given) if isinstance(given, Amount | Interval | Place) else given
    if property == "nobody_claimed":
        return "nobody, so far" if given else "somebody"
    if given is None:
        return "–"
    if isinstance(given, bool):
        return "yes" if given else "no"
    if given == "unknown":
        return "not known"
    if isinstance(given, Mapping):
        return amount(given) if "low" in given else date(given) if "timex" in given else place(given)
    if codebook is not None and property in codebook.properties and codebook.properties[property].type == "choice":
        title = codebook.title_of(property, str(given))
        return title.replace("_", " ") if title == given else title
    return str(given)


def amount(given: Any) -> str:
    """A number: "4", "4–6", "at least 4", "?" where it is said not to be known, "" where nobody says."""
    given = value_json(given) if isinstance(given, Amount) else given
    if given is None:
        return ""
    if given == "unknown":
        return "?"
    low, best, high = given["low"], given["best"], given["high"]
    if low is not None and low == high:
        return str(low)
    if low is None and high is None:
        return f"about {best}"
    bounds = (
        f"{low}–{high}" if low is not None and high is not None else f"at least {low}" if low is not None else f"up to {high}"
    )
    return f"{best} ({bounds})" if best is not None and best not in (low, high) else bounds


def date(given: Mapping[str, Any]) -> str:
    """A day, month, year or range, with what is said of the time of day."""
    if not given["start"] and not given["end"]:
        return "not resolved"
    said = span(given["start"], given["end"], given["precision"])
    more = ", ".join(part for part in (given["part"], given["clock"], given["zone"]) if part)
    return f"{said}, {more}" if more else said


def span(start: str | None, end: str | None, precision: str = "") -> str:
    """Days, as precisely as they are known."""
    if not start and not end:
        return ""
    if not start or not end:
        return f"{short_day(start)} or later" if start else f"{short_day(end)} or earlier"
    if start == end:
        return short_day(start)
    if precision == "year":
        return start[:4]
    if precision in ("month", "part-of-month") and start[:7] == end[:7]:
        return short_day(start).split(" ", 1)[1]
    return f"{short_day(start)} – {short_day(end)}"


@lru_cache(maxsize=4096)  # a page shows the same days again and again
def short_day(day: str | None) -> str:
    """A day as "24 Jan 2014"; "" for none."""
    if not day:
        return ""
    number, month, year = day_words(day).split(" ")
    return f"{number} {month[:3]} {year}"


def place(given: Mapping[str, Any]) -> str:
    """A place with what it lies in, and how precisely it is meant."""
    around = [part for part in (given["admin1"], given["country"]) if part and part != given["name"]]
    name = ", ".join((given["name"], *around))
    return f"{name} ({given['precision']})" if given["precision"] not in ("settlement", "exact", "unresolved") else name


def moment(at: str) -> str:
    """A time, UTC, to the minute."""
    when = datetime.fromisoformat(at)
    return f"{short_day(when.date().isoformat())}, {when:%H:%M} UTC"


def defanged(address: str | None) -> str:
    """An address that no click and no preview can follow."""
    return (address or "").replace("http", "hxxp").replace(".", "[.]").replace("://", "[://]")


def titled(given: str) -> tuple[str, str]:
    """The title and the id of what stands as “title (id)”."""
    title, _, rest = given.rpartition(" (")
    return title, rest.removesuffix(")")


def plural(count: int, one: str, many: str = "") -> str:
    """A number with its noun."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def same_words(words: str, shown: str) -> bool:
    """Whether words of the text say no more than the value that is shown."""
    return " ".join(words.split()).casefold() == shown.casefold()


def base_name(name: str) -> str:
    """The last part of a path: what somebody's folders are called is nobody else's business."""
    return name.replace("\\", "/").rsplit("/", 1)[-1]


def snippet(chars: str) -> list[tuple[bool, str]]:
    """What a search shows of a text, in pieces: whether each is what was looked for, and its characters."""
    pieces = []
    for part in chars.split("[["):
        found, closing, rest = part.partition("]]")
        pieces += [(True, found), (False, rest)] if closing else [(False, part)]
    return [piece for piece in pieces if piece[1]]


def chain(claimants: Any) -> str:
    """Who says so, nearest speaker first."""
    names = [one if isinstance(one, str) else one["name"] for one in claimants]
    return " ← ".join(names)


def _choice(property: str, codebook: Codebook) -> bool:
    return property in codebook.properties and codebook.properties[property].type == "choice"


WORDS: Final[dict[str, Callable[..., Any]]] = {
    "label": label,
    "value": value,
    "amount": amount,
    "span": span,
    "day": short_day,
    "moment": moment,
    "defanged": defanged,
    "titled": titled,
    "typed": typed,
    "plural": plural,
    "grouped": lambda number: f"{number:,}",
    "chain": chain,
    "snippet": snippet,
    "same_words": same_words,
    "base_name": base_name,
    "state": lambda key: STATES.get(key, key),
    "pair": lambda entry: (entry.key, entry.title),
    "asked": lambda field: _ASKED.get(field, label(field)),
    "anchored": lambda sheet: anchored(sheet["text"], sheet["units"]),
    "paragraphs": lambda seen: paragraphs(seen.text.chars, seen.accounts, seen.text.body_start),
}
TESTS: Final[dict[str, Callable[..., bool]]] = {"choice_of": _choice}
