"""How much work reading is, whatever the machine does beside."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def calls() -> Callable[[Callable[[], object]], int]:
    """How many functions a function calls, Python's own and others."""

    def counted(work: Callable[[], object]) -> int:
        number = 0

        def count(_frame: object, event: str, _called: object) -> None:
            nonlocal number
            number += event in {"call", "c_call"}

        before = sys.getprofile()
        sys.setprofile(count)
        try:
            work()
        finally:
            sys.setprofile(before)
        return number

    return counted
