"""Actors that look the same in every respect are compared once: a group that 50,000 reports name alike is one form, not 50,000.

Comparing actors by pairs would cost the square of the reports that name a group. What an actor is compared by is its name, kind, role,
affiliation and country; all actors alike in these are one *form*. An actor by whose look nothing can be linked (a person of whom the
report gives a name and nothing else) is a form of its own: two people of one name stay two.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from sayso.records import content_id
from sayso.records.link import Item


def forms(items: Sequence[Item], own: frozenset[str] = frozenset()) -> tuple[tuple[Item, ...], dict[str, str]]:
    """The forms of actors.

    Args:
        items: one item for each actor of a report.
        own: ids of actors that people have told apart from others; each stays a form of its own.

    Returns:
        the forms, each once, and for each actor the id of its form.
    """
    found: dict[str, Item] = {}
    form_of: dict[str, str] = {}
    for item in items:
        form = item if item.id in own or not item.keys else _form(item)
        found[form.id] = form
        form_of[item.id] = form.id
    return tuple(found[form_id] for form_id in sorted(found)), form_of


def _form(item: Item) -> Item:
    look = json.dumps([dict(item.features), sorted(item.keys)], sort_keys=True, ensure_ascii=False)
    return replace(item, id=content_id("act", "form", look), report_id="", day=None)
