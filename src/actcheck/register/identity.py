"""What makes two acts, two authorities, two members or two agreements the same."""

from __future__ import annotations

import datetime
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations
from typing import TYPE_CHECKING, Literal, NamedTuple

from actcheck.errors import ActcheckError
from actcheck.source.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from actcheck.register.record import Record, RecordedStep

# In hundredths of the longer of two texts, by the words that they have in common.
SAME_TITLE = 85
_SAME_OBJECT, _LIKE_OBJECT, _FAR_OBJECT = 95, 80, 60
_OTHER_PARTIES = 55
# An object of fewer words than that is any agreement's.
_FEW_WORDS = 3
_LONG_WORD = 4
# A short word that differs by a letter may be another person's.
_SHORT_NAME = 5


@lru_cache(maxsize=4096)
def authority_key(name: str | None) -> str:
    """An authority's name by its letters: "DEPARTEMENT DU VAL-D'ORNE", "Département du Val d'Orne"; "" for none."""
    return "".join(c for c in fold(name or "").lower() if c.isalnum())


@lru_cache(maxsize=8192)
def number_key(number: str | None) -> str:
    """A number by its pieces, figures without the zeros before them: "n°2024-012", "2024/12"; "" for none."""
    pieces: list[str] = []
    for character in fold(number or "").upper():
        kind = "9" if character.isdigit() else "A" if character.isalpha() else ""
        if not kind:
            pieces.append("")
        elif pieces and pieces[-1] and ("9" if pieces[-1][0].isdigit() else "A") == kind:
            pieces[-1] += character
        else:
            pieces.append(character)
    found = [piece.lstrip("0") or "0" if piece.isdigit() else piece for piece in pieces if piece]
    return "-".join(found[1:] if found[:1] in (["N"], ["NO"]) and len(found) > 1 else found)


class Series(NamedTuple):
    """The place of a number in its year: "2024-584" is the 584th of 2024.

    :param sequence: None where the number is not made of a year and a figure.
    """

    year: int
    sequence: int | None


def series(number: str | None) -> Series | None:
    """The year that a number bears, first or last; None where it bears none."""
    pieces = number_key(number).split("-")
    for at, others in ((0, pieces[1:]), (-1, pieces[:-1])):
        if len(pieces[at]) == 4 and pieces[at].isdigit() and pieces[at][:2] in ("19", "20"):
            figure = int(others[0]) if len(others) == 1 and others[0].isdigit() and len(others[0]) < 7 else None
            return Series(int(pieces[at]), figure)
    return None


@lru_cache(maxsize=8192)
def title_key(title: str | None) -> str:
    """A title by its letters and figures."""
    return "".join(c for c in fold(title or "").lower() if c.isalnum())


def digest(*pieces: object) -> str:
    """Sixteen hexadecimal figures that stand for these pieces."""
    return blake2b("\x1f".join(map(str, pieces)).encode(), digest_size=8).hexdigest()


def act_key(record: Record) -> str:
    """Which act it is, whatever the file it was read from: by authority, assembly, number, day and title."""
    return digest(
        authority_key(record.authority),
        record.assembly or "",
        record.kind or "",
        number_key(record.number),
        record.date or "",
        title_key(record.title),
    )


@lru_cache(maxsize=65536)
def likeness(one: str, other: str) -> int:
    """How alike two texts are, 0 to 100, whatever the order of their words.

    :raises ActcheckError: when rapidfuzz is not installed.
    """
    return _score("token_sort_ratio", one, other)


@lru_cache(maxsize=65536)
def same_title(one: str, other: str) -> bool:
    """Whether one title is the other, at its length or shortened."""
    left, right = fold(one).lower(), fold(other).lower()
    if title_key(one) in title_key(other) or title_key(other) in title_key(one):
        return True
    if not _figures_agree(left, right):
        return False
    return likeness(left, right) >= SAME_TITLE or _score("token_set_ratio", left, right) >= SAME_TITLE + 10


def _figures_agree(one: str, other: str) -> bool:
    """Whether the figures of one are all among the other's: "avenant n°1" is not "avenant n°2"."""
    left, right = _figures(one), _figures(other)
    return left <= right or right <= left


@lru_cache(maxsize=8192)
def _figures(words: str) -> frozenset[str]:
    apart = "".join(c if c.isalnum() else " " for c in words).split()
    return frozenset(word.lstrip("0") for word in apart if any(c.isdigit() for c in word))


@lru_cache(maxsize=65536)
def near_names(one: str, other: str) -> bool:
    """Whether two names folded differ as one person's name misspelled does: by a letter or two of one long word."""
    words, others = one.split(), other.split()
    if len(words) != len(others) or len(words) < 2:
        return False
    odd, odd_others = sorted(set(words) - set(others)), sorted(set(others) - set(words))
    if len(odd) != 1 or len(odd_others) != 1:
        return False
    left, right = sorted((odd[0], odd_others[0]), key=len)
    if len(left) < _SHORT_NAME or (right.startswith(left) and right.endswith("E")):  # "Michel" and "Michèle" are two
        return False
    return _letters_apart(left, right) <= (1 if len(left) < 2 * _SHORT_NAME else 2)


def _letters_apart(one: str, other: str) -> int:
    try:
        from rapidfuzz.distance import OSA
    except ImportError:
        raise missing_extra("rapidfuzz") from None
    return OSA.distance(one, other, score_cutoff=3)


def _score(by: Literal["token_sort_ratio", "token_set_ratio"], one: str, other: str) -> int:
    try:
        from rapidfuzz import fuzz
    except ImportError:
        raise missing_extra("rapidfuzz") from None
    return round(fuzz.token_sort_ratio(one, other) if by == "token_sort_ratio" else fuzz.token_set_ratio(one, other))


def missing_extra(package: str) -> ActcheckError:
    """What to say where the register's libraries are not installed."""
    extra = "postgresql" if package == "psycopg" else "register"
    return ActcheckError(
        f"le registre demande {package}, qui n'est pas installé / the register needs {package}, which is not installed",
        hint=f"installer / install: pip install 'actcheck[{extra}]'",
    )


# --- agreements ---------------------------------------------------------------------------------


@lru_cache(maxsize=8192)
def _words(about: str) -> tuple[str, ...]:
    apart = "".join(c if c.isalnum() or c in "-/" else " " for c in about).split()
    return tuple(word for word in apart if len(word) >= _LONG_WORD or any(c.isdigit() for c in word))


class Likeness(NamedTuple):
    """
    :param likely: it is no more than likely; ``why``: on what grounds, in French and English.
    """

    likely: bool
    why: tuple[str, ...]


class Agreement(NamedTuple):
    """What is known of an agreement, to tell it from others.

    :param acts: numbers, folded, of acts known to be of its chain; ``days``: its own days.
    """

    object: str
    parties: str
    days: frozenset[datetime.date]
    acts: frozenset[str]
    bodies: frozenset[str]


def same_agreement(one: Agreement, other: Agreement) -> Likeness | None:
    """Whether two descriptions are of one agreement; None where nothing says so."""
    left, right = _words(one.object), _words(other.object)
    if not _figures_agree(one.object, other.object):
        return None
    score = likeness(" ".join(left), " ".join(right)) if left and right else 0
    by_act = bool(one.acts & other.acts)
    by_day = bool(one.days & other.days)
    by_body = bool(one.bodies & other.bodies)
    others = 0
    if one.parties and other.parties:
        others = likeness(one.parties, other.parties)
    known_apart = bool(one.parties and other.parties) and others < _OTHER_PARTIES and not by_body
    why = [f"objet à {score} % / object {score}%"] if score else []
    why += ["citée par numéro / cited by number"] if by_act else []
    why += ["même date / same date"] if by_day else []
    why += ["mêmes organismes / same bodies"] if by_body else []
    plain = min(len(left), len(right)) >= _FEW_WORDS
    if score >= _LIKE_OBJECT and (by_act or by_day):
        return Likeness(likely=False, why=tuple(why))
    if known_apart or not plain:
        return Likeness(likely=True, why=tuple(why)) if by_day and score >= _FAR_OBJECT and not known_apart else None
    if score >= _SAME_OBJECT:
        return Likeness(likely=False, why=tuple(why))
    if score >= _LIKE_OBJECT or (score >= _FAR_OBJECT and (by_day or by_act)):
        return Likeness(likely=True, why=tuple(why))
    return None


def blocks(step: RecordedStep, days: Iterable[datetime.date]) -> set[str]:
    """Words by which the register finds agreements that may be the same as a step's."""
    longest = sorted(sorted(set(_words(step.object))), key=len, reverse=True)[:4]
    found = {"+".join(sorted(pair)) for pair in combinations(longest, 2)} or set(longest)
    found |= {day.isoformat() for day in days}
    if step.act_number:
        found.add(f"act {number_key(step.act_number)}")
    return found
