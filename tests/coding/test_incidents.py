"""Which happenings there are, of which kind, and which words speak of one."""

from __future__ import annotations

import pytest

from sayso.coding.incident_setting import leading
from sayso.coding.incidents import Incidents
from sayso.language import doc_of
from sayso.reading.actors import Actors
from sayso.reading.places import Places
from sayso.reading.sentences import Sentences
from sayso.reading.times import Times
from sayso.records import Account, Report, Sheet, Text


def coded(chars: str, title: str = "", published: str | None = "2031-05-09") -> Sheet:
    """The sheet of a report with its incidents."""
    report = Report(sha256="0" * 64, name="test", source="Torvik Courier", published=published)
    whole = f"{title}\n\n{chars}" if title else chars
    sheet = Sheet(report, Text(report.id, whole, reader="test@1", body_start=len(title) + 2 if title else 0))
    for step in (Sentences(), Actors(), Places(), Times(), Incidents()):
        sheet = step(sheet)
    return sheet


def kinds(sheet: Sheet) -> list[object]:
    return [account.first("type") for account in sheet.incidents]


def only(chars: str, title: str = "") -> Account:
    """The one incident of a report."""
    found = coded(chars, title).incidents
    assert len(found) == 1, [str(account.anchors) for account in found]
    return found[0]


@pytest.mark.parametrize(
    ("chars", "kind", "subtype"),
    [
        ("A car bomb exploded outside the town hall of Torvik on Monday, killing four people.", "bombing", "car_bomb"),
        ("A suicide bomber blew himself up at a checkpoint in Dahra, wounding six soldiers.", "bombing", "suicide_bombing"),
        ("Gunmen opened fire on a minibus near Kelm, killing three farmers.", "armed_assault", "shooting"),
        ("A man stabbed two guards at the ministry in Dahra on Friday.", "armed_assault", "stabbing"),
        ("Rebels ambushed an army patrol near Brenholt, killing five soldiers.", "armed_assault", "ambush"),
        ("Fighter jets bombed a village near Mirsal overnight.", "airstrike", "air_strike"),
        ("Mortar shells hit the market of Ouban; the army shelled the town for two hours.", "shelling", "mortar"),
        ("Armed men kidnapped two engineers near Tel Amra on Sunday.", "kidnapping", "abduction"),
        ("Attackers set fire to a school in Kelm on Tuesday night.", "arson", "arson"),
        ("Protesters hurled stones and bottles at police in Torvik.", "riot", "violent_demonstration"),
        ("A gunman assassinated Senator Ilse Maron in Torvik on Monday.", "assassination", "assassination"),
        ("Soldiers clashed with fighters of the Northern Dawn Front near Brenholt; nine were killed.", "clash", "armed_clash"),
        ("Pirates seized a freighter with eleven sailors off the coast of Qadria.", "kidnapping", "piracy"),
    ],
)
def test_kind(chars: str, kind: str, subtype: str) -> None:
    account = only(chars)
    assert (account.first("type"), account.first("subtype")) == (kind, subtype)


@pytest.mark.parametrize(
    "chars",
    [
        "The group threatened to attack the barracks if the prisoners were not released.",
        "Police fear that militants could bomb the station during the festival.",
        "The senator said that any attack on the dam would be answered.",
        "An earthquake of magnitude 6.1 struck Kelm on Monday, killing 40 people; aftershocks of the quake hit Brenholt.",
        "The minister suffered a heart attack and died on Tuesday.",
        "Hackers attacked the browser of the ministry; the exploit used a vulnerability known for weeks.",
        "A hunter was accidentally shot by his brother near Kelm on Sunday.",
        "A farmer accidentally shot his son near Kelm on Sunday. The shooting shocked the village.",
        "The general strike closed the factories of Torvik.",
        "The Torvik Rovers attacked from the first minute and hit the post twice.",
        "Riot police and a bomb squad stood by during the rally.",
        "A lorry loaded with cement ploughed into a queue at a bus stop in Kelm on Monday, and six people were killed.",
        "The landslide that buried the village of Ouban on Sunday killed 41 people and destroyed 60 houses.",
        "Eleven workers were killed and four injured on Tuesday when the roof of a factory in Brenholt collapsed.",
        "A ferry capsized off Tel Amra on Friday, killing at least 30 passengers, the coast guard said.",
        "A gas leak caused the explosion that killed three people in a block of flats in Torvik on Monday, the fire service said.",
        "The typhoon hit the coast near Mirsal on Saturday, killing 12 and wounding 50.",
        "The visitors were slaughtered in Torvik on Sunday, their defenders torn apart by a striker who shot three times and hit three times.",
        "Kelm battled back in the second half on Saturday and destroyed Brenholt 5-1 to reach the semi-final.",
        "The premier launched an attack on the opposition in Torvik on Monday and said its tax proposals would ruin the country.",
        "Deputies clashed over the reform of pensions in Dahra on Tuesday; critics of the bill attacked its author in a debate that lasted a day.",
        "The senator's veto killed the bill in Torvik on Monday, and her party exploded in anger.",
        "Prices exploded in Qadria last year as the trade war with Vasrland hit growth.",
        "The court struck down the law on Monday in a blow to the government of Vasrland, which had fought a long battle for reform.",
        "A man is in hospital after a bee attack near Kelm on Sunday.",
        "Officers found a car with a slow-burning fuse in Torvik.",
        "Kelm scored in the second half on Sunday and won the cup. The captain said that his team had been ambushed by the weather, and that "
        "the defence opened fire on nobody.",
        "A drought killed thousands of cattle in southern Qadria last year.",
        "A two-year-old boy was shot by his sibling at a house in Kelm on Monday. The shooting was an accident, the sheriff said.",
    ],
)
def test_no_incident(chars: str) -> None:
    assert coded(chars).incidents == ()


@pytest.mark.parametrize(
    "chars",
    [
        "Gunmen attacked the bus of the visitors an hour before the semi-final in Kelm on Sunday, killing a goalkeeper.",
        "A bomb derailed a train near Brenholt on Monday, killing nine passengers.",
        "A car crashed into a crowd in Torvik on Friday in what police called an attack; four people were killed.",
        "Rebels attacked the election office of the opposition in Dahra on Monday and burned the ballot papers.",
        "Soldiers raided the parliament during a debate on the budget in Dahra on Monday and shot two deputies.",
        "A blast hit a gas pipeline near Ouban on Monday; militants had planted explosives beneath it.",
    ],
)
def test_games_debates_and_accidents_do_not_hide_an_act(chars: str) -> None:
    assert coded(chars).incidents != ()


def test_headline_first_sentence_and_back_references_are_one_account() -> None:
    account = only(
        "A bomb exploded at a bank in Torvik on Monday, killing two clerks. Police said the blast broke windows across the "
        "street. No group has claimed the attack.",
        title="Bomb explodes at Torvik bank",
    )
    assert len(account.anchors) >= 3
    assert account.first("type") == "bombing"


def test_another_day_is_another_happening() -> None:
    sheet = coded(
        "A bomb exploded at a market in Kelm on Thursday, killing three people. On Tuesday, a bomb exploded at a bus stop in Kelm, "
        "wounding two."
    )
    assert kinds(sheet) == ["bombing", "bombing"]


def test_another_place_is_another_happening() -> None:
    sheet = coded("Gunmen shot dead a teacher in Lyon on Monday. In Marseille, gunmen shot dead a baker.", published="2013-05-08")
    assert len(sheet.incidents) == 2


def test_another_kind_is_another_happening() -> None:
    sheet = coded(
        "A bomb exploded near the port of Torvik on Monday. Officials met in the capital to discuss the budget. "
        "The talks went on for hours. Three nurses were kidnapped in Brenholt last week."
    )
    assert kinds(sheet) == ["bombing", "kidnapping"]


def test_a_remembered_attack_is_background() -> None:
    sheet = coded(
        "A car bomb exploded in Torvik on Thursday, killing four people. The city had been quiet for long. In March 2029, gunmen "
        "had shot dead nine worshippers in Brenholt."
    )
    news, memory = sheet.incidents
    assert news.first("background") is None
    assert memory.first("background") is True


@pytest.mark.parametrize(
    ("chars", "stage"),
    [
        ("Gunmen tried to kidnap a banker in Torvik on Monday, but he drove away.", "failed"),
        ("An explosive device was defused at the airport of Torvik on Monday.", "failed"),
        ("Police found a car bomb outside the courthouse in Torvik on Monday.", "failed"),
        ("A bomb planted near the embassy in Torvik was defused on Monday. A caller had said that it would explode.", "failed"),
        ("A bomb planted near the embassy in Torvik exploded on Monday; a second one was defused.", "accomplished"),
        ("A bomb exploded in Torvik on Monday. Police found another bomb near by and defused it.", "accomplished"),
        ("Police foiled an attack on the central station in Torvik on Monday; two men had planted a bomb there.", "foiled"),
        ("Soldiers allegedly shot a shepherd near Kelm on Monday.", "alleged"),
        ("Soldiers shot a shepherd near Kelm on Monday.", "accomplished"),
    ],
)
def test_stage(chars: str, stage: str) -> None:
    assert coded(chars).incidents[0].first("stage") == stage


def test_texts_in_capitals_and_in_small_letters_are_read_alike() -> None:
    chars = (
        "Gunmen kidnapped a judge in Torvik on Monday and fled to the hills. The army searched the villages around Saray Hill for "
        "two days, but found neither the judge nor the gunmen."
    )
    for written in (chars, chars.upper(), chars.lower()):
        assert kinds(coded(written)) == ["kidnapping"], written


def test_every_value_has_words_of_the_text() -> None:
    sheet = coded("Gunmen opened fire on a café in Dahra on Friday, killing two waiters. The shooting lasted a minute.")
    for account in sheet.incidents:
        for assertion in account.assertions:
            assert assertion.words == sheet.text.words(assertion.evidence[0])


def test_the_name_leaves_out_the_article_and_stays_short() -> None:
    account = only("The murder of a teacher in the old town of Torvik on Monday shocked the whole of the country.")
    words = coded("The murder of a teacher in the old town of Torvik on Monday shocked the whole of the country.").text.words(
        account.anchors[0]
    )
    assert words.startswith("murder of a teacher")
    assert len(words.split()) <= 10


def test_the_same_report_gives_the_same_accounts() -> None:
    chars = "Rebels shelled Brenholt on Monday. Two days later they raided a farm near Kelm and burned its barns."
    assert coded(chars).accounts == coded(chars).accounts


def test_that_attack_is_the_one_spoken_of_last() -> None:
    sheet = coded(
        "A car bomb exploded in Torvik on Thursday, killing four people. It was the first since a failed assassination attempt on "
        "Judge Ilse Maron's convoy in March. Police arrested a clerk in connection with that attack. The bomber who attacked the "
        "convoy was a former guard."
    )
    news, attempt = sheet.incidents
    later = sheet.text.chars.index("Police arrested")
    assert all(anchor.start < later for anchor in news.anchors)
    assert sum(anchor.start > later for anchor in attempt.anchors) == 2


def test_an_act_named_after_a_place_is_another_than_that_of_the_news() -> None:
    sheet = coded(
        "A mob burned shops in Lyon on Monday, and the riots went on through the night. The mayor recalled the Marseille massacre.",
        published="2013-05-08",
    )
    assert len(sheet.incidents) == 2
    assert sheet.text.words(sheet.incidents[1].anchors[0]) == "Marseille massacre"


def test_an_incident_founds_one_only_by_the_name_of_its_place() -> None:
    named = coded("The deputies spoke of the violent riots in Lyon on Monday. They were reminded of the Marseille incident.")
    unnamed = coded("The deputies spoke of the violent riots in Lyon on Monday. They were reminded of an incident.")
    assert (len(named.incidents), len(unnamed.incidents)) == (2, 1)


def test_the_places_that_open_a_sentence() -> None:
    sheet = coded("In Lyon, a mill burned on Monday. The owner moved to Marseille. Marseille: two dead.", published="2013-05-08")
    doc = doc_of(sheet)
    found = leading(doc, [mention for mention in sheet.mentions if mention.kind == "place"])
    assert {doc[at].text: mention.words for at, mention in found.items()} == {"In": "Lyon", "Marseille": "Marseille"}


@pytest.mark.parametrize(
    "chars",
    [
        "Kidnapping rose by nine percent in Qadria last year, according to statistics of the ministry.",
        "Murders in Torvik declined, with the rate of killings below the average of the region.",
    ],
)
def test_a_comparison_of_figures_is_no_incident(chars: str) -> None:
    assert coded(chars).incidents == ()


@pytest.mark.parametrize(
    "chars",
    [
        "Bomb explodes at Kelm bank. A bomb exploded on Friday at a West Brenholt Bank branch in Kelm, killing two guards.",
        "A bomb exploded in Kelm on Friday. Police feared there might be a second bomb.",
        "A bomb killed two in Kelm on Friday, as troops seek to destroy the group. The bombing is condemned.",
        "The army, using attack and fighter aircraft, bombed Kelm on Friday.",
        "Gunmen shot a guard in Kelm on Monday. Monday's shooting follows two last week in Ouban and Mirsal.",
    ],
)
def test_one_happening(chars: str) -> None:
    assert len(coded(chars).incidents) == 1


def test_what_somebody_does_all_the_time_is_no_act() -> None:
    chars = (
        "A bomb exploded in Kelm on Friday. The coalition conducting air strikes against rebels in Vasrland is looking into it."
    )
    assert kinds(coded(chars)) == ["bombing"]


@pytest.mark.parametrize(
    "chars",
    ["Clashes broke out in Kelm on Monday.", "Clashes were also reported in Kelm.", "Explosions rocked Kelm late on Monday."],
)
def test_bare_plurals_that_a_clause_tells_of_are_a_happening(chars: str) -> None:
    assert only(chars).first("stage") == "accomplished"


def test_bare_plurals_in_general_are_none() -> None:
    assert not coded("Clashes break out whenever the harvest fails. Bombings are a crime.").incidents


def test_explosions_that_were_heard_are_the_shelling_that_the_report_tells_of() -> None:
    told = only("Residents heard some 50 explosions in Kelm on Monday. Soldiers were shelling rebel positions near Kelm.")
    assert told.first("type") == "shelling"
    assert only("Residents heard an explosion in Kelm on Monday. A bomb had gone off.").first("type") == "bombing"


def test_what_was_seen_happening_has_happened() -> None:
    chars = "Witnesses said they saw soldiers open fire on protesters in Kelm on Thursday, killing nine."
    assert only(chars).first("type") == "armed_assault"


@pytest.mark.parametrize(
    ("chars", "kind", "subtype"),
    [
        ("A man drove a van into a crowd of pedestrians in Kelm on Thursday, killing three.", "armed_assault", "vehicle_attack"),
        ("A mob lynched two men in Kelm on Thursday.", "riot", "mob_violence"),
        ("A crowd beat a man to death in Kelm on Thursday.", "riot", "mob_violence"),
        ("Rebels and soldiers exchanged fire in Kelm on Thursday.", "clash", "armed_clash"),
        ("A helicopter dropped two bombs on Kelm on Thursday.", "airstrike", "air_strike"),
        ("A guard was strangled in Kelm on Thursday.", "armed_assault", "beating"),
    ],
)
def test_kind_by_who_did_it_and_with_what(chars: str, kind: str, subtype: str) -> None:
    account = only(chars)
    assert (account.first("type"), account.first("subtype")) == (kind, subtype)


def test_a_name_is_no_deed() -> None:
    assert kinds(coded("Sheriff Craig Lynch opened a school in Kelm on Thursday.")) == []


@pytest.mark.parametrize(
    ("chars", "kind"),
    [
        ("Three people died in clashes in Kelm.", "clash"),
        ("Twelve died in ethnic riots in Kelm.", "riot"),
        ("Two boys were wounded in attacks in Kelm.", "other"),
    ],
)
def test_what_people_are_said_to_have_died_in_has_happened(chars: str, kind: str) -> None:
    assert kinds(coded(chars)) == [kind]


@pytest.mark.parametrize("chars", ["Every year people die in riots.", "They feared that people would die in clashes."])
def test_what_people_die_in_as_a_rule_is_no_incident(chars: str) -> None:
    assert not coded(chars).incidents
