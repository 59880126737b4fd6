"""What things are. Frozen, slotted dataclasses with content-hash ids; no language processing and no database in them."""

from sayso.records.account import Account
from sayso.records.actor import Actor, ActorKind
from sayso.records.amount import Amount
from sayso.records.assertion import Assertion, Certainty, Claimant, Stance, Value
from sayso.records.card import Card, CardKind, Party, Review
from sayso.records.contradiction import CONTRADICTION_KINDS, Contradiction, ContradictionKind
from sayso.records.disagreement import Disagreement, disagreements, excludes
from sayso.records.double import Answer, DoubleCoding, Outcome
from sayso.records.ids import content_id
from sayso.records.incident import Incident, Statement
from sayso.records.interval import Interval, Precision
from sayso.records.job import OPEN_STATES, Job, JobKind, JobState
from sayso.records.judgement import Decision, Judgement
from sayso.records.mention import Mention, MentionKind
from sayso.records.person import ROLES, Person, Role
from sayso.records.place import Place, PlacePrecision
from sayso.records.report import Report
from sayso.records.run import Run, Skip
from sayso.records.sheet import Note, Sheet
from sayso.records.source import Grade, Source
from sayso.records.span import Span
from sayso.records.speech import Speech
from sayso.records.spot import SpanCount, Spot, SpotCount, When, Where
from sayso.records.text import Origin, Text

__all__ = [
    "CONTRADICTION_KINDS",
    "OPEN_STATES",
    "ROLES",
    "Account",
    "Actor",
    "ActorKind",
    "Amount",
    "Answer",
    "Assertion",
    "Card",
    "CardKind",
    "Certainty",
    "Claimant",
    "Contradiction",
    "ContradictionKind",
    "Decision",
    "Disagreement",
    "DoubleCoding",
    "Grade",
    "Incident",
    "Interval",
    "Job",
    "JobKind",
    "JobState",
    "Judgement",
    "Mention",
    "MentionKind",
    "Note",
    "Origin",
    "Outcome",
    "Party",
    "Person",
    "Place",
    "PlacePrecision",
    "Precision",
    "Report",
    "Review",
    "Role",
    "Run",
    "Sheet",
    "Skip",
    "Source",
    "Span",
    "SpanCount",
    "Speech",
    "Spot",
    "SpotCount",
    "Stance",
    "Statement",
    "Text",
    "Value",
    "When",
    "Where",
    "content_id",
    "disagreements",
    "excludes",
]
