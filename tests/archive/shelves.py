"""A small archive that is whole: reports, codings with true evidence, items, clusters, cards, contradictions, judgements."""

from __future__ import annotations

from sayso.archive import Writer
from sayso.records import (
    Account,
    Actor,
    Amount,
    Assertion,
    Card,
    Claimant,
    Contradiction,
    Interval,
    Judgement,
    Party,
    Place,
    Sheet,
    Span,
    Value,
)
from sayso.records.link import Edge, Item
from tests.archive.samples import RUN, report_of

AT = "2031-06-01T10:00:00Z"
STORIES = (
    (
        "Torvik Courier",
        "2031-05-04",
        "Bomb in Torvik",
        "A car bomb killed four people in Torvik on Sunday, police said. Usama Hádi saw it.",
    ),
    (
        "Dahra Wire",
        "2031-05-05",
        "Torvik blast",
        "At least six people died when a car bomb exploded in Torvik, Usama Hadi told the agency.",
    ),
    ("Qadria Today", "2031-06-01", None, "Gunmen of the Kelm Brigades shot two soldiers near Brenholt; no bomb was found."),
)


def spot(chars: str, words: str) -> Span:
    """Where words stand first."""
    start = chars.index(words)
    return Span(start, start + len(words))


def said(account: Account, chars: str, property: str, value: Value, words: str, outlet: str) -> Assertion:
    """An assertion of the outlet whose words stand in the text."""
    return Assertion(
        account.id, property, value, words, (spot(chars, words),), (Claimant(outlet, outlet=True),), "tolls@1", score=0.9
    )


def fill(writer: Writer) -> dict[str, list[str]]:
    """Put the three stories in: the first two are one incident.

    Returns:
        ids by kind: report, account, incident, assertion.
    """
    ids: dict[str, list[str]] = {"report": [], "account": [], "assertion": []}
    run = writer.put_run(RUN, at=AT, by="Mara Lind")
    items = []
    for number, (source, published, title, chars) in enumerate(STORIES):
        report, text, data = report_of(chars, source=source, published=published, title=title)
        account = Account(text.id, "incident", (spot(chars, "bomb"),))
        told: dict[str, tuple[Value, str]] = {
            "killed": ((Amount(4, 4, 4), "four"), (Amount(6, None, None), "At least six"), (Amount(2, 2, 2), "two"))[number],
            "place": (Place("Torvik", "Vasrland", "VV"), "Torvik")
            if number < 2
            else (Place("Brenholt", "Vasrland", "VV"), "Brenholt"),
        }
        account = account.with_assertions(*(said(account, chars, name, *value, source) for name, value in told.items()))
        writer.put_report(report, text, data)
        writer.put_coding(Sheet(report, text, accounts=(account,), actors=(Actor(text.id, "Usama Hadi", "person"),)), run)
        items.append(Item(account.id, "incident", report.id, published, {"words": number}, ("bomb", f"k{number}")))
        ids["report"].append(report.id)
        ids["account"].append(account.id)
        ids["assertion"] += [one.id for one in account.assertions]
    writer.put_items(items)
    first, second = sorted(ids["account"][:2])
    writer.put_edges("incident", [Edge(first, second, 0.9)])
    names = [f"ict-{ids['account'][0][4:]}", f"ict-{ids['account'][2][4:]}"]
    writer.put_clusters("incident", dict(zip(ids["account"], (names[0], names[0], names[1]), strict=True)))
    ids["incident"] = names
    writer.put_cards(cards(names))
    clash = Contradiction(names[0], "toll", "killed", ids["assertion"][0], ids["assertion"][2], "four against at least six")
    writer.put_contradictions({names[0]: [clash]})
    return ids


def cards(names: list[str]) -> list[Card]:
    """The cards of the two incidents."""
    return [
        Card(
            names[0],
            "incident",
            "car bomb",
            start="2031-05-04",
            end="2031-05-04",
            precision="day",
            published="2031-05-04",
            type="bombing",
            subtype="car_bomb",
            place="Torvik",
            country_code="VV",
            sources=("Dahra Wire", "Torvik Courier"),
            parties=(Party("target", "Usama Hádi"),),
            contradictions=1,
        ),
        Card(
            names[1],
            "incident",
            "shooting",
            start="2031-06-01",
            end="2031-06-01",
            type="armed_assault",
            place="Brenholt",
            admin1="Saray Hill",
            country_code="VV",
            sources=("Qadria Today",),
            parties=(Party("perpetrator", "Kelm Brigades", "who-00000000000000aa"),),
            review="mixed",
        ),
    ]


def judgement(subject: str, decision: str = "accept", at: str = AT, **more: object) -> Judgement:
    """A judgement of one person."""
    return Judgement((subject,), decision, "Mara Lind", at, **more)  # type: ignore[arg-type]  # the tests give what they name


def interval(day: str) -> Interval:
    """One day."""
    return Interval(day, day, "day")
