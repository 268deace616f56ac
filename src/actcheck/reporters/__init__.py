"""From findings to what people and programs read; one module a format.

What reporters are given is imported when it is first named, so that the names of formats cost nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from actcheck.reporters.checked import CheckedText, Tally

__all__ = ["CheckedText", "Tally"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from actcheck.reporters import checked

        return getattr(checked, name)
    raise AttributeError(f"module 'actcheck.reporters' has no attribute {name!r}")
