"""Six invented reports through the whole of Sayso: what an archive has to make of them."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

import sayso
from sayso.archive import open_archive
from sayso.records import Card, Contradiction
from sayso.settings import Settings

HERE = Path(__file__).parent
EXPECTED = yaml.safe_load((HERE / "expected.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    chosen = Settings(archive=str(tmp_path_factory.mktemp("story") / "story.sqlite"))
    added = sayso.add(HERE / "reports.jsonl", settings=chosen)
    assert (len(added.filed), added.skipped) == (6, ())
    return chosen


def clusters(settings: Settings, report: str, words: str) -> set[str]:
    """The incidents and statements of a report whose account stands where these words do."""
    lines = [json.loads(line) for line in (HERE / "reports.jsonl").read_text(encoding="utf-8").splitlines()]
    title = next(line["title"] for line in lines if line["id"] == report)
    with open_archive(settings.archive) as archive, archive.reading() as reader:
        (found,) = [one for one, text in reader.each_report() if one.title == title]
        text = reader.text_of(found.id)
        assert text is not None
        start = text.chars.index(words)
        near = [
            account.id
            for account in reader.accounts_of(found.id)
            if any(span.start < start + len(words) and start < span.end for span in (*account.anchors, *account.scope))
        ]
        return {*reader.clusters("incident", near).values(), *reader.clusters("statement", near).values()}


def incident(settings: Settings, name: str) -> Card:
    """The incident that all the accounts listed are of, and no other one."""
    common = [clusters(settings, one["report"], one["words"]) for one in EXPECTED["incidents"][name]["accounts"]]
    shared = {cluster for cluster in set.intersection(*common) if cluster.startswith("ict-")}
    assert len(shared) == 1, f"{name}: {common}"
    card: dict[str, Any] = sayso.show(shared.pop(), settings=settings)["card"]
    return next(one for one in sayso.incidents(limit=100, settings=settings).cards if one.id == card["id"])


def contradictions(settings: Settings, about: str) -> list[Contradiction]:
    return sayso.contradictions(about=about, limit=100, settings=settings)


@pytest.mark.parametrize("name", ["motorcade", "mirsal"])
def test_reports_and_memories_of_one_attack_are_one_incident(settings: Settings, name: str) -> None:
    expected, card = EXPECTED["incidents"][name], incident(settings, name)
    assert (card.start, card.place) == (str(expected["day"]), expected["place"])
    assert card.killed is not None
    assert card.killed.best == expected["killed"]["best"]


def test_the_car_bomb_is_one_incident_of_three_reports(settings: Settings) -> None:
    first = clusters(settings, "courier-recording", "a car bomb exploded outside the police directorate")
    second = clusters(settings, "today-claim", "Six people were killed and 19 wounded when the car exploded")
    third = clusters(settings, "wire-toll", "Nine people have died in Thursday's car bombing")
    (bomb,) = {cluster for cluster in first & second & third if cluster.startswith("ict-")}
    story = sayso.show(bomb, settings=settings)
    killed = next(one for one in story["tolls_over_time"] if one["property"] == "killed")
    assert [step["amount"]["best"] for step in killed["steps"]] == [4, 6, 9]
    held = story["responsibility"]
    assert "Ansar al-Fajr" in {one["name"].replace("el-", "al-") for one in held["claimed"]}
    assert "Ansar al-Fajr" in {one["name"] for one in held["denied"]}
    assert {one["by"] for one in held["blamed"] if one["name"] == "Ansar al-Fajr"} == {"Fadil Qasrani"}
    kinds = {one["kind"] for one in story["contradictions"]}
    assert {"toll", "claim-denial"} <= kinds
    assert not any("9" in one["says"] and one["property"] == "killed" for one in story["contradictions"]), "nine came later"


def test_copies_of_a_wire_story_count_once(settings: Settings) -> None:
    card = incident(settings, "motorcade")
    assert card.reports == 3
    assert card.origins == EXPECTED["incidents"]["motorcade"]["independent_sources"]


def test_differences_of_precision_contradict_nothing(settings: Settings) -> None:
    for name in ("motorcade", "mirsal"):
        kinds = {one.kind for one in contradictions(settings, incident(settings, name).id)}
        assert not kinds & {"date", "toll", "place"}, name


def test_the_recording_is_called_a_claim_and_said_to_be_none(settings: Settings) -> None:
    (found,) = sayso.contradictions(kind="is-claim", settings=settings)
    statement = sayso.show(found.about, settings=settings)
    assert statement["card"]["reports"] == 2, "two outlets tell of the recording"
    assert "Torvik Courier" in found.says
    grades = next(p for p in statement["properties"] if p["property"] == "authentic")
    assert grades["values"][0]["speakers"] == ["Mirela Stadnik"]


def test_the_precedent_is_found_and_the_statement_led_by_a_day(settings: Settings) -> None:
    since = incident(settings, "motorcade")
    bomb = max(sayso.incidents(sayso.Filter(since="2024-05-23"), settings=settings).cards, key=lambda card: card.reports)
    found = sayso.precedents(bomb.id, settings=settings)
    (earlier,) = [one for one in found.earlier if one.card.id == since.id]
    assert earlier.elapsed is not None
    assert earlier.elapsed.fewest == earlier.elapsed.most == EXPECTED["precedents"][0]["days"]
    led = [lead for lead in found.before if "threaten" in lead.acts]
    assert led
    assert led[0].elapsed is not None
    assert (led[0].elapsed.fewest, led[0].words) == (1, "Hours later")


def test_the_claim_of_precedence_names_the_motorcade_and_nothing_contradicts_it(settings: Settings) -> None:
    bomb = max(sayso.incidents(sayso.Filter(since="2024-05-23"), settings=settings).cards, key=lambda card: card.reports)
    answers = [one for one in sayso.check(bomb.id, settings=settings) if not isinstance(one, sayso.QuestionError)]
    (first,) = [one for one in answers if one.question.words.startswith("first car bomb")]
    assert first.spoken_of is not None
    assert first.spoken_of.id == incident(settings, "motorcade").id
    assert first.verdict == "too-thin", "six reports are no archive; nothing contradicts it"
    assert first.contradicting == ()
    (other,) = sayso.check("the first bombing in Dahra since January 2024", day="2024-05-24", settings=settings)
    assert not isinstance(other, sayso.QuestionError)
    assert other.verdict == "contradicted"
    assert incident(settings, "motorcade").id in {card.id for card in other.contradicting}


@pytest.mark.parametrize("names", EXPECTED["actors"], ids=lambda names: names[0])
def test_each_actor_is_one_under_all_names(settings: Settings, names: list[str]) -> None:
    ids = {card.id for name in names for card in sayso.actors(sayso.Filter(actor=name), settings=settings).cards}
    assert len(ids) == 1
