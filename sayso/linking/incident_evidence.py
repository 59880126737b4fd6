"""What a trait of a pair rests on, in words for a person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from sayso.linking.incident_features import counts_compared, missed, officials_shared
from sayso.linking.model import Item

_FEW: Final = 6

Features = Mapping[str, Any]


def evidence(compared: str, one: Item, other: Item) -> str:
    """The words or values of both sides.

    Args:
        compared: what is compared: the name of a trait up to its colon.
        one, other: the items.
    """
    if compared == "published":
        return f"{one.day or 'not known'}; {other.day or 'not known'}"
    compared = compared.removeprefix("undated ")
    tell = _TELLING.get(compared)
    return tell(one.features, other.features) if tell else _shared(compared)(one.features, other.features)


def _listed(words: Iterable[str]) -> str:
    found = list(words)
    return ", ".join(found[:_FEW]) + (", …" if len(found) > _FEW else "")


def _shared(part: str) -> Callable[[Features, Features], str]:
    """The members both have; where there are none, those of each."""

    def tell(a: Features, b: Features) -> str:
        both = sorted(a[part].keys() & b[part].keys())
        return _listed(both) if both else f"{_listed(a[part])}; {_listed(b[part])}"

    return tell


def _weightiest(*parts: str) -> Callable[[Features, Features], str]:
    """The weightiest words that both have; where there are none, those of each."""

    def tell(a: Features, b: Features) -> str:
        both = {word: a[part][word] for part in parts for word in a[part].keys() & b[part].keys()}
        if not both:
            return "; ".join(
                _listed(sorted(side[part], key=lambda word: (-side[part][word], word))) for part in parts for side in (a, b)
            )
        return _listed(sorted(both, key=lambda word: (-both[word], word)))

    return tell


def _officials(a: Features, b: Features) -> str:
    return _listed(sorted(officials_shared(a, b)))


def _counts(a: Features, b: Features) -> str:
    same, differ = counts_compared(a, b)
    return _listed(f"{noun} {_numbers(a, noun)}; {_numbers(b, noun)}" for noun in (*same, *differ))


def _numbers(features: Features, noun: str) -> str:
    return "/".join(map(str, features["counts"][noun]))


def _leading(a: Features, b: Features) -> str:
    return f"{_listed(a['leading'])}; {_listed(b['leading'])}"


def _cast(a: Features, b: Features) -> str:
    missing = [(missed(one, other), one["cast"]) for one, other in ((a, b), (b, a))]
    return "; ".join(_listed(sorted(names, key=lambda name: (-cast[name], name))) or "none" for names, cast in missing)


def _outlet(a: Features, b: Features) -> str:
    return str(a["outlet"])


def _news(a: Features, b: Features) -> str:
    return "; ".join(
        _listed(word for word in mine["news"] if word in its["names"] or word in its["words"])
        for mine, its in ((a, b), (b, a))
        if not mine["main"]
    )


def _happened(a: Features, b: Features) -> str:
    return "; ".join(
        "not known" if not day else day[0] if day[0] == day[1] else " to ".join(day) for day in (a["date"], b["date"])
    )


def _place(a: Features, b: Features) -> str:
    return "; ".join(
        ", ".join(filter(None, (side["name"], side["admin1"], side["country"]))) for side in (a["place"], b["place"])
    )


def _places(a: Features, b: Features) -> str:
    both = sorted(a["places"][key] for key in a["places"].keys() & b["places"].keys())
    return _listed(both) if both else f"{_listed(a['places'].values())}; {_listed(b['places'].values())}"


def _type(a: Features, b: Features) -> str:
    return "; ".join(side["subtype"] or side["type"] or "none" for side in (a, b))


def _toll(name: str) -> Callable[[Features, Features], str]:
    def tell(a: Features, b: Features) -> str:
        return "; ".join("–".join(str(n) for n in dict.fromkeys(side["tolls"][name]) if n is not None) for side in (a, b))

    return tell


_TELLING: Final[dict[str, Callable[[Features, Features], str]]] = {
    "text": _weightiest("names", "words"),
    "officials": _officials,
    "counts": _counts,
    "leading": _leading,
    "cast": _cast,
    "outlet": _outlet,
    "news": _news,
    "happened": _happened,
    "place": _place,
    "places": _places,
    "type": _type,
    "ended": lambda a, b: f"{a['ended']}; {b['ended']}",
    "killed": _toll("killed"),
    "wounded": _toll("wounded"),
    "lead": _weightiest("lead names", "lead words"),
    "names": _weightiest("names"),
    "words": _weightiest("words"),
}
