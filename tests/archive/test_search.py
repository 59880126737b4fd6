"""Full-text search: the same reports on both stores, whatever is typed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sayso.archive import Archive, Filter, Reader, Writer
from sayso.errors import SettingsError
from tests.archive.samples import report_of, text_of
from tests.archive.shelves import fill

TEXTS = (
    "A car bomb exploded in Saïd Square. The car was parked; no bomb squad came.",
    "Bombs were found in a car. Al-Fajr said “car bombs” would follow, C'est la vie.",
    "The bomber of Łódź street, numbers 3.5 and 1e5, e-mail a.b@example.org, -5 degrees.",
    "مدينة تورفيك and the naïve NAÏVE cafe\u0301, a_b_c snake, wait*what (brackets) AND or NOT near^2.",
    "Nothing of that kind happened here: \x00 odd \ud800 signs, \U0001d400 bold, ½ half, ﬁre ligature.",
    "",
)
WORDS = st.sampled_from(
    [
        "car",
        "bomb",
        "car bomb",
        '"car bomb"',
        "bomb*",
        "-squad",
        "OR",
        "said",
        "SAÏD",
        "lodz",
        "al-Fajr",
        "naive",
        '"',
        "*",
        "AND",
        "NOT",
        "cafe",
        "fire",
    ]
)


def put(writer: Writer, chars: str, title: str | None = None, **more: str | None) -> str:
    report, text, data = report_of(chars, title=title, **more)
    writer.put_report(report, text, data)
    return report.id


def found(reader: Reader, query: str, wanted: Filter | None = None) -> set[str]:
    return {hit.report_id for hit in reader.search(query, wanted, limit=1000)}


@pytest.fixture
def texts(archive: Archive) -> tuple[Archive, list[str]]:
    with archive.writing() as writer:
        return archive, [put(writer, chars) for chars in TEXTS]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("car bomb", [0]),
        ('"car bomb"', [0]),
        ('"bomb car"', []),
        ('"car bombs"', [1]),
        ('"car bomb*"', [0, 1]),
        ("bomb*", [0, 1, 2]),
        ("car -squad", [1]),
        ("said", [0, 1]),
        ("SAID square", [0]),
        ("lodz", [2]),
        ("łódź OR vie", [1, 2]),
        ("al-fajr", [1]),
        ("fajr-al", []),
        ("naive", [3]),
        ("CAFÉ", [3]),
        ("تورفيك", [3]),
        ("تورف*", [3]),
        ("near", [3]),
        ("3.5", [2]),
        ("a.b@example.org", [2]),
        ("fire", [4]),
        ("a_b_c", [3]),
        ("-car", []),
        ("", []),
        ("!!! ... ***", []),
        ('"', []),
        ('car "', [0, 1]),
        ("title:car", []),
        ("^car", [0, 1]),
        ("car NEAR bomb", []),
        ("car'); DROP TABLE report; --", []),
        ("{car} + (bomb", [0]),
        ("car & bomb | !x :*", []),
    ],
)
def test_a_query_finds_the_same_on_both_stores(texts: tuple[Archive, list[str]], query: str, wanted: list[int]) -> None:
    archive, ids = texts
    with archive.reading() as reader:
        assert found(reader, query) == {ids[number] for number in wanted}


@pytest.fixture(scope="module")
def pair(new_archive: Callable[[str], Archive]) -> tuple[Archive, Archive]:
    both = new_archive("sqlite"), new_archive("postgresql")
    for archive in both:
        with archive.writing() as writer:
            for chars in TEXTS:
                put(writer, chars)
    return both


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.one_of(st.text(max_size=40), st.lists(WORDS, max_size=6).map(" ".join)))
@example("0*")
def test_nothing_that_is_typed_fails_and_both_stores_agree(pair: tuple[Archive, Archive], query: str) -> None:
    """A beginning that is too short is no failure: both say the same, and what to type instead."""
    answers: list[object] = []
    for archive in pair:
        with archive.reading() as reader:
            try:
                answers.append(found(reader, query))
            except SettingsError as error:
                assert "before the *" in str(error)
                answers.append(str(error))
    assert answers[0] == answers[1]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chars=st.text(min_size=1, max_size=60))
def test_every_text_can_be_found_by_its_own_words(pair: tuple[Archive, Archive], chars: str) -> None:
    from sayso.archive.folding import words_of

    ids = []
    for archive in pair:
        with archive.writing() as writer:
            ids.append(put(writer, chars))
            hits = found(writer, " ".join(words_of(chars)[:20]))
            assert (ids[-1] in hits) == bool(words_of(chars))
    assert ids[0] == ids[1]


def test_a_snippet_shows_the_words(archive: Archive) -> None:
    chars = (
        "Many words stand before it. " * 20
        + "Then a Čar-bomb exploded in Torvik and the bomb squad came. "
        + "More follows. " * 20
    )
    with archive.writing() as writer:
        put(writer, chars)
        (hit,) = writer.search('"car bomb" torvik')
    assert "Then a [[Čar-bomb]] exploded in [[Torvik]] and the bomb squad came." in hit.snippet
    assert hit.snippet.startswith("… ")
    assert hit.snippet.endswith(" …")
    assert len(hit.snippet.split()) <= 34


def test_words_of_the_title_count_more(archive: Archive) -> None:
    with archive.writing() as writer:
        put(writer, "A bomb exploded in Kelm, where the market was full of people that day.")
        best = put(
            writer, "It exploded in the market, which was full of people that other day too, they say.", title="Bomb in Kelm"
        )
        put(writer, "A bomb exploded in Ouban and another one in Kelm, where the market was full too.")
        hits = writer.search("bomb kelm")
    assert hits[0].report_id == best
    assert hits[0].rank > hits[1].rank >= hits[2].rank


def test_of_very_many_hits_those_that_came_last_are_ranked(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.archive.search._RANKED", 3)
    with archive.writing() as writer:
        ids = [put(writer, f"Bomb number {number}.") for number in range(6)]
        assert {hit.report_id for hit in writer.search("bomb", limit=2)} <= set(ids[3:])
        assert {hit.report_id for hit in writer.search("bomb", limit=6)} == set(ids)


def test_pages_do_not_overlap(archive: Archive) -> None:
    with archive.writing() as writer:
        ids = {put(writer, f"Bomb number {number}.") for number in range(12)}
        pages = [hit.report_id for offset in (0, 5, 10) for hit in writer.search("bomb", limit=5, offset=offset)]
    assert len(pages) == 12
    assert set(pages) == ids


@pytest.mark.parametrize(
    ("few", "rare"), [(20_000, -1), (-1, -1), (20_000, 2000)], ids=["few accepted", "many accepted", "few hits"]
)
def test_hits_are_narrowed_by_filters(archive: Archive, few: int, rare: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.archive.telling._FEW", few)
    monkeypatch.setattr("sayso.archive.search._RARE", rare)
    with archive.writing() as writer:
        ids = fill(writer)
    first, second, third = ids["report"]
    with archive.reading() as reader:
        assert found(reader, "bomb") == {first, second, third}
        assert found(reader, "bomb", Filter(place="torvik")) == {first, second}
        assert found(reader, "bomb", Filter(place="VV")) == {first, second, third}
        assert found(reader, "bomb", Filter(type="bombing")) == {first, second}
        assert found(reader, "bomb", Filter(type="armed_assault", place="Torvik")) == set()
        assert found(reader, "bomb", Filter(actor="kelm brigades")) == {third}
        assert found(reader, "bomb", Filter(actor="who-00000000000000aa")) == {third}
        assert found(reader, "bomb", Filter(source="DAHRA WIRE")) == {second}
        assert found(reader, "bomb", Filter(source="Dahra")) == set()
        assert found(reader, "bomb", Filter(status="mixed")) == {third}
        assert found(reader, "bomb", Filter(disputed=True)) == {first, second}
        assert found(reader, "bomb", Filter(background=False)) == {first, second, third}
        assert found(reader, "bomb", Filter(background=True)) == set()
        assert found(reader, "bomb", Filter(kind="statement")) == set()
        assert found(reader, "bomb", Filter(place="Torvik", type="car_bomb", source="Dahra Wire", disputed=True)) == {second}
        assert found(reader, "bomb", Filter(since="2031-05-05")) == {second, third}
        assert found(reader, "bomb", Filter(since="2031-05-05", until="2031-05")) == {second}
        assert reader.search("bomb", Filter(place="Torvik"))[0].incidents == (ids["incident"][0],)


def test_a_former_text_is_not_found_any_more(archive: Archive) -> None:
    report, text, data = report_of("A bomb exploded in Kelm.")
    with archive.writing() as writer:
        writer.put_report(report, text, data)
        writer.put_report(report, text_of(report, "A grenade exploded in Kelm."), data)
        assert found(writer, "bomb") == set()
        assert found(writer, "grenade") == {report.id}
        writer.put_report(report, text, data)
        assert found(writer, "bomb") == {report.id}
        assert found(writer, "grenade") == set()


def test_very_long_texts_are_found_whole_on_both_stores(archive: Archive) -> None:
    chars = " ".join(f"the word{number}" for number in range(20_000)) + " the car bomb stands at the end"
    with archive.writing() as writer:
        one = put(writer, chars)
        put(writer, "A car was there; the bomb was not.")
        assert found(writer, '"the car bomb"') == {one}
        assert found(writer, '"at the end" word19999') == {one}
        assert found(writer, '"bomb stan*" -grenade') == {one}
        assert found(writer, '"car the"') == set()
        assert found(writer, 'word5 -"car bomb"') == set()


def test_a_hostile_text_is_indexed_as_far_as_the_stores_can(archive: Archive) -> None:
    chars = " ".join(f"{number:x}abcdefghijklmnopqrstuvwxyz{number}" for number in range(30_000)) + " lastword"
    with archive.writing() as writer:
        one = put(writer, chars + " " + "x" * 100_000)
        assert found(writer, "0abcdefghijklmnopqrstuvwxyz0") == {one}
        assert found(writer, "lastword") == set()
