"""What contradicts what among some accounts."""

from sayso.linking.cast import Cast
from sayso.linking.contradictions import contradictions
from sayso.linking.told import Told
from sayso.records import Contradiction
from tests.linking.telling import TYPE_PARENT


def found(*accounts: Told, cast: Cast | None = None) -> list[Contradiction]:
    return contradictions("ict-1", accounts, TYPE_PARENT, cast or Cast())


def kinds(*accounts: Told, cast: Cast | None = None) -> list[str]:
    return [one.kind for one in found(*accounts, cast=cast)]
