"""Claims and precedents asked of an archive that holds six invented reports on Qadria."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from sayso.archive import Filter, Month, Reader, open_archive
from sayso.codebook import default_codebook
from sayso.errors import QuestionError, UnknownId
from sayso.filing.filing import file_sheet
from sayso.linking.precedence_answer import Answer
from sayso.pipeline import build
from sayso.records import Card, Report, Run, Sheet, Spot, Text
from sayso.review.checking import answer, precedents_of, reported_claims
from sayso.review.question import parse_question
from sayso.settings import Settings

REPORTS = [
    (
        "2031-09-06",
        "Dahra Wire",
        "A car bomb wounded Interior Minister Salim Harek in Dahra on Friday, police said. It exploded at the fish market.",
    ),
    (
        "2031-11-16",
        "Qadria Today",
        "Gunmen shot dead two police officers in Mirsal on Saturday, security officials said.",
    ),
    (
        "2032-01-24",
        "Qadria Today",
        "Ansar al-Fajr, a militant group, released an audio recording on Thursday in which a spokesman called on soldiers to desert.\n\n"
        '"We will target you," the recording said.\n\n'
        "A few hours later, a car bomb exploded early Friday outside the police headquarters in Dahra, killing four people. It was the "
        "first car-bomb attack in Dahra since early September.",
    ),
]


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    pipeline = build(Settings(), default_codebook())
    with open_archive(str(tmp_path_factory.mktemp("archive") / "archive.sqlite")) as archive:
        with archive.writing() as writer:
            run = writer.put_run(Run("0", "sayso@1", (), ()), at="2032-02-01T00:00:00Z", by="a test")
            for published, source, chars in REPORTS:
                data = chars.encode()
                report = Report(hashlib.sha256(data).hexdigest(), "report", source=source, published=published)
                sheet = pipeline(Sheet(report, Text(report.id, chars, "as-given@1")))
                file_sheet(writer, default_codebook(), sheet, data, run)
        with archive.reading() as reading:
            yield reading


def asked(reader: Reader, words: str, day: str = "2032-01-24") -> Answer:
    return answer(reader, parse_question(words, Settings(), day))


def bombing(reader: Reader) -> Card:
    return next(card for card in reader.cards(Filter(kind="incident")) if card.start == "2032-01-23")


def test_an_archive_of_three_reports_contradicts_but_cannot_confirm(reader: Reader) -> None:
    contradicted = asked(reader, "no attack in Mirsal since early September")
    assert contradicted.verdict == "contradicted"
    assert [card.start for card in contradicted.contradicting] == ["2031-11-15"]
    thin = asked(reader, "the first car bomb in Dahra since early September")
    assert thin.verdict == "too-thin"
    assert thin.subject == bombing(reader)
    assert thin.spoken_of is not None and thin.spoken_of.start == "2031-09-05"
    assert thin.depth.silent == ("2031-10", "2031-11", "2031-12")


def test_the_claim_of_a_report_is_checked_with_the_incidents_that_it_means(reader: Reader) -> None:
    subject = bombing(reader)
    ((assertion, found),) = reported_claims(reader, subject.id, Settings(), default_codebook())
    assert "first car-bomb attack" in assertion.words
    assert isinstance(found, Answer)
    assert found.subject == subject
    assert found.question.sought.types == ("car_bomb",)
    assert found.spoken_of is not None and found.spoken_of.start is not None and found.spoken_of.start.startswith("2031-09")


def test_precedents_of_an_incident(reader: Reader) -> None:
    found = precedents_of(reader, bombing(reader).id, 30)
    assert [p.card.start for p in found.earlier][:1] == ["2031-09-05"]
    assert found.earlier[0].elapsed is not None and found.earlier[0].elapsed.fewest == 140
    assert [(lead.words, lead.card.details["medium"]) for lead in found.before if lead.words] == [
        ("A few hours later", ["audio recording"])
    ]


def test_a_bound_that_names_whom_it_hit_by_title_is_found_in_the_reports(reader: Reader) -> None:
    found = asked(reader, "the first car bomb in Dahra since the attack on the minister")
    assert found.spoken_of is not None and found.spoken_of.start == "2031-09-05"
    assert found.since == "2031-09-05"
    lost = asked(reader, "the first car bomb in Dahra since the attack on the bishop")
    assert (lost.spoken_of, lost.verdict) == (None, "unclear")


def test_only_incidents_have_precedents(reader: Reader) -> None:
    statement = reader.cards(Filter(kind="statement"))[0]
    with pytest.raises(UnknownId, match="no incident"):
        precedents_of(reader, statement.id, 30)


EVERYTHING = 10**6


class Fake:
    """An archive of cards alone that keeps count of what it was asked."""

    def __init__(self, cards: list[Card]) -> None:
        self.all = sorted(cards, key=lambda card: (card.start or card.published or "", card.id), reverse=True)
        self.given = 0

    def cards(self, wanted: Filter, limit: int = 50, offset: int = 0) -> list[Card]:
        first, last = wanted.first_day or "", wanted.last_day or "9999"
        places = (wanted.place,) if wanted.place else ()
        found = [
            card
            for card in self.all
            if (not places or {card.place, card.country_code} & set(places))
            and (wanted.spot is None or ((spot := Spot.of(card)) and spot.id in wanted.spot))
            and (card.start or card.published or "") <= last
            and (not first or (card.end or "") >= first)
        ]
        if limit < EVERYTHING:
            self.given += len(found[offset : offset + limit])
        return found[offset : offset + limit]

    def spots_in(self, country_code: str) -> dict[str, Spot]:
        spots = (spot for card in self.all if (spot := Spot.of(card)) and spot.country_code == country_code)
        return {spot.id: spot for spot in spots}

    def coverage(self, wanted: Filter) -> list[Month]:
        months = sorted({(card.start or "")[:7] for card in self.cards(wanted, EVERYTHING)})
        return [Month(month, 30, 3) for month in months]


def fake_bombing(day: str, number: int = 0, **more: Any) -> Card:
    base = Card(
        f"ict-{day}-{number}", "incident", "a bomb", start=day, end=day, published=day, type="bombing", subtype="car_bomb"
    )
    return replace(base, place="Dahra", country_code="QD", place_precision="settlement", **more)


def test_the_country_that_the_archive_knows_a_place_in_is_asked_as_well() -> None:
    somewhere = fake_bombing("2031-12-01", 1)
    somewhere = replace(somewhere, place="Qadria", place_precision="country")
    fake = Fake([fake_bombing("2032-01-23"), somewhere, fake_bombing("2031-09-05")])
    found = asked(fake, "the first car bomb in Dahra since early September")  # type: ignore[arg-type] # it answers what is asked of it
    assert found.question.sought.place is not None and found.question.sought.place.country_code == "QD"
    assert [match.card.id for match in found.possible] == [somewhere.id]
    assert found.depth.country == "QD"


def test_a_long_archive_is_not_read_to_its_beginning() -> None:
    years = [fake_bombing(f"{year}-{month:02d}-01", n) for year in range(1990, 2031) for month in range(1, 13) for n in range(10)]
    fake = Fake([fake_bombing("2032-01-23"), *years])
    found = asked(fake, "the first car bomb in Dahra since early September")  # type: ignore[arg-type] # as above
    assert found.subject is not None
    assert fake.given < len(years)


def test_of_a_country_only_what_may_have_been_in_the_town_is_read() -> None:
    elsewhere = [replace(fake_bombing("2031-11-01", n), place=f"Town {n}", lat=10.0 + n, lon=20.0) for n in range(200)]
    somewhere = replace(fake_bombing("2031-12-01"), place="Qadria", place_precision="country")
    fake = Fake(
        [fake_bombing("2032-01-23", lat=1.0, lon=2.0), somewhere, *elsewhere, fake_bombing("2031-09-05", lat=1.0, lon=2.0)]
    )
    found = asked(fake, "the first car bomb in Dahra since early September")  # type: ignore[arg-type] # as above
    assert [match.card.id for match in found.possible] == [somewhere.id]
    assert fake.given < 50


def test_what_is_attacked_may_be_a_place_that_the_archive_knows() -> None:
    fake = Fake([fake_bombing("2032-01-23"), replace(fake_bombing("2031-12-01", 7), place="Tel Amra")])
    found = asked(fake, "the first time in years that Tel Amra was bombed")  # type: ignore[arg-type] # as above
    assert found.question.sought.place is not None and found.question.sought.place.name == "Tel Amra"
    assert found.question.sought.target == ""


def test_words_that_nobody_understood_may_be_a_place_that_the_archive_knows() -> None:
    fake = Fake([fake_bombing("2032-01-23"), replace(fake_bombing("2031-12-01", 7), place="Kalimgor")])
    found = asked(fake, "the first bombing in Kalimgor since 2031")  # type: ignore[arg-type] # as above
    assert found.question.sought.place is not None and found.question.sought.place.name == "Kalimgor"
    assert found.question.unread == ()


def test_a_claim_without_a_date_is_an_error_in_its_place() -> None:
    with pytest.raises(QuestionError):
        parse_question("no attack on Dahra", Settings(), "2032-01-24")
