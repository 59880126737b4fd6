"""What to do when the rules of comparing have changed since an archive was linked.

Scores made by two versions of a linker must not stand side by side: what an archive takes for one incident would then depend on when each
report came. So the archive notes which versions linked it; with others nothing is added until everything has been linked anew.
"""

from __future__ import annotations

from sayso.archive import Reader, Writer
from sayso.errors import ArchiveError
from sayso.filing.linkers import linkers
from sayso.records.link import Family

_PREFIX = "linker."


def linker_versions() -> tuple[str, ...]:
    """name@version of each way of comparing, in order: they go into the record of a run, for they decide what it makes."""
    return tuple(linker.version for linker in linkers().values())


def check_linkers(writer: Writer) -> None:
    """Make sure that an archive was linked by the versions in use; an empty one notes them.

    Raises:
        ArchiveError: if it was linked by others.
    """
    others = _others(writer)
    if not others:
        return
    if any(writer.fact(_PREFIX + family) for family in others):
        told = ", ".join(f"{family}s by {writer.fact(_PREFIX + family)}, today's rules are {others[family]}" for family in others)
        raise ArchiveError(
            f"this archive was linked by another version ({told}). Run 'sayso recode' first: it links everything anew."
        )
    _note(writer)


def renew_linkers(writer: Writer) -> tuple[Family, ...]:
    """Take everything off the shelves that other versions have linked; filing the reports again puts it back.

    What people have decided about what belongs together stays.

    Returns:
        the families that have to be linked anew.
    """
    others = tuple(_others(writer))
    for family in others:
        ids = list(writer.item_ids(family))
        writer.drop_cards(set(writer.clusters(family, ids).values()))
        writer.drop_items(family, ids)
    _note(writer)
    return others


def _others(reader: Reader) -> dict[Family, str]:
    """The families that the archive has not been linked by with the versions in use, with these."""
    return {f: linker.version for f, linker in linkers().items() if reader.fact(_PREFIX + f) != linker.version}


def _note(writer: Writer) -> None:
    for family, linker in linkers().items():
        writer.put_fact(_PREFIX + family, linker.version)
