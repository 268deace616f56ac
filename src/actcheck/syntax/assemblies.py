"""The assembly that passed a cited act."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, cast

from actcheck.source.folding import fold
from actcheck.syntax.grammar import Grammar

Assembly = Literal["standing_committee", "bureau", "council"]

_GRAMMAR = Grammar("assembly", gaps=False)


@lru_cache(maxsize=1024)  # an office cites the acts of few assemblies
def assembly_of(body: str) -> Assembly | None:
    """Which assembly some words name ("Commission permanente du Conseil départemental"), or None."""
    words = fold(body).lower()
    first = next(iter(_GRAMMAR.islands(words, 0, len(words))), None)
    return None if first is None else cast("Assembly", first.type.lower())
