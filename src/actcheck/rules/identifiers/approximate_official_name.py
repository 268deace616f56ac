"""Names of bodies and schemes nearly, but not quite, as the law has them."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from actcheck.law.official_names import official_name
from actcheck.rules.observation import Fault, NotApplicable, Observation
from actcheck.source.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Fact, Facts

# Further apart, the acronym is another body's.
_ALIKE = 0.85


def check(facts: Facts) -> Iterator[Observation]:
    known = False
    said: set[str] = set()
    first: dict[str, Fact[str]] = {}
    for name in facts.names:
        first.setdefault(name.value, name)
    for written, name in first.items():
        words, _, acronym = written.rpartition("(")
        official = official_name(acronym.rstrip(")")) if words else None
        if official is None:
            continue
        known = True
        here, usual = _letters(words), _letters(official.name)
        if here != usual and here not in said and _close(here, usual):
            said.add(here)
            yield Fault(
                at=name.span, values={"here": words.strip(), "official": official.name, "source": official.source}
            )
    if not known:
        yield NotApplicable()


@lru_cache(maxsize=4096)
def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, fold(name).lower()))


@lru_cache(maxsize=4096)
def _close(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other).ratio() >= _ALIKE
