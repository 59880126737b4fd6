"""The trees that come with Sayso."""

import numpy as np
import pytest

from sayso.coding.role_report_traits import TRAITS_OF_REPORT, TRAITS_OF_SHARE, TRAITS_OF_TYPE
from sayso.coding.role_traits import TRAITS
from sayso.trained.trees import trees

WIDTHS = {"fillers": len(TRAITS), "report": len(TRAITS_OF_REPORT), "types": len(TRAITS_OF_TYPE), "shares": len(TRAITS_OF_SHARE)}


@pytest.mark.parametrize("name", WIDTHS)
def test_each_row_has_a_chance_of_its_own(name: str) -> None:
    rows = np.random.default_rng(3).normal(size=(5, WIDTHS[name])).astype(np.float32)
    together = trees(name).chances(rows)
    assert len(together) == 5
    assert all(0 < chance < 1 for chance in together)
    assert together == [trees(name).chances(row[None])[0] for row in rows]


def test_no_rows_have_no_chances() -> None:
    assert trees("fillers").chances(np.zeros((0, WIDTHS["fillers"]), np.float32)) == []
