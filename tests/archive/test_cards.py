"""Cards come back as they were put in, and know which reports tell of what they stand for."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from sayso.archive import Archive, Filter, Reader
from sayso.archive.cards import card_json, card_of
from sayso.archive.tables import card, card_report, report
from sayso.linking.model import Item
from sayso.records import Amount, Card, Contradiction, Party
from tests.archive.samples import report_of

FULL = Card(
    id="ict-00000000000000aa",
    kind="incident",
    title="a bomb exploded",
    start="2031-05-03",
    end="2031-05-04",
    precision="range",
    published="2031-05-05",
    type="bombing",
    subtype="car_bomb",
    stage="carried_out",
    place="Saray Hill",
    admin1="Kelm",
    country_code="VV",
    lat=41.5,
    lon=-20.125,
    place_precision="near",
    killed=Amount(4, None, 6),
    wounded=Amount(unknown=True),
    background=True,
    accounts=3,
    reports=2,
    origins=1,
    sources=("Dahra Wire", "Torvik Courier"),
    parties=(Party("claimed", "NDF", "who-00000000000000bb"), Party("target", "a patrol")),
    contradictions=2,
    review="mixed",
    details={"acts": ["claim"], "medium": None, "n": {"a": 1.5}},
)


def told_by(reader: Reader, card_id: str) -> list[str]:
    statement = select(report.c.id).select_from(
        card.join(card_report, card_report.c.card == card.c.serial).join(report, report.c.serial == card_report.c.report)
    )
    return sorted(reader.connection.execute(statement.where(card.c.id == card_id)).scalars())


def test_a_card_comes_back_as_it_was_put_in(archive: Archive) -> None:
    bare = Card("stm-00000000000000aa", "statement", "a message")
    with archive.writing() as writer:
        writer.put_cards([FULL, bare])
    with archive.reading() as reader:
        assert reader.card(FULL.id) == FULL
        assert reader.card(bare.id) == bare
        assert reader.card("ict-0000000000000000") is None
        assert reader.cards_by_id([bare.id, FULL.id, "ict-0000000000000000"]) == {FULL.id: FULL, bare.id: bare}


def test_cards_in_json() -> None:
    for one in (FULL, Card("who-00000000000000aa", "actor", "NDF", lat=0.0, lon=0.0)):
        assert card_of(card_json(one)) == one
        assert card_json(one).isascii()


def test_a_card_takes_the_place_of_the_one_before(archive: Archive) -> None:
    changed = replace(FULL, place="Mirsal", country_code="QD", start="2031-06-01", end="2031-06-01", sources=(), parties=())
    with archive.writing() as writer:
        writer.put_cards([FULL])
        assert [one.id for one in writer.cards(Filter(place="saray hill"))] == [FULL.id]
        writer.put_cards([changed, changed])
        assert writer.card(FULL.id) == changed
        assert writer.cards(Filter(place="saray hill")) == []
        assert writer.cards(Filter(source="Dahra Wire")) == []
        assert writer.cards(Filter(place="mirsal", since="2031-06-01")) == [changed]
        assert writer.count_cards(Filter()) == 1


def test_cards_know_the_reports_of_their_cluster(archive: Archive) -> None:
    made = [report_of(f"Report {number} from Saray Hill.") for number in range(3)]
    one, two, three = (made_report.id for made_report, _, _ in made)
    with archive.writing() as writer:
        for each in made:
            writer.put_report(*each)
        items = [Item(f"inc-{n:016x}", "incident", report_id, None) for n, report_id in enumerate((one, one, two, three))]
        writer.put_items([*items, Item("sta-0000000000000001", "statement", three, None)])
        ids = [item.id for item in items]
        first, second = Card("ict-0000000000000000", "incident", "a"), Card("ict-0000000000000003", "incident", "b")
        message = Card("stm-0000000000000001", "statement", "c")
        writer.put_clusters("incident", {ids[0]: first.id, ids[1]: first.id, ids[2]: first.id, ids[3]: second.id})
        writer.put_clusters("statement", {"sta-0000000000000001": message.id})
        writer.put_cards([first, second, message])
        assert told_by(writer, first.id) == sorted([one, two])
        assert told_by(writer, second.id) == told_by(writer, message.id) == [three]
        writer.put_clusters("incident", {ids[2]: second.id})
        writer.put_cards([first, second])
        assert told_by(writer, first.id) == [one]
        assert told_by(writer, second.id) == sorted([two, three])
        hit = writer.search("Saray Hill report 2")[0]
        assert (hit.report_id, hit.incidents) == (three, (second.id,))
        writer.drop_cards([second.id, "ict-ffffffffffffffff"])
        assert told_by(writer, second.id) == []
        assert writer.card(second.id) is None


def test_contradictions_are_those_of_the_last_time(archive: Archive) -> None:
    one = Contradiction(FULL.id, "toll", "killed", "ass-1", "ass-2", "four, says the police; eleven, says the army")
    two = Contradiction(FULL.id, "date", "date", "ass-3", "ass-4", "Monday; Tuesday")
    other = Contradiction("stm-00000000000000aa", "authentic", "authentic", "ass-1", "ass-2", "genuine; false")
    with archive.writing() as writer:
        writer.put_cards([FULL, replace(FULL, id=other.about, kind="statement", contradictions=1)])
        writer.put_contradictions({FULL.id: [one, two, one]})
        writer.put_contradictions({other.about: [other]})
        assert {found.id for found in writer.contradictions(about=FULL.id)} == {one.id, two.id}
        writer.put_contradictions({FULL.id: [two]})
        assert writer.contradictions(about=FULL.id) == [two]
        assert writer.contradictions(kind="authentic") == [other]
        writer.drop_cards([FULL.id])
        assert writer.contradictions() == [other], "those about an incident go with its card"


def test_the_same_pair_may_be_told_of_under_a_new_name_before_the_old_one_is_dropped(archive: Archive) -> None:
    one = Contradiction(FULL.id, "toll", "killed", "ass-1", "ass-2", "four; eleven")
    told = replace(FULL, contradictions=1)
    with archive.writing() as writer:
        writer.put_cards([told, replace(told, id="ict-00000000000000ff")])
        writer.put_contradictions({FULL.id: [one]})
        writer.put_contradictions({"ict-00000000000000ff": [replace(one, about="ict-00000000000000ff")]})
        writer.drop_cards([FULL.id])
        assert [found.about for found in writer.contradictions()] == ["ict-00000000000000ff"]


def test_contradictions_stand_in_the_order_of_lists_and_are_narrowed_like_them(archive: Archive) -> None:
    about = [
        replace(
            FULL,
            id=f"{prefix}-00000000000000{n}{n}",
            kind=kind,
            start=day,
            end=day,
            place=place,
            admin1="",
            contradictions=disputed,
        )
        for n, prefix, kind, day, place, disputed in (
            (1, "ict", "incident", "2031-05-03", "Kelm", 2),
            (2, "stm", "statement", "2031-05-04", "Kelm", 1),
            (3, "ict", "incident", "2031-05-05", "Torvik", 1),
            (4, "ict", "incident", "2031-05-06", "Torvik", 0),
        )
    ]
    pairs = [(about[0], "toll"), (about[0], "date"), (about[1], "date"), (about[2], "toll")]
    made = [Contradiction(card.id, kind, "killed", f"ass-{n}", f"ass-{n}{n}", "so") for n, (card, kind) in enumerate(pairs)]
    with archive.writing() as writer:
        writer.put_cards(about)
        writer.put_contradictions({card.id: [one for one in made if one.about == card.id] for card in about})
        first = sorted(made[:2], key=lambda one: one.id)
        everything = [made[3], made[2], *first]
        assert writer.contradictions() == everything
        assert [writer.contradictions(limit=1, offset=n) for n in range(5)] == [[one] for one in everything] + [[]]
        assert writer.contradictions(kind="date") == [made[2], made[1]]
        assert writer.contradictions(Filter(place="Kelm")) == [made[2], *first]
        assert writer.contradictions(Filter(kind="incident", until="2031-05-04"), kind="toll") == [made[0]]
        assert writer.contradictions(Filter(place="Torvik"), about=about[0].id) == []
        assert writer.contradictions(Filter(place="Kelm"), about=about[0].id, kind="toll") == [made[0]]
        assert writer.contradictions(Filter(kind="actor")) == []
