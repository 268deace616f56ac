"""The ``{placeholders}`` of a rule's words, filled for French and for English."""

from __future__ import annotations

import datetime
import re
from operator import attrgetter
from typing import TYPE_CHECKING

from actcheck.days import written_date
from actcheck.errors import RuleFileError
from actcheck.facts import Fact, Facts
from actcheck.findings import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_LINE_BREAK = re.compile(r"\s*\n\s*")


def placeholders(words: Words) -> frozenset[str]:
    """The names between braces, in either language, without ``:long``."""
    return frozenset(
        match.removesuffix(":long") for text in (words.fr, words.en) for match in PLACEHOLDER.findall(text)
    )


def fill(words: Words, values: Mapping[str, object], facts: Facts, *, where: str) -> Words:
    """Fill the placeholders from ``values`` first, then from the facts that they name.

    :param where: the rule file, for errors.
    :raises RuleFileError: when a placeholder is neither a value nor a fact that the act states.
    """
    if "{" not in words.fr and "{" not in words.en:
        return words
    return Words(fr=_fill(words.fr, "fr", values, facts, where), en=_fill(words.en, "en", values, facts, where))


def written(value: object, language: str, *, long: bool = False) -> str:
    """A value as a sentence has it: "17 mars 2025", "17 March 2025", "A, B et C", "12".

    :param language: "fr" or "en".
    :param long: whether dates come with their weekday ("lundi 17 mars 2025").
    :raises TypeError: for a value of a kind that sentences do not hold.
    """
    match value:
        case Fact():
            return written(value.value, language, long=long)
        case Words():
            return value.in_language(language)
        case datetime.date():
            return written_date(value, language, long=long)
        case str():
            return _LINE_BREAK.sub(" ", value)
        case int() if not isinstance(value, bool):
            return str(value)
        case tuple() | list():
            parts = [written(part, language, long=long) for part in value]
            last = " and " if language == "en" else " et "
            return last.join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
        case _:
            raise TypeError(f"{type(value).__name__}")


def _fill(text: str, language: str, values: Mapping[str, object], facts: Facts, where: str) -> str:
    def one(match: re.Match[str]) -> str:
        name, _, form = match[1].partition(":")
        value = values[name] if name in values else _fact(name, facts)
        try:
            if value is not None:
                return written(value, language, long=form == "long")
            problem = "n'a pas de valeur / has no value"
        except TypeError as error:
            problem = f"ne s'écrit pas / cannot be written ({error})"
        raise RuleFileError(f"« {{{name}}} » {problem}", where=where)

    return PLACEHOLDER.sub(one, text)


def _fact(name: str, facts: Facts) -> object:
    try:
        stated = attrgetter(name)(facts)
    except AttributeError:
        return None
    return stated if isinstance(stated, Fact) else None
