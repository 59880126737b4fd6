"""Positions for the invented places: on islands where nobody lives, so that no country is said to have had these incidents."""

from __future__ import annotations

from typing import Final

from sayso import flow
from sayso.settings import Settings

POSITIONS: Final = {
    "Torvik": "Torvik @ -49.3, 70.2",
    "Kelm": "Kelm @ -49.15, 69.25 (near)",
    "Mirsal": "Mirsal @ -49.45, 69.5 (district)",
    "Tel Amra": "French Southern Territories",
}
"""What each place is corrected to: a town, near one, somewhere in a district, somewhere in the country."""


def put_on_the_map(settings: Settings) -> None:
    """Correct the places of all incidents of the demo to where they lie."""
    for name, where in POSITIONS.items():
        move(settings, name, where)


def move(settings: Settings, name: str, where: str) -> None:
    """Correct the place of all incidents that are at one place to another."""
    for card in flow.incidents(limit=500, settings=settings).cards:
        said = flow.show(card.id, settings=settings)["properties"] if card.place == name else []
        for value in (value for group in said if group["property"] == "place" for value in group["values"]):
            for line in value["assertions"]:
                if line["standing"] != "rejected":
                    flow.judge("correct", line["id"], value=where, settings=settings)
