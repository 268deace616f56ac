"""Where the figures or the dates of an act disagree: the fewest corrections that make all of them agree.

What searches for them is imported when it is first asked for: most acts need none of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from actcheck.diagnosis.model import Alternative, Correction, Diagnosis, Statement

if TYPE_CHECKING:
    from actcheck.diagnosis.search import diagnose, diagnose_findings

__all__ = ["Alternative", "Correction", "Diagnosis", "Statement", "diagnose", "diagnose_findings"]


def __getattr__(name: str) -> Any:
    if name not in ("diagnose", "diagnose_findings"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from actcheck.diagnosis import search

    return getattr(search, name)
