"""Names of authorities and bodies that one dossier writes in two ways."""

from __future__ import annotations

from collections import defaultdict
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from actcheck.facts.names import key
from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from actcheck.facts import Fact, Facts

# Two names behind one acronym are one body's where they are this close; else they are two bodies'.
_ALIKE = 0.9


def check(facts: Facts) -> Iterator[Observation]:
    if not facts.names:
        yield NotApplicable()
        return
    places: dict[str, list[Fact[str]]] = defaultdict(list)
    for name in facts.names:
        places[name.value].append(name)
    for forms in (*_by_letters(places), *_by_acronym(places)):
        usual, *others = map(_shown, sorted(forms.values(), key=lambda places: (-len(places), places[0].span)))
        for rare in others:
            yield Fault(at=rare.span, values={"rare": rare, "usual": usual}, related=[(usual.span, "usual")])


def _shown(places: Sequence[Fact[str]]) -> Fact[str]:
    """The first place, one in small letters rather than a title in capitals."""
    return next((place for place in places if not place.value.isupper()), places[0])


@lru_cache(maxsize=4096)
def _form(name: str) -> str:
    """A name in one case and without accents, its hyphens and spaces kept."""
    return "".join(key(character).lower() or character for character in name.replace("’", "'"))


@lru_cache(maxsize=4096)
def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, _form(name)))


def _by_letters(names: Mapping[str, list[Fact[str]]]) -> Iterator[dict[str, list[Fact[str]]]]:
    """Names of the same letters that differ by hyphens or spaces.

    :param names: the places of each.
    """
    alike: dict[str, dict[str, list[Fact[str]]]] = {}
    for name, places in names.items():
        alike.setdefault(_letters(name), {}).setdefault(_form(name), []).extend(places)
    return (forms for forms in alike.values() if len(forms) > 1)


def _by_acronym(names: Mapping[str, list[Fact[str]]]) -> Iterator[dict[str, list[Fact[str]]]]:
    """Names of one acronym that differ by a few letters.

    :param names: the places of each.
    """
    alike: dict[str, dict[str, list[Fact[str]]]] = {}
    for name, places in names.items():
        words, _, acronym = name.rpartition("(")
        if words:
            alike.setdefault(acronym, {}).setdefault(_letters(words), []).extend(places)
    for forms in alike.values():
        if len(forms) == 1:
            continue
        first = max(forms, key=lambda form: len(forms[form]))
        near = {form: places for form, places in forms.items() if _close(first, form)}
        if len(near) > 1:
            yield near


@lru_cache(maxsize=4096)
def _close(one: str, other: str) -> bool:
    return one == other or SequenceMatcher(None, one, other).ratio() >= _ALIKE
