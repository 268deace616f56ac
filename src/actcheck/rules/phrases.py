"""The words that a rule looks for, compiled to expressions over the folded text in lower case.

A phrase is taken as it is written. A pattern is a regular expression of a few pieces only, each of a
bounded length, that can be tried in a bounded number of ways at one place: the time that it takes grows
with the text and with nothing else. Only loaded when a rule file has changed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from actcheck.errors import RuleFileError
from actcheck.source.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_PATTERN = 200
MOST_TIMES = 100
MOST_WAYS = 1000
MOST_GROUPS = 20

# One way only, however long the white space is.
_SPACE = rf"\s{{1,{MOST_TIMES}}}+"
_SETS = frozenset("dws")
_COUNT = re.compile(r"\{(\d{1,3})(?:,(\d{1,3}))?\}")
_ALLOWED = (
    r"lettres, « . », « \d », « \w », « \s », [...], (a|b), « ? », {2}, {0,20}"
    r" / letters, '.', '\d', '\w', '\s', [...], (a|b), '?', {2}, {0,20}"
)


def phrase_expression(text: str) -> str:
    """The expression of words taken as they are written: accents, case and line breaks make no difference.

    :raises RuleFileError: when there is no word; without ``where``, which only the caller knows.
    """
    words = fold(text).lower().split()
    if not words:
        raise RuleFileError("texte vide / empty text")
    end = r"(?!\w)" if words[-1][-1].isalnum() else ""
    return _SPACE.join(map(re.escape, words)) + end


def pattern_expression(text: str) -> str:
    """The expression of a pattern.

    :raises RuleFileError: when it holds what patterns may not hold, can be empty, or can be tried in too
        many ways; without ``where``.
    """
    if len(text) > LONGEST_PATTERN:
        raise RuleFileError(
            f"motif de plus de {LONGEST_PATTERN} signes / pattern of more than {LONGEST_PATTERN} characters"
        )
    if text.count("(") > MOST_GROUPS:
        raise RuleFileError(f"motif de plus de {MOST_GROUPS} parenthèses / pattern of more than {MOST_GROUPS} groups")
    piece = _Reader(text).pattern()
    if not piece.least:
        raise RuleFileError(f"le motif « {text} » peut être vide / the pattern can be empty")
    if piece.ways > MOST_WAYS:
        raise RuleFileError(
            f"le motif « {text} » peut se lire de {piece.ways} façons / can be read in {piece.ways} ways",
            hint=f"{MOST_WAYS} au plus : réduire {{...}} et « ? » / at most: reduce {{...}} and '?'",
        )
    return rf"(?:{piece.expression})(?!(?<=\w)\w)"


class _Piece(NamedTuple):
    """
    :param ways: in how many ways it can be tried at one place.
    :param least: the characters of the shortest text that it matches.
    """

    expression: str
    ways: int
    least: int


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = fold(text)
        self.at = 0

    def pattern(self) -> _Piece:
        piece = self._choices()
        if self.at < len(self.folded):
            self._refuse(self.folded[self.at])
        return piece

    def _choices(self) -> _Piece:
        choices = [self._sequence()]
        while self._take("|"):
            choices.append(self._sequence())
        return _Piece(
            "|".join(choice.expression for choice in choices),
            sum(choice.ways for choice in choices),
            min(choice.least for choice in choices),
        )

    def _sequence(self) -> _Piece:
        expression, ways, least = "", 1, 0
        for piece in self._pieces():
            expression += piece.expression
            ways *= piece.ways
            least += piece.least
        return _Piece(expression, ways, least)

    def _pieces(self) -> Iterator[_Piece]:
        while self.at < len(self.folded) and self.folded[self.at] not in "|)":
            yield self._counted(self._piece())

    def _piece(self) -> _Piece:
        character = self._next()
        if character == "(":
            inner = self._choices()
            if not self._take(")"):
                self._refuse("(")
            return inner._replace(expression=f"(?:{inner.expression})")
        if character in "?*+{}]^$":
            self._refuse(character)
        if character == "[":
            one = self._set()
        elif character == ".":
            one = r"[\s\S]"
        elif character == "\\":
            one = self._escaped()
        elif character.isspace():
            while self.folded[self.at : self.at + 1].isspace():
                self.at += 1
            one = _SPACE
        else:
            one = re.escape(character.lower())
        return _Piece(one, 1, 1)

    def _counted(self, piece: _Piece) -> _Piece:
        """The piece with the « ? » or the {...} that follows it."""
        single = not piece.expression.startswith("(?:") and piece.expression != _SPACE
        if self._take("?"):
            grouped = piece.expression if piece.expression.startswith("(?:") else f"(?:{piece.expression})"
            return _Piece(f"{grouped}?", piece.ways + 1, 0)
        count = _COUNT.match(self.folded, self.at)
        if count is None:
            return piece
        low, high = int(count[1]), int(count[2] or count[1])
        if not single or low > high or high > MOST_TIMES:
            self._refuse(count[0])
        self.at = count.end()
        return _Piece(f"{piece.expression}{{{low},{high}}}", high - low + 1, low)

    def _escaped(self) -> str:
        character = self._next()
        if character in _SETS:
            return f"\\{character}"
        if character.isalnum() or not character.isascii():
            self._refuse(f"\\{character}")
        return re.escape(character)

    def _set(self) -> str:
        negated = "^" if self._take("^") else ""
        members = ""
        while not self._take("]"):
            first = self._member()
            if len(first) <= 2 and first[-1].isalnum() and first[0] != "\\" and self._take("-"):
                last = self._member()
                if not last.isalnum() or last < first:
                    self._refuse(f"{first}-{last}")
                first = f"{first}-{last}"
            members += first
        if not members:
            self._refuse("[]")
        return f"[{negated}{members}]"

    def _member(self) -> str:
        character = self._next()
        if character == "\\":
            return self._escaped()
        if character == "[":
            self._refuse(character)
        return r"\s" if character.isspace() else re.escape(character.lower())

    def _next(self) -> str:
        if self.at == len(self.folded):
            self._refuse(self.text[-1:])
        self.at += 1
        return self.folded[self.at - 1]

    def _take(self, character: str) -> bool:
        taken = self.folded.startswith(character, self.at)
        self.at += taken
        return taken

    def _refuse(self, what: str) -> NoReturn:
        raise RuleFileError(f"le motif « {self.text} » : « {what} » n'est pas permis / is not allowed", hint=_ALLOWED)
