"""Build the register of armed groups from two published lists.

Usage: python scripts/build_groups.py PHOENIX UCDP COUNTRIES OUT

PHOENIX    Phoenix.MilNonState.actors.txt of PETRARCH2's dictionaries (MIT, Open Event Data Alliance)
UCDP       events of UCDP GED, a JSON object a line with "country" and "labels": {"side_a", "side_b"} (CC BY 4.0)
COUNTRIES  countryInfo.txt of GeoNames (for the codes of countries)
OUT        sayso/gazetteer/data/groups.tsv
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

from sayso.gazetteer.groups import name_key
from sayso.language.words import common_words

SMALL = {"of", "the", "for", "and", "in", "de", "la", "del", "los", "du", "des", "to", "on", "al", "el", "di", "da", "y", "et"}
# Sides of UCDP that are peoples, clans, states or supporters, not organisations.
NO_GROUP = re.compile(
    r"^(Christians|Muslims|Supporters|Forces of|Republic|Croatian|Serbian|Chechen|.*(clan|insurgents|rebels)\b)|\((Hawiye)\)",
    re.IGNORECASE,
)
PEOPLES = """
Agatu Ajuran Banyarwanda Batwa Birom Burkinabé Degodia Dioula Fulani Garre Guéré Hema Hunde Hutu Jukun Kyrgyz Lendu Luba Mangal
Murle Nuer Nyanga Pokot Tiv Toposa Toubou Turi Turkana Uzbek Ahali Islah
"""
# Phoenix: leaders, halves of names and descriptions, which are no names of groups; its last part lists persons.
NO_NAME = re.compile(
    r"&|YASSIN$|ZUHRI|MESHAAL|DEIF|MARWAN|BIN LADEN|BIN LADIN|ZAWAHIRI$|NASRALLAH|MUGHNIYEH|MOUGHNIYAH|MUGHNIYAH|AWLAKI|AWLAQI|AULAQI"
    r"|WAHISHI|WUHAYSHI|WAHAYSHI|GODANE|ZUBEYR|AFFILIATED|OFFSHOOT|OPERATIVES|LINKED"
    r"|^(AL.)?(AQSA|AKSA|QASSAM)$|^IZZ AD-DIN AL QASSAM$|FOUNDATION$|^THE \w+$|^\d+$|^\d+ (NOVEMBER|JUNE)$"
    r"|KONY$|ONGWEN|VINCENT OTTI|ODHIAMBO|ACHELLAM|LUKWIYA|ODONG LATEK|LAMOLA|^BROTHER JULIAN$"
    r"|^(AHMAD UMAR|ABU BASIR|TIGERS|FALCON|MAVERICKS|TANZIM)$"
)
PERSONS_FOLLOW = "# KEDS Project"
# An alias made of nothing but ordinary words counts only if it says that it names a body ("Direct Action" does not).
BODY = re.compile(
    r"\b(FRONT|ARMY|BRIGADES?|MOVEMENT|GROUP|PARTY|ORGANI[ZS]ATION|FORCES?|FACTION|CELLS?|BATTALIONS?|UNION|COUNCIL|MILITIA|ALLIANCE|LEAGUE)\b"
)
WORDS_IN_BRACKETS = {"greece", "paradise", "zero", "machete"}
# Full names of the groups that UCDP lists by their short ones (general knowledge, not part of UCDP's data).
FULL_NAMES = {
    "IS": [
        "Islamic State",
        "Islamic State of Iraq and Syria",
        "Islamic State of Iraq and the Levant",
        "Islamic State in Iraq",
        "Daesh",
    ],
    "ADF": ["Allied Democratic Forces"],
    "AIS": ["Islamic Salvation Army"],
    "AQIM": ["al-Qaida in the Islamic Maghreb"],
    "BLA": ["Balochistan Liberation Army", "Baloch Liberation Army"],
    "CNDP": ["National Congress for the Defence of the People"],
    "CPP": ["Communist Party of the Philippines", "New People's Army"],
    "ELN": ["National Liberation Army"],
    "GAM": ["Free Aceh Movement"],
    "GIA": ["Armed Islamic Group"],
    "HTS": ["Hayat Tahrir al-Sham"],
    "IPOB": ["Indigenous People of Biafra"],
    "JNIM": ["Group for the Support of Islam and Muslims", "Jama'at Nusrat al-Islam wal-Muslimin"],
    "KNU": ["Karen National Union"],
    "LRA": ["Lord's Resistance Army"],
    "LTTE": ["Liberation Tigers of Tamil Eelam", "Tamil Tigers"],
    "M23": ["March 23 Movement"],
    "NDFB": ["National Democratic Front of Bodoland"],
    "OLA": ["Oromo Liberation Army"],
    "ONLF": ["Ogaden National Liberation Front"],
    "PIJ": ["Palestinian Islamic Jihad"],
    "PKK": ["Kurdistan Workers' Party"],
    "RUF": ["Revolutionary United Front"],
    "SDF": ["Syrian Democratic Forces"],
    "SPLM/A": ["Sudan People's Liberation Army", "Sudan People's Liberation Movement"],
    "TPLF": ["Tigray People's Liberation Front"],
    "TTP": ["Tehrik-i-Taliban Pakistan", "Pakistani Taliban"],
    "UCK": ["Kosovo Liberation Army"],
    "ULFA": ["United Liberation Front of Assam"],
    "UNITA": ["National Union for the Total Independence of Angola"],
    "YPG": ["People's Protection Units"],
    "Ansarallah": ["Ansar Allah", "Houthi movement", "Houthis"],
}
ALSO_SHORT = {"IS": ["ISIS", "ISIL"], "SPLM/A": ["SPLA", "SPLM"], "UCK": ["KLA"], "CPP": ["NPA"]}
# Names of UCDP's countries that GeoNames does not have.
COUNTRIES = {"DR Congo": "CD", "Ivory Coast": "CI", "Bosnia-Herzegovina": "BA", "Congo": "CG", "Turkey": "TR", "Macedonia": "MK"}
HEADER = """# Armed groups: name, aliases, acronyms, country code, source. Built by scripts/build_groups.py; do not edit by hand.
# phoenix: PETRARCH2's dictionary of non-state armed groups (MIT, Open Event Data Alliance), names from START's list of groups, up to 2013.
# ucdp-ged: sides of events in UCDP GED, 1989-2022 (CC BY 4.0, Uppsala Conflict Data Program).
"""


@dataclass
class Entry:
    """A group while it is being put together."""

    names: list[str] = field(default_factory=list)
    acronyms: list[str] = field(default_factory=list)
    country: str = ""
    sources: list[str] = field(default_factory=list)


def main(phoenix: Path, ucdp: Path, countries: Path, out: Path) -> None:
    """Read both lists, join entries of one name or acronym, write them in order of their names."""
    by_alpha3, by_name = country_codes(countries)
    entries = read_phoenix(phoenix, by_alpha3)
    add_ucdp(entries, ucdp, by_name)
    lines = []
    for entry in entries:
        first, *others = entry.names or entry.acronyms
        others = sorted(set(others) - set(entry.acronyms))
        lines.append(
            "\t".join([first, "|".join(others), "|".join(sorted(set(entry.acronyms))), entry.country, "+".join(entry.sources)])
        )
    out.write_text(HEADER + "\n".join(sorted(lines)) + "\n", encoding="utf-8")
    print(f"{len(lines)} groups to {out}")


def country_codes(path: Path) -> tuple[dict[str, str], dict[str, str]]:
    """Two-letter codes by three-letter code and by name."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {row[1]: row[0] for row in rows}, {row[4]: row[0] for row in rows} | COUNTRIES


def read_phoenix(path: Path, codes: dict[str, str]) -> list[Entry]:
    """Blocks of a name, a code in brackets beside or below it, and alternatives that begin with "+"."""
    blocks: list[Entry] = []
    for raw in path.read_text(encoding="utf-8").splitlines():
        if raw.startswith(PERSONS_FOLLOW):
            break
        chars = raw.split("#")[0].rstrip()
        if not chars or "ACUTE" in raw:
            continue
        if chars[0] not in "+\t ":
            blocks.append(Entry(sources=["phoenix"]))
        code = re.search(r"\[(\w{3})", chars)
        if code and not blocks[-1].country:
            blocks[-1].country = codes.get(code.group(1), "")
        add_name(blocks[-1], chars.lstrip("+").split("[")[0])
    return joined(blocks)


def joined(blocks: list[Entry]) -> list[Entry]:
    """Blocks with one head name joined; an alias stays with the first group that has it."""
    entries: list[Entry] = []
    by_key: dict[str, Entry] = {}
    for block in blocks:
        if not block.names and not block.acronyms:
            continue
        home = by_key.get(name_key(block.names[0])) if block.names else None
        if home is None:
            entries.append(home := Entry(acronyms=block.acronyms, country=block.country, sources=block.sources))
        for name in block.names:
            if by_key.setdefault(name_key(name), home) is home and name_key(name) not in map(name_key, home.names):
                home.names.append(name)
    return [entry for entry in entries if entry.names or entry.acronyms]


def add_name(entry: Entry, raw: str) -> None:
    """Add a name as newspapers write it; initials in brackets and short words in capitals become acronyms."""
    chars = raw.replace("_", " ").strip(" ;")
    entry.acronyms.extend(
        short for short in re.findall(r"\(([A-Z][A-Z-]{1,6})\)", chars) if short.lower() not in WORDS_IN_BRACKETS
    )
    chars = re.sub(r"\s+", " ", re.sub(r"\([^)]*\)?|\+", " ", chars)).strip(" -,")
    chars = re.sub(r"^(.*),\s*(THE)$", r"\1", chars, flags=re.IGNORECASE)
    if not chars or NO_NAME.search(chars):
        return
    if " " not in chars:
        initials = [
            "".join(word[0] for word in re.findall(r"\w+", name) if word.lower() not in SMALL).upper() for name in entry.names
        ]
        letters = re.sub(r"\W", "", chars)
        if letters in initials or (len(letters) <= 4 and letters.isalpha()) or not re.search(r"[AEIOUY]", chars) or "/" in chars:
            entry.acronyms.append(chars)
            return
        if chars.lower() in common_words() or len(chars) < 5:
            return
    if all(word.lower() in SMALL or len(word) < 3 for word in chars.split()):
        return
    if (
        entry.names
        and all(word.lower() in SMALL or word.lower() in common_words() for word in chars.split())
        and not BODY.search(chars)
    ):
        return
    entry.names.append(" ".join(_set(word, first=n == 0) for n, word in enumerate(chars.split())))


def _set(word: str, *, first: bool) -> str:
    if word.lower() in SMALL and not first:
        return word.lower()
    parts = re.split(r"(-)", word.lower())
    return "".join(part if part in ("al", "el", "-") and len(parts) > 1 else part.capitalize() for part in parts)


def add_ucdp(entries: list[Entry], path: Path, codes: dict[str, str]) -> None:
    """Add the sides that are organisations; one that is there already, by name or acronym and country, gets a second source."""
    for line in filter(None, path.read_text(encoding="utf-8").splitlines()):
        event = json.loads(line)
        country = codes.get(re.sub(r"\s*\(.*", "", event["country"]), "")
        for side in (event["labels"]["side_a"], event["labels"]["side_b"]):
            if side.startswith("Government of") or side == "Civilians":
                continue
            for name in map(str.strip, side.split(",")):
                if not NO_GROUP.search(name) and name not in PEOPLES.split():
                    add_side(entries, name, country)


def add_side(entries: list[Entry], name: str, country: str) -> None:
    """Add one side of an event, or a second source to the group that is there already by name, or by acronym and country."""
    is_short = re.fullmatch(r"[A-Z][A-Z0-9/-]+(-[A-Z]\w*)*", name) is not None
    names = [*([] if is_short else [name]), *FULL_NAMES.get(name, [])]
    keys = {name_key(n) for n in names}
    for entry in entries:
        only_here = entry.sources == ["ucdp-ged"]
        same_short = is_short and name in entry.acronyms and (only_here or entry.country in ("", country))
        if same_short or keys & set(map(name_key, entry.names)):
            break
    else:
        entries.append(entry := Entry(country=country))
    if entry.sources == ["ucdp-ged"] and entry.country != country:
        entry.country = ""  # at home in more than one
    if "ucdp-ged" not in entry.sources:
        entry.sources.append("ucdp-ged")
    known = {name_key(n) for e in entries for n in e.names}
    entry.names.extend(n for n in names if name_key(n) not in known)
    if is_short:
        entry.acronyms.extend(a for a in [name, *ALSO_SHORT.get(name, [])] if a not in entry.acronyms)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:5]))
