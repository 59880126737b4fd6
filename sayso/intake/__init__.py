"""Bytes → `Report` and `Text`: plain text, web pages, JSON lines; files, folders, standard input. Never raises for bad input."""

from sayso.intake.item import Item, Outcome
from sayso.intake.opening import open_items
from sayso.intake.reader import LIMIT_BYTES, LIMIT_CHARS, Kind, read_bytes

__all__ = ["LIMIT_BYTES", "LIMIT_CHARS", "Item", "Kind", "Outcome", "open_items", "read_bytes"]
