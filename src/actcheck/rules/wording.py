"""The ``{placeholders}`` of a rule's words, filled for French and for English."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

from actcheck.days import written_date
from actcheck.errors import RuleFileError
from actcheck.facts import Fact, Facts
from actcheck.findings import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_LINE_BREAK = re.compile(r"\s*\n\s*")


def placeholders(words: Words) -> frozenset[str]:
    """The names between braces, in either language, without ``:long``."""
    return frozenset(
        match.removesuffix(":long") for text in (words.fr, words.en) for match in PLACEHOLDER.findall(text)
    )


def fill(words: Words, values: Mapping[str, object], facts: Facts, *, where: str, more: Iterable[Words] = ()) -> Words:
    """Fill the placeholders from ``values`` first, then from the facts that they name.

    :param where: the rule file, for errors.
    :param more: the sentences that follow.
    :raises RuleFileError: when a placeholder is neither a value nor a fact that the act states.
    """
    french, english = words.fr, words.en
    for following in more:
        french += f" {following.fr}"
        english += f" {following.en}"
    if "{" in french or "{" in english:
        return Words(fr=_fill(french, "fr", values, facts, where), en=_fill(english, "en", values, facts, where))
    return Words(fr=french, en=english) if more else words


def written(value: object, language: str, *, long: bool = False) -> str:
    """A value as a sentence has it: "17 mars 2025", "17 March 2025", "A, B et C", "12".

    :param language: "fr" or "en".
    :param long: whether dates come with their weekday ("lundi 17 mars 2025").
    :raises TypeError: for a value of a kind that sentences do not hold.
    """
    # Those of Python's own first: whether a value is of one of our classes is slower to tell.
    match value:
        case str():
            return _LINE_BREAK.sub(" ", value) if "\n" in value else value
        case datetime.date():
            return written_date(value, language, long=long)
        case int() if not isinstance(value, bool):
            return str(value)
        case Fact():
            return written(value.value, language, long=long)
        case Words():
            return value.in_language(language)
        case tuple() | list():
            parts = [written(part, language, long=long) for part in value]
            last = " and " if language == "en" else " et "
            return last.join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
        case _:
            raise TypeError(f"{type(value).__name__}")


def _fill(text: str, language: str, values: Mapping[str, object], facts: Facts, where: str) -> str:
    pieces, blanks = _cut(text)
    filled = pieces.copy()
    for at, name, long in blanks:
        value = values[name] if name in values else _fact(name, facts)
        try:
            if value is not None:
                filled[at] = written(value, language, long=long)
                continue
            problem = "n'a pas de valeur / has no value"
        except TypeError as error:
            problem = f"ne s'écrit pas / cannot be written ({error})"
        raise RuleFileError(f"« {{{name}}} » {problem}", where=where)
    return "".join(filled)


@lru_cache(maxsize=4096)
def _cut(text: str) -> tuple[list[str], list[tuple[int, str, bool]]]:
    """The words of a rule cut at their placeholders, and where these stand, their names, whether they are long."""
    pieces = re.split(r"(\{[^{}]*\})", text)
    blanks = []
    for at in range(1, len(pieces), 2):
        name, _, form = pieces[at][1:-1].partition(":")
        blanks.append((at, name, form == "long"))
    return pieces, blanks


def _fact(name: str, facts: Facts) -> object:
    try:
        stated = attrgetter(name)(facts)
    except AttributeError:
        return None
    return stated if isinstance(stated, Fact) else None
