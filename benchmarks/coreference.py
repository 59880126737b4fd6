"""Who is who within a report, on reports of our own.

    python -m benchmarks coreference [--part open|kept]

``coreference.txt`` holds short invented reports in which every word that names a person, people, a group or a body is marked. Sayso
reads them without the marks. A marked mention belongs to the actor whose mention ends with the same word; one that Sayso does not
have is an actor of its own, so what is not found costs recall. Scores are MUC, B-cubed and CEAF-e (`benchmarks.clusters`), over all
mentions, and for pronouns and nouns the share that is joined to the right one. Two simple readers stand beside: one that joins equal
last words, and one that also gives each pronoun to the mention before it that fits in number.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.clusters import b_cubed, ceaf, conll, muc
from sayso.reading.actors import Actors
from sayso.reading.sentences import Sentences
from sayso.records import Report, Sheet, Span, Text

REPORTS: Final = Path(__file__).parent / "coreference.txt"
_MARK: Final = re.compile(r"\[([^\]|]+)\|([^\]]+)\]")
_SINGULAR: Final = frozenset(["he", "she", "him", "her", "his", "hers", "himself", "herself"])
_BODY: Final = frozenset(["it", "its", "itself"])
_PLURAL: Final = frozenset(["they", "them", "their", "theirs", "themselves"])
PRONOUNS: Final = _SINGULAR | _BODY | _PLURAL


@dataclass(frozen=True)
class Marked:
    """A report with its marks.

    Attributes:
        title: its title.
        part: "open" or "kept".
        chars: the report without marks.
        mentions: the marked words, in order.
        names: for each of them who it is.
    """

    title: str
    part: str
    chars: str
    mentions: tuple[Span, ...]
    names: tuple[str, ...]

    def words(self, number: int) -> str:
        """The words of one mention."""
        return self.mentions[number].words(self.chars)


def read_marked(path: Path = REPORTS) -> Iterator[Marked]:
    """The marked reports of a file."""
    for block in re.split(r"^== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, _, body = block.partition("\n")
        title, _, part = head.partition(" == ")
        yield unmarked(title.strip(), part.strip(), body.strip())


def unmarked(title: str, part: str, body: str) -> Marked:
    """Take the marks out of a report and keep where they stood."""
    chars, at, mentions, names = "", 0, [], []
    for mark in _MARK.finditer(body):
        chars += body[at : mark.start()]
        mentions.append(Span(len(chars), len(chars) + len(mark.group(1))))
        names.append(mark.group(2))
        chars += mark.group(1)
        at = mark.end()
    return Marked(title, part, chars + body[at:], tuple(mentions), tuple(names))


def by_sayso(report: Marked) -> list[str]:
    """The actor of each marked mention, as Sayso reads it."""
    record = Report(sha256="0" * 64, name=report.title)
    sheet = Actors()(Sentences()(Sheet(record, Text(record.id, report.chars, reader="benchmark@1"))))
    ends = {mention.span.end: str(mention.actor_id) for mention in sheet.mentions if mention.kind == "actor"}
    return [ends.get(span.end, f"alone {number}") for number, span in enumerate(report.mentions)]


def by_last_word(report: Marked) -> list[str]:
    """The simplest reader: mentions with the same last word are the same; a pronoun is alone."""
    words = (report.words(number).lower().split()[-1] for number in range(len(report.mentions)))
    return [f"alone {number}" if word in PRONOUNS else word for number, word in enumerate(words)]


def by_nearest(report: Marked) -> list[str]:
    """The last word; and a pronoun is the mention before it that fits in number."""
    found: list[str] = []
    for number in range(len(report.mentions)):
        words = report.words(number).lower().split()[-1]
        if words not in PRONOUNS:
            found.append(words)
            continue
        plural = words in _PLURAL
        before = (k for k in range(number - 1, -1, -1) if _is_plural(report.words(k)) == plural)
        nearest = next(before, None)
        found.append(f"alone {number}" if nearest is None else found[nearest])
    return found


def _is_plural(words: str) -> bool:
    last = words.lower().split()[-1]
    return last in _PLURAL or last in ("men", "people", "police") or (last.endswith("s") and last not in _SINGULAR | _BODY)


def joined_right(report: Marked, found: list[str], number: int) -> bool | None:
    """Whether a mention is with the right one: among those before it that are in its cluster most are its own.

    None for the first mention of its kind: there is nothing that it could be joined to.
    """
    if report.names[number] not in report.names[:number]:
        return None
    company = [report.names[k] for k in range(number) if found[k] == found[number]]
    return bool(company) and Counter(company).most_common(1)[0][0] == report.names[number]


def score(reports: list[Marked], reader: Callable[[Marked], list[str]]) -> dict[str, float]:
    """The figures of one reader over some reports, in per cent."""
    gold: dict[tuple[int, int], tuple[int, str]] = {}
    found: dict[tuple[int, int], tuple[int, str]] = {}
    right: dict[str, list[bool]] = {"pronouns joined right": [], "nouns and names joined right": []}
    for index, report in enumerate(reports):
        labels = reader(report)
        for number, (name, label) in enumerate(zip(report.names, labels, strict=True)):
            gold[index, number], found[index, number] = (index, name), (index, label)
            fits = joined_right(report, labels, number)
            if fits is not None:
                sort = "pronouns" if report.words(number).lower() in PRONOUNS else "nouns and names"
                right[f"{sort} joined right"].append(fits)
    made = {"MUC F1": muc(gold, found).f1, "B-cubed F1": b_cubed(gold, found).f1, "CEAF-e F1": ceaf(gold, found).f1}
    made |= {"CoNLL": conll(gold, found)}
    made |= {name: sum(each) / len(each) if each else 0.0 for name, each in right.items()}
    return {name: round(100 * value, 1) for name, value in made.items()}


READERS: Final = {"Sayso": by_sayso, "last word": by_last_word, "last word and nearest": by_nearest}


def main(arguments: list[str]) -> None:
    """Print the figures of Sayso and of the two simple readers."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks coreference")
    parser.add_argument("--part", choices=["open", "kept"], help="only these reports")
    part = parser.parse_args(arguments).part
    reports = [report for report in read_marked() if part in (None, report.part)]
    print(f"{len(reports)} reports, {sum(len(report.mentions) for report in reports)} mentions")
    for title, reader in READERS.items():
        print(f"\n{title}")
        for name, value in score(reports, reader).items():
            print(f"  {name:<32} {value:6.1f}")
