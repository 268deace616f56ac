"""actcheck: a linter for French administrative acts.

>>> from actcheck import check, parse          # doctest: +SKIP
>>> report = check(open("deliberation.txt").read())

``parse`` and ``check`` are imported on first use, so that ``import actcheck`` alone
stays light (Lark and pydantic are not loaded).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from actcheck.pipeline import Report, check, parse, read_facts

__version__ = "0.1.0"
__all__ = ["Report", "__version__", "check", "parse", "read_facts"]


def __getattr__(name: str) -> Any:
    if name in {"Report", "check", "parse", "read_facts"}:
        from actcheck import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module 'actcheck' has no attribute {name!r}")
