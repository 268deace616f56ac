"""Names of persons: what a name island holds, and the one person that a stretch names."""

from __future__ import annotations

from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from actcheck.ast import Person
from actcheck.syntax.grammar import Grammar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actcheck.source import Document
    from actcheck.syntax.islands import Island

# What may follow the name in its island, and footnote figures glued to it.
_AFTER = " \n,;:/.)-0123456789"
_SHORT_GAP = 12
_NAMES = frozenset({"TITLED", "NAME"})


_GRAMMAR = Grammar("attendance")


class Name(NamedTuple):
    """A name island taken apart; offsets are in the cleaned text.

    :param start: where the title begins, or the name if there is none.
    :param name_start: where the name begins.
    :param end: where the name ends.
    :param separator: what follows: "," ";" ":" "/" "-" "et" "." or "" (a closing bracket aside).
    """

    start: int
    name_start: int
    end: int
    separator: str


def read_islands(text: str, start: int, end: int) -> Sequence[Island]:
    """The islands of ``attendance.lark`` in a stretch of folded text, gaps included."""
    return _GRAMMAR.islands(text, start, end)


def take_apart(token: Island) -> Name:
    """What a TITLED or NAME island holds."""
    value: str = token
    start = token.start_pos
    name = value.rstrip(_AFTER)
    if name[-2:] == "et" and name[-3:-2].isspace():
        name = name[:-3].rstrip(_AFTER)
    length = len(name)
    if value[length : length + 1] == "." and name[-1].isupper() and not name[-2:-1].isalnum():
        length += 1
    separator = value[length:].strip(" \n)0123456789")
    title = 0
    if token.type != "NAME":
        while value[title].isalpha():
            title += 1
        while not value[title].isalpha():
            title += 1
    return Name(start, start + title, start + length, separator[:2] if separator == "et" else separator[:1])


def person(document: Document, name: Name, second: Name | None = None, *, movement: bool = False) -> Person:
    """The node of a name.

    :param second: the other half of a double-barrelled name that was read as two.
    """
    text = document.text
    written = text[name.name_start : name.end]
    end = name.end
    if second is not None:
        more = text[second.name_start : second.end].split()
        joined = "-" if name.separator == "-" else " "
        written, end = f"{written.rstrip()}{joined}{' '.join(more)}", second.end
    whole, family, given = _in_parts(written)
    return Person(
        span=document.span(name.start, end),
        title=text[name.start : name.name_start].rstrip(" \n:") or None,
        name=whole,
        family_name=family,
        given_name=given,
        movement=movement,
    )


def in_capitals(word: str) -> bool:
    """Whether a word is written as a family name: "DUVAL", "d'ESTREL", not "J."."""
    return word[-1] != "." and (word.isupper() or (word[0] in "dl" and word.lstrip("dl'’").isupper()))


# An assembly's members are named in each of its acts.
@lru_cache(maxsize=4096)
def _in_parts(written: str) -> tuple[str, str, str | None]:
    """The name with single spaces, its family name and its given name."""
    words = written.split()
    return " ".join(words), *_halves(words)


def _halves(words: list[str]) -> tuple[str, str | None]:
    """Family name and given name, told apart by their letters' case."""
    capitals = [in_capitals(word) for word in words]
    if True not in capitals or False not in capitals:
        return " ".join(words), None
    if len(words) == 2:
        return (words[0], words[1]) if capitals[0] else (words[1], words[0])
    first = capitals.index(True)
    last = len(words) - capitals[::-1].index(True)
    while first and words[first - 1].islower():
        first -= 1
    given = words[:first] + words[last:]
    return " ".join(words[first:last]), " ".join(given) or None


def read_person(document: Document, start: int, end: int, *, at_end: bool = False) -> Person | None:
    """The one person that ``text[start:end]`` names, or None.

    Titles and functions before the name are skipped. The person is the first one, if the stretch
    begins with it; else the only one with a title.

    :param at_end: the stretch is what stands before some words ("... a été désignée secrétaire"):
        the person is the last one, if the stretch ends with it.
    """
    islands = read_islands(document.folded, start, end)
    if at_end:
        before = [token for token in islands if token.type != "FUNCTION"]
        last = before[-1] if before else None
        return person(document, take_apart(last)) if last is not None and last.type in _NAMES else None
    titled: list[Name] = []
    at_start = True
    for token, following in zip_longest(islands, islands[1:]):
        kind = token.type
        if kind == "TITLED" or (kind == "NAME" and at_start):
            name = take_apart(token)
            prose = kind == "NAME" and " " not in token.strip() and following is not None and following.type == "GAP"
            if at_start and name.separator != ":" and not prose:
                return person(document, name)
            at_start = at_start and not prose
            if kind == "TITLED":
                titled.append(name)
        elif kind == "MARK_PARAGRAPH" and titled:
            break
        elif at_start and (kind == "STOP" or (kind == "GAP" and len(token) > _SHORT_GAP)):
            at_start = False
    return person(document, titled[0]) if len(titled) == 1 else None
