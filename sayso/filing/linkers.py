"""The ways of comparing, by family, in the order in which reports go through them."""

from __future__ import annotations

from sayso.linking.actors import ActorLinker
from sayso.linking.incidents import Incidents
from sayso.linking.model import Linker
from sayso.linking.origins import OriginLinker
from sayso.linking.statements import StatementLinker
from sayso.records.link import Family


def linkers() -> dict[Family, Linker]:
    """Copies first, then who, then what: nothing later changes what came before."""
    return {"origin": OriginLinker(), "actor": ActorLinker(), "incident": Incidents(), "statement": StatementLinker()}
