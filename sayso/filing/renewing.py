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
_UNFINISHED = " unfinished"


def linker_versions() -> tuple[str, ...]:
    """name@version of each way of comparing, in order: they go into the record of a run, for they decide what it makes."""
    return tuple(linker.version for linker in linkers().values())


def check_linkers(writer: Writer) -> None:
    """Make sure that an archive was linked by the versions in use; an empty one notes them.

    Raises:
        ArchiveError: if it was linked by others, or linking it anew was broken off.
    """
    others = _others(writer)
    if not others:
        return
    noted = {family: writer.fact(_PREFIX + family) for family in others}
    if any(noted.values()):
        told = ", ".join(f"{family}s by {noted[family]}, today's rules are {others[family]}" for family in others)
        raise ArchiveError(
            f"this archive was linked by another version ({told}). Run 'sayso recode' first: it links everything anew."
        )
    finish_linkers(writer)


def renew_linkers(writer: Writer) -> tuple[Family, ...]:
    """Take everything off the shelves that other versions have linked; filing the reports again puts it back.

    What people have decided about what belongs together stays. Until `finish_linkers` is called the archive is noted as unfinished:
    nothing is added to it, and calling this again takes nothing off a second time.

    Returns:
        the families that have to be linked anew.
    """
    others = _others(writer)
    for family, version in others.items():
        if writer.fact(_PREFIX + family) != version + _UNFINISHED:
            ids = list(writer.item_ids(family))
            writer.drop_cards(set(writer.clusters(family, ids).values()))
            writer.drop_items(family, ids)
            writer.put_fact(_PREFIX + family, version + _UNFINISHED)
    return tuple(others)


def finish_linkers(writer: Writer) -> None:
    """Note that everything in the archive was linked by the versions in use."""
    for family, linker in linkers().items():
        writer.put_fact(_PREFIX + family, linker.version)


def _others(reader: Reader) -> dict[Family, str]:
    """The families that the archive has not been linked by with the versions in use, with these."""
    return {f: linker.version for f, linker in linkers().items() if reader.fact(_PREFIX + f) != linker.version}
