"""Which code a name means. The names stand in ``law/codes.json``."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import cache, lru_cache
from typing import Literal

from pydantic import Field

from actcheck.frozen import Frozen
from actcheck.law.tables import load_table


class NameQuality(StrEnum):
    """How a name stands to the code's own title."""

    OFFICIAL = "official"
    ABBREVIATION = "abbreviation"
    VARIANT = "variant"
    WRONG = "wrong"
    NEAR = "near"


class LegiText(Frozen):
    """A text of the LEGI base.

    :param legi_id: "LEGITEXT000006070633".
    :param coverage: how much of the history of its articles is known.
    :param history_to: the day up to which it is known, or None.
    """

    legi_id: str
    title: str
    coverage: Literal["exact", "full", "partial", "none"]
    history_to: datetime.date | None


class Code(Frozen):
    """A code and the names that acts give it.

    :param abbreviation: the code in canonical references ("CGCT").
    :param title: its official title, in lower case as the Journal officiel writes it.
    :param texts: the texts that bear or bore this name, the newest first.
    :param abbreviations: other written abbreviations.
    :param variants: short or older names, not wrong.
    :param wrong: names with other words than the title's, where the code is clear all the same.
    """

    abbreviation: str
    title: str
    texts: tuple[LegiText, ...]
    abbreviations: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()

    def names(self) -> Iterator[tuple[str, NameQuality]]:
        """Every name of the code; the better quality comes first."""
        yield self.title, NameQuality.OFFICIAL
        yield self.texts[0].title, NameQuality.OFFICIAL
        yield self.abbreviation, NameQuality.ABBREVIATION
        for name in self.abbreviations:
            yield name, NameQuality.ABBREVIATION
        for name in (*self.variants, *(text.title for text in self.texts[1:])):
            yield name, NameQuality.VARIANT
        for name in self.wrong:
            yield name, NameQuality.WRONG


class CodeName(Frozen):
    """What a written name means.

    :param abbreviation: "CGCT".
    :param title: "code général des collectivités territoriales".
    :param legi_id: the LEGI text that bears the name now.
    :param earlier_legi_ids: those that bore it before (code rural, code minier), the newest first.
    :param quality: how the written name stands to the title.
    """

    abbreviation: str
    title: str
    legi_id: str
    earlier_legi_ids: tuple[str, ...] = ()
    quality: NameQuality


class _Table(Frozen):
    schema_file: str = Field(alias="$schema")
    source: str
    as_of: datetime.date
    codes: tuple[Code, ...]
    ambiguous: dict[str, tuple[str, ...]]


def resolve(name: str) -> CodeName | None:
    """The code that a written name means, or None where it is unknown or several could be meant.

    Accents, case, apostrophes, dots, spaces and line breaks make no difference. A name that is in
    no list is that of the one code within two letters of it (one letter for a name of fewer than
    18 letters and digits, none under 13: "code de la rue" is not the code de la route).
    """
    return _resolve(name)


def ambiguous(name: str) -> tuple[str, ...]:
    """The abbreviations of the codes that a name could mean; empty where it is not ambiguous."""
    return _ambiguous().get(_key(name), ())


def named(abbreviation: str) -> Code | None:
    """The code of a canonical abbreviation ("CGCT")."""
    return _by_abbreviation().get(abbreviation)


def bearing(legi_id: str) -> Code | None:
    """The code whose text bears, or bore, a LEGI identifier."""
    return next((code for code in _table().codes if any(text.legi_id == legi_id for text in code.texts)), None)


def all_codes() -> tuple[Code, ...]:
    """Every code known, by abbreviation."""
    return _table().codes


@lru_cache(maxsize=4096)
def _resolve(name: str) -> CodeName | None:
    key = _key(name)
    if not key or key in _ambiguous():
        return None
    return _by_key().get(key) or _nearest(key)


def _key(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    return "".join(c for c in decomposed if c.isascii() and c.isalnum())


@cache
def _table() -> _Table:
    return load_table("codes.json", _Table)


@cache
def _by_abbreviation() -> dict[str, Code]:
    return {code.abbreviation: code for code in _table().codes}


@cache
def _ambiguous() -> dict[str, tuple[str, ...]]:
    return {_key(name): meanings for name, meanings in _table().ambiguous.items()}


@cache
def _by_key() -> dict[str, CodeName]:
    found: dict[str, CodeName] = {}
    for code in _table().codes:
        for name, quality in code.names():
            key = _key(name)
            if key not in found:
                found[key] = _code_name(code, quality)
    return found


def _code_name(code: Code, quality: NameQuality) -> CodeName:
    current, *earlier = (text.legi_id for text in code.texts)
    return CodeName(
        abbreviation=code.abbreviation,
        title=code.title,
        legi_id=current,
        earlier_legi_ids=tuple(earlier),
        quality=quality,
    )


def _nearest(key: str) -> CodeName | None:
    limit = 0 if len(key) < 13 else 1 if len(key) < 18 else 2
    nearest: set[str] = set()
    for candidate, meant in _by_key().items():
        # A letter more or less in an abbreviation or in the number of an annex is another thing.
        if not limit or meant.quality is NameQuality.ABBREVIATION or "annexe" in candidate:
            continue
        distance = _distance(key, candidate, limit)
        if distance is None:
            continue
        if distance < limit:
            limit = distance
            nearest.clear()
        nearest.add(meant.abbreviation)
    if len(nearest) != 1:
        return None
    return _code_name(_by_abbreviation()[nearest.pop()], NameQuality.NEAR)


def _distance(left: str, right: str, limit: int) -> int | None:
    """Levenshtein's distance, or None where it is more than ``limit``."""
    if abs(len(left) - len(right)) > limit:
        return None
    above = list(range(len(right) + 1))
    for i, letter in enumerate(left, 1):
        row = [i] + [limit + 1] * len(right)
        # Outside this band the distance is more than the limit.
        for j in range(max(1, i - limit), min(len(right), i + limit) + 1):
            row[j] = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != right[j - 1]))
        if min(row) > limit:
            return None
        above = row
    return above[-1] if above[-1] <= limit else None
