"""One label for a short text, by the order of ACLED's codebook."""

from __future__ import annotations

import pytest

from sayso.coding.event_type_rules import lexicon, type_by_rules
from sayso.reading.sentences import Sentences
from sayso.records import Report, Sheet, Text

CASES = [
    ("ABDUCT_DISSAP", "Gunmen kidnapped a priest and two nuns from a church in Ouban."),
    ("ABDUCT_DISSAP", "Militants abducted three aid workers near Ouban."),
    ("ABDUCT_DISSAP", "Security agents in plain clothes took away an opposition activist, whose whereabouts remain unknown."),
    ("AGREEMENT", "The Northern Dawn Front and the government signed a ceasefire."),
    ("AGREEMENT", "The government and Ansar al-Fajr agreed on a prisoner swap, mediated by tribal elders."),
    ("AGREEMENT", "Two rival militias in Mirsal reached a truce after days of talks."),
    ("AIR_STRIKE", "A US drone fired two missiles at a compound in Tel Amra, killing six suspected militants."),
    ("AIR_STRIKE", "Coalition jets carried out three raids on Kelm Brigades positions near Saray Hill."),
    ("AIR_STRIKE", "Warplanes struck a village near Kelm."),
    ("ARMED_CLASH", "Clashes between the army and rebels near Kelm left six soldiers dead."),
    ("ARMED_CLASH", "Heavy fighting was reported between the army and the Kelm Brigades on the Brenholt axis."),
    ("ARMED_CLASH", "Militants ambushed a police patrol on the Kelm road, killing two policemen before fleeing."),
    ("ARREST", "Police arrested the leader of the opposition party at his house in Dahra."),
    ("ARREST", "Security forces arrested four opposition leaders in Torvik."),
    ("ARREST", "Security forces detained 40 suspected members of the Kelm Brigades in raids across Brenholt."),
    ("ART_MISS_ATTACK", "The army shelled the outskirts of Mirsal with mortars."),
    ("ART_MISS_ATTACK", "Two rockets landed near the airport in Dahra early on Monday."),
    ("ART_MISS_ATTACK", "Vasrland forces fired several mortar rounds at the village of Brenholt, with no casualties reported."),
    ("ATTACK", "Armed men on horseback raided the village of Tel Amra and killed nine villagers."),
    ("ATTACK", "The bullet-riddled body of a journalist was found on the outskirts of Dahra."),
    ("ATTACK", "Unknown gunmen shot dead a farmer near Saray Hill."),
    ("ATTRIB", "Ansar al-Fajr said it was behind the bombing of the ministry."),
    ("ATTRIB", "The Northern Dawn Front claimed responsibility for the attack."),
    ("ATTRIB", "The interior minister accused the Northern Dawn Front of carrying out the killing."),
    ("CHANGE_TO_GROUP_ACT", "Fifty fighters of the Kelm Brigades surrendered to the authorities and handed over their weapons."),
    ("CHANGE_TO_GROUP_ACT", "Several factions announced the formation of a new joint command called the Unity Front."),
    ("CHANGE_TO_GROUP_ACT", "Two factions of the Northern Dawn Front merged into a new group."),
    ("CHEM_WEAP", "Chlorine gas was used in an attack on Ouban."),
    ("DIPLO", "Qadria's foreign minister summoned the ambassador of Vasrland."),
    ("DIPLO", "The prime ministers of Qadria and Vasrland met to discuss border security."),
    ("DIPLO", "Vasrland recalled its ambassador from Dahra."),
    ("DISR_WEAP", "Army engineers dismantled an explosive device planted on the road to Ouban."),
    ("DISR_WEAP", "Police defused a bomb at the railway station in Torvik."),
    ("DISR_WEAP", "Security forces seized a large cache of rifles and ammunition in a house in Mirsal."),
    ("FORCE_AGAINST_PROTEST", "Security forces shot at demonstrators in Mirsal with live bullets; three protesters were killed."),
    ("FORCE_AGAINST_PROTEST", "Soldiers opened fire with live ammunition on a demonstration in Dahra, killing two protesters."),
    ("FORCE_AGAINST_PROTEST", "Two students died of their wounds after soldiers fired on a peaceful march in Ouban."),
    ("GOV_REGAINS_TERIT", "After two days of fighting, the army took control of Saray Hill from the Northern Dawn Front."),
    ("GOV_REGAINS_TERIT", "Government forces recaptured the village of Brenholt from the Kelm Brigades."),
    ("GOV_REGAINS_TERIT", "Qadrian troops have retaken Mirsal, driving out Ansar al-Fajr fighters."),
    ("GRENADE", "A grenade exploded outside the house of a councillor in Brenholt. No one was hurt."),
    ("GRENADE", "An assailant threw a hand grenade into a bar in Torvik."),
    ("GRENADE", "Unidentified men on a motorbike lobbed a grenade at a police post in Torvik, wounding two officers."),
    ("HQ_ESTABLISHED", "Ansar al-Fajr opened a training camp in the mountains near Tel Amra."),
    ("HQ_ESTABLISHED", "Rebels set up a new base near Saray Hill."),
    ("HQ_ESTABLISHED", "The army established three new observation posts along the border."),
    ("MAN_MADE_DISASTER", "A ferry capsized on the lake, drowning twenty passengers."),
    ("MAN_MADE_DISASTER", "A fire at a textile factory in Dahra killed 30 workers."),
    ("MAN_MADE_DISASTER", "A passenger train derailed near Brenholt, killing three."),
    ("MOB_VIOL", "A mob beat a suspected thief to death in Ouban."),
    ("MOB_VIOL", "Supporters of two rival football clubs fought with sticks and bottles in the centre of Kelm."),
    ("MOB_VIOL", "Villagers lynched two men accused of stealing motorcycles in Tel Amra."),
    ("NATURAL_DISASTER", "A cyclone made landfall near Ouban, forcing 10,000 people to leave their homes."),
    ("NATURAL_DISASTER", "An earthquake of magnitude 6 struck Kelm, killing forty people."),
    ("NATURAL_DISASTER", "Floods and mudslides killed at least 60 people in southern Qadria."),
    ("NON_STATE_ACTOR_OVERTAKES_TER", "Ansar al-Fajr seized the border town of Ouban after clashes with government forces."),
    ("NON_STATE_ACTOR_OVERTAKES_TER", "Insurgents overran an army base near Mirsal and captured large amounts of weapons."),
    ("NON_STATE_ACTOR_OVERTAKES_TER", "Rebels captured the town of Kelm from the army after heavy fighting."),
    ("NON_VIOL_TERRIT_TRANSFER", "Ansar al-Fajr handed over control of the town of Ouban to government forces under a deal."),
    ("NON_VIOL_TERRIT_TRANSFER", "Rebels withdrew from the town of Kelm without a fight."),
    ("NON_VIOL_TERRIT_TRANSFER", "The army entered Mirsal without resistance after the rebels withdrew."),
    ("ORG_CRIME", "Customs officers found forty kilograms of cocaine smuggled by a cartel."),
    ("ORG_CRIME", "Police dismantled a ring that smuggled cigarettes and arms across the border."),
    ("ORG_CRIME", "Seven members of a drug cartel were extradited."),
    ("OTHER", "Hundreds of prisoners escaped from the central prison in Dahra."),
    ("OTHER", "The authorities imposed a curfew in Brenholt following unrest."),
    ("OTHER", "The president declared a state of emergency."),
    ("PEACE_PROTEST", "Bus drivers staged a strike and demonstration in Brenholt over fuel prices."),
    ("PEACE_PROTEST", "Hundreds of teachers marched in Torvik to demand higher wages."),
    ("PEACE_PROTEST", "Residents of Ouban blocked a road to protest against power cuts."),
    ("PROPERTY_DISTRUCT", "Militiamen burned down thirty houses in the village of Brenholt."),
    ("PROPERTY_DISTRUCT", "Militiamen looted shops in the market of Ouban and stole cattle."),
    ("PROPERTY_DISTRUCT", "Settlers uprooted sixty olive trees near Brenholt."),
    ("PROTEST_WITH_INTER", "Police fired tear gas to disperse students who were protesting in Kelm."),
    ("PROTEST_WITH_INTER", "Police used water cannon and tear gas to break up a rally of nurses in Torvik."),
    ("PROTEST_WITH_INTER", "Students held a protest at Dahra university; security forces arrested twelve of them."),
    ("REM_EXPLOS", "A roadside bomb hit a bus in Tel Amra, wounding five."),
    (
        "REM_EXPLOS",
        "A vehicle carrying farm workers struck a landmine planted by unknown militants outside Ouban. Four were killed.",
    ),
    ("REM_EXPLOS", "An IED exploded as a military convoy passed through Tel Amra, killing three soldiers."),
    ("SEX_VIOL", "A militia commander sexually assaulted a displaced woman in Mirsal."),
    ("SEX_VIOL", "Soldiers raped two women in Ouban."),
    ("SEX_VIOL", "Two girls were raped by armed men while collecting firewood near the camp."),
    ("SUIC_BOMB", "A man wearing an explosive vest detonated himself among worshippers in Dahra, killing 12."),
    ("SUIC_BOMB", "A suicide bomber blew himself up at a market in Torvik, killing ten people."),
    ("SUIC_BOMB", "On 4 May, a suicide car bomb targeted an army checkpoint on the road to Kelm; five soldiers died."),
    ("VIOL_DEMONSTR", "Demonstrators erected burning barricades in Brenholt and clashed with riot police."),
    ("VIOL_DEMONSTR", "Demonstrators threw stones at police and burned tyres in Mirsal."),
    ("VIOL_DEMONSTR", "Protesters set fire to a police vehicle and hurled rocks at officers during a demonstration in Torvik."),
]


def label_of(chars: str) -> str:
    report = Report(sha256="0" * 64, name="test")
    return type_by_rules(Sentences()(Sheet(report=report, text=Text(report_id=report.id, chars=chars, reader="test@1"))))


@pytest.mark.parametrize(("label", "chars"), CASES)
def test_label_of_a_short_text(label: str, chars: str) -> None:
    assert label_of(chars) == label


def test_every_label_can_be_given() -> None:
    assert {label for label, _ in CASES} == set(lexicon().labels)


def test_no_rule_gives_a_label_that_is_not_listed() -> None:
    words = lexicon()
    assert {rule.label for rule in words.rules} | set(words.main_verbs.values()) <= set(words.labels)


def test_the_means_go_before_the_parties() -> None:
    assert label_of("Gunmen killed a teacher in Kelm.") == "ATTACK"
    assert label_of("A teacher was killed in Kelm when a roadside bomb went off.") == "REM_EXPLOS"


def test_what_an_arrest_is_for_does_not_give_the_type() -> None:
    assert label_of("Police arrested two men after a bomb exploded in Torvik.") == "ARREST"


def test_capitals_make_no_difference() -> None:
    assert label_of("UNIDENTIFIED GUNMEN KIDNAPPED A PRIEST AND TWO NUNS FROM A CHURCH IN OUBAN ON MONDAY.") == "ABDUCT_DISSAP"


def test_an_empty_text_is_other() -> None:
    assert label_of("…") == "OTHER"
