"""What the words of a statement do, as the head that is only trained along answers it."""

from __future__ import annotations

from typing import Final

ACTS: Final = (
    "claim_responsibility",
    "deny_responsibility",
    "blame",
    "condemn",
    "threaten",
    "warn",
    "demand",
    "announce",
    "call_for",
    "praise",
    "report_toll",
    "confirm",
    "deny",
    "other",
)
