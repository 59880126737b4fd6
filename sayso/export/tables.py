"""The tables of a dataset and their columns: one list, from which the files, their description and the documentation are made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

TableName = Literal["incidents", "statements", "values"]
ColumnType = Literal["text", "number", "flag", "date", "list", "id"]
Cell = str | int | float | bool | list[str] | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes:
        name: as it stands in the first line.
        type: what its cells are; a ``list`` is written with `LIST_SIGN` between its members in CSV, and as an array in JSON.
        help: what it means. An empty cell (in JSON: null) says that nothing is known.
    """

    name: str
    type: ColumnType
    help: str


LIST_SIGN: Final = " | "

_WHEN: Final = (
    Column(
        "start",
        "date",
        "First day on which it may have been, YYYY-MM-DD. Empty: no report says when; the publication is never taken for it.",
    ),
    Column("end", "date", "Last day on which it may have been; the same as start where the day is known."),
    Column("precision", "text", "How exactly the reports say when: day, month, part-of-month, year, range …"),
    Column("published", "date", "Day of the earliest report."),
)
_COUNTED: Final = (
    Column("remembered", "flag", "True if every report only recalls it and none reports it as news."),
    Column("accounts", "number", "Accounts of it: a report may tell of it more than once."),
    Column("reports", "number", "Reports that tell of it."),
    Column("origins", "number", "Reports without copies: what copies another one, or the same wire story, counts once."),
    Column("sources", "list", "Outlets that tell of it."),
    Column("contradictions", "number", "Pairs of values about it that cannot both be right."),
    Column(
        "review",
        "text",
        "machine: nobody has looked; mixed: people have judged some value; reviewed: each value that stands for all.",
    ),
)


def _toll(name: str, what: str) -> tuple[Column, ...]:
    return (
        Column(
            name,
            "text",
            f"How many {what}, over all reports: 4, at least 4, 4-6, unknown. Empty: no report gives a number, which is not 0.",
        ),
        Column(f"{name}_low", "number", "Its lower bound."),
        Column(f"{name}_best", "number", "The likeliest number."),
        Column(f"{name}_high", "number", "Its upper bound."),
    )


def _parties(**help: str) -> tuple[Column, ...]:
    return tuple(Column(name, "list", words) for name, words in help.items())


INCIDENTS: Final = (
    Column("id", "id", "The incident, as the archive holds it today: what values.csv calls `of`."),
    Column("title", "text", "What lists call it. Made from its values, and no value itself."),
    *_WHEN,
    Column("type", "text", "Type of incident, a key of the codebook."),
    Column("subtype", "text", "Finest type that the words support."),
    Column("stage", "text", "accomplished, failed, foiled, threatened or alleged."),
    Column("place", "text", "Finest named place."),
    Column("admin1", "text", "Province it lies in."),
    Column("country_code", "text", "ISO 3166-1 alpha-2."),
    Column("lat", "number", "Latitude, degrees, WGS 84, of the place as far as it is known. Read it with place_precision."),
    Column("lon", "number", "Longitude, the same."),
    Column(
        "place_precision",
        "text",
        "What the coordinates are the middle of: a settlement, somewhere near one, a province, a country …",
    ),
    Column("site", "list", "Facility, street or spot, in the words of the reports."),
    *_toll("killed", "died"),
    *_toll("wounded", "were hurt and lived"),
    *_toll("abducted", "were taken or held"),
    *_toll("arrested", "were arrested for it"),
    Column("weapon", "list", "Weapons, keys of the codebook."),
    *_parties(
        target="Who or what was attacked, killed or wounded.",
        perpetrator="Who did it, as a report itself asserts: never from blame, suspicion or arrest.",
        claimed="Who says, or whose group says, that they did it.",
        blamed="Who is accused of it. By whom stands in values.csv.",
        suspected="Who is suspected of it.",
        denied="Who is said not to have done it, mostly by themselves.",
    ),
    Column("nobody_claimed", "flag", "True if a report says that nobody has claimed it. Empty: none says so."),
    *_COUNTED,
)

STATEMENTS: Final = (
    Column("id", "id", "The statement, as the archive holds it today: what values.csv calls `of`."),
    Column("title", "text", "What lists call it. Made from its values, and no value itself."),
    *_WHEN,
    Column("act", "list", "What it does: claim_responsibility, blame, threaten …, keys of the codebook."),
    Column("medium", "list", "How it was made public, in the words of the reports."),
    *_parties(
        issuer="Group or body that issued it, or that the speaker speaks for.",
        speaker="Person who speaks.",
        audience="To whom it is addressed.",
    ),
    Column("about", "list", "Ids of the incidents that it bears on."),
    Column("is_claim", "flag", "Whether somebody says that it is, or is not, a claim of responsibility. Empty: nobody says."),
    Column("authentic", "flag", "Whether somebody says that it is, or is not, authentic. Empty: nobody says."),
    Column("new_speaker", "flag", "Whether somebody says that the speaker has not been heard before. Empty: nobody says."),
    *_COUNTED,
)

VALUES: Final = (
    Column("kind", "text", "incident or statement."),
    Column("of", "id", "Id of the incident or statement that the value is of: `id` of the other tables."),
    Column("account", "id", "Account of one report that holds the value."),
    Column("assertion", "id", "The value itself, as it stands now."),
    Column("property", "text", "What it says: a property of the codebook (killed, place, claimed …)."),
    Column(
        "value",
        "text",
        "The value in words: at least 4, 4-6, unknown; 2031-05-04, 2031-05, 2031-05-01..2031-05-07; yes; a key; a name.",
    ),
    Column("low", "number", "Of a number, its lower bound."),
    Column("best", "number", "Of a number, the likeliest."),
    Column("high", "number", "Of a number, its upper bound."),
    Column("start", "date", "Of a date, the first day on which it may be."),
    Column("end", "date", "Of a date, the last day on which it may be."),
    Column("precision", "text", "Of a date or a place, how exactly the words say it."),
    Column("country_code", "text", "Of a place, ISO 3166-1 alpha-2."),
    Column("admin1", "text", "Of a place, the province."),
    Column("lat", "number", "Of a place, the latitude. Read it with precision."),
    Column("lon", "number", "Of a place, the longitude."),
    Column("geonameid", "number", "Of a place, its number at GeoNames."),
    Column("names", "id", "Of a value that names another incident or statement (about, after …), that one's id today."),
    Column("words", "text", "The words of the report that say it, verbatim."),
    Column(
        "words_start", "number", "Where they begin in the report's readable text, in characters (Unicode code points) from 0 on."
    ),
    Column("words_end", "number", "Where they end; the character there is the first behind them."),
    Column("rests_on", "list", "Places of further words that it rests on, each as start-end."),
    Column("stance", "text", "What the nearest speaker does with it: asserted, denied, questioned or hypothetical."),
    Column("certainty", "text", "How firmly: stated, reported, suspected or possible."),
    Column("says", "text", "Nearest speaker who says so. Empty: the outlet itself."),
    Column("say_so", "list", "The whole chain of say-so, nearest speaker first, the outlet last."),
    Column("report", "id", "Report."),
    Column("report_title", "text", "Its title."),
    Column("source", "text", "Its outlet."),
    Column("source_grade", "text", "How reliable people have graded the outlet: A to F. Empty: not graded."),
    Column("published", "date", "Its day of publication."),
    Column("origin", "id", "What the report is a copy of, or itself: reports of one origin say one thing once."),
    Column(
        "standing",
        "text",
        "machine: nobody has looked; accepted: a person says so too; corrected: a person gave or added the value.",
    ),
    Column("score", "number", "How likely the value is right, 0 to 1; of a statement, how sure the component was."),
    Column("made_by", "text", "Component and version, person:NAME who corrected, or added:NAME."),
)

TABLES: Final[dict[TableName, tuple[Column, ...]]] = {"incidents": INCIDENTS, "statements": STATEMENTS, "values": VALUES}
HELP: Final[dict[TableName, str]] = {
    "incidents": "One row for each incident, with the values that stand for all its reports.",
    "statements": "One row for each statement, with the values that stand for all its reports.",
    "values": "One row for each value of each report, with the words that say it and who says so. From these the other tables follow.",
}
