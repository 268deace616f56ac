"""Island lexing: find the next terminal of a grammar anywhere in the text; what lies between is a gap.

Prose cannot be tokenised word by word at a linter's speed, and a grammar that must account for
every word is never total. Here a grammar names only its islands. The lexer searches for the next
one with a single compiled alternation and hands the parser a ``GAP`` token for each stretch of
text between two islands, so that any text at all can be lexed, in linear time, wherever its lines
break.

Conventions for the grammars that use it:

* the text is *folded* (see ``actcheck.source``): no accents, one apostrophe, one hyphen;
* a terminal begins at the start of a word, unless its name begins with ``MARK``;
* each alternative of a terminal begins with a letter, an escaped mark or a character class, not
  optional: the search skips at once to the characters that can begin an island;
* no capturing group;
* a grammar that needs the gaps says ``%declare GAP`` and is read with :class:`GapLexer`. A gap of
  white space alone is not reported.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from lark import Token
from lark.lexer import Lexer

from actcheck.syntax.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lark.common import LexerConf
    from lark.lexer import LexerState, TerminalDef


class Stretch(NamedTuple):
    """``text[start:end]``, lexed without a copy; tokens keep offsets in ``text``."""

    text: str
    start: int
    end: int


class Tables(NamedTuple):
    """What a lexer is made of.

    :param pattern: the alternation of all terminals.
    :param names: for each group of the pattern, the terminal's name; None where it is ignored.
    """

    pattern: str
    names: list[str | None]


class Island(Token):
    """A token with its place; lines and columns are :class:`actcheck.source.Document`'s affair."""

    start_pos: int
    end_pos: int


class IslandLexer(Lexer):
    """Lexer for Lark's LALR parser; takes a :class:`Stretch` and passes over the gaps."""

    __future_interface__ = 2
    _gaps = False

    def __init__(self, lexer_conf: LexerConf) -> None:
        self._conf: LexerConf | None = lexer_conf

    @classmethod
    def from_tables(cls, tables: Tables) -> Self:
        """A lexer without Lark, from what an earlier one was made of."""
        lexer = cls.__new__(cls)
        lexer._conf, lexer.tables = None, tables  # noqa: SLF001
        return lexer

    @cached_property
    def tables(self) -> Tables:
        """What the lexer is made of; may be set from outside where an earlier one has been kept."""
        lexer_conf = self._conf
        assert lexer_conf is not None, "a lexer has tables, or Lark's configuration to make them of"
        order = sorted(lexer_conf.terminals, key=lambda t: (-t.priority, -t.pattern.max_width, t.name))
        words = [t for t in order if not t.name.startswith("MARK")]
        marks = [t for t in order if t.name.startswith("MARK")]
        pattern, names = _search_pattern(words, marks)
        ignored = frozenset(lexer_conf.ignore)
        return Tables(pattern, [None if name in ignored else name for name in names])

    @cached_property
    def _search(self) -> re.Pattern[str]:
        return compiled(self.tables.pattern)

    def lex(self, lexer_state: LexerState, parser_state: Any) -> Iterator[Token]:
        tokens = self.islands(*lexer_state.text)  # type: ignore[misc]
        for token in tokens[-1:]:
            # The parser's end token borrows these from the last one.
            token.line = token.column = token.end_line = token.end_column = None
        return iter(tokens)

    def islands(self, text: str, start: int, end: int) -> list[Island]:
        """The tokens of ``text[start:end]``."""
        names, gaps = self.tables.names, self._gaps
        found: list[Island] = []
        add = found.append
        at = start
        for island in self._search.finditer(text, start, end):
            begins, ends = island.span()
            name = names[island.lastindex or 0]
            if name is None or begins == ends:
                continue
            if gaps and begins > at:
                gap = text[at:begins]
                if not gap.isspace():
                    add(_token("GAP", gap, at, begins))
            add(_token(name, island[0], begins, ends))
            at = ends
        if gaps and at < end and not text[at:end].isspace():
            add(_token("GAP", text[at:end], at, end))
        return found


class GapLexer(IslandLexer):
    """The same, and hands a ``GAP`` token for each stretch of text between two islands."""

    _gaps = True


def _token(name: str, value: str, start: int, end: int) -> Island:
    # Token's own constructor fills lines and columns too, at twice the cost; Document knows ours.
    token: Island = str.__new__(Island, value)
    token.type, token.value, token.start_pos, token.end_pos = name, value, start, end
    return token


def _search_pattern(words: list[TerminalDef], marks: list[TerminalDef]) -> tuple[str, list[str]]:
    """One alternation of all terminals, an alternative a first character, and the names of its groups.

    The start of a word is looked for first, then the handful of alternatives that may begin with
    its character: the regex engine tries alternatives one after another, and most words begin no
    island. An empty group ends each: the number of the last group matched names the island.

    :returns: the pattern, and for each group number the terminal's name (0 is none).
    """
    names = [""]
    firsts = {c for t in words for first, _ in _alternatives(t.pattern.to_regexp(), t.name) for c in first}
    if len(firsts & _FREQUENT) <= _FEW:
        # Few places can begin an island: the engine skips to these characters at once.
        parts = [_by_first_character(words, names, guard="(?<![A-Za-z0-9]{})"), _by_first_character(marks, names)]
        return "|".join(filter(None, parts)), names
    at_words, anywhere = (_by_first_character(terminals, names) for terminals in (words, marks))
    # The text is folded: what is no letter or figure of ASCII parts words.
    return "|".join(filter(None, (f"(?<![A-Za-z0-9])(?:{at_words})", anywhere))), names


def _by_first_character(terminals: list[TerminalDef], names: list[str], *, guard: str = "") -> str:
    """The alternatives of terminals, those that begin with the same characters together.

    :param names: the terminal's name is added for each group made.
    :param guard: what must hold behind a first character, which it is formatted with; each character
        then has an alternative of its own.
    """
    by_first: dict[str, list[_Rest]] = {}
    for terminal in terminals:
        for first, rest in _alternatives(terminal.pattern.to_regexp(), terminal.name):
            for character in first:
                by_first.setdefault(re.escape(character), []).append((rest, terminal.name))
    if guard:
        names.extend(name for found in by_first.values() for _, name in found)
        return "|".join(
            f"{first}{guard.format(first)}(?:{'|'.join(rest + '()' for rest, _ in found)})"
            for first, found in by_first.items()
        )
    alike: dict[tuple[_Rest, ...], list[str]] = {}
    for first, found in by_first.items():
        alike.setdefault(tuple(found), []).append(first)
    handfuls = []
    for handful in _handfuls(sorted(alike, key=lambda rests: alike[rests])):
        alternatives = []
        for rests in handful:
            names.extend(name for _, name in rests)
            first = f"[{''.join(alike[rests])}]" if len(alike[rests]) > 1 else alike[rests][0]
            alternatives.append(f"{first}(?:{'|'.join(rest + '()' for rest, _ in rests)})")
        characters = "".join(character for rests in handful for character in alike[rests])
        handfuls.append(f"(?=[{characters}])(?:{'|'.join(alternatives)})" if len(handful) > 1 else alternatives[0])
    return "|".join(handfuls)


def _handfuls(alternatives: list[tuple[_Rest, ...]]) -> Iterator[list[tuple[_Rest, ...]]]:
    for at in range(0, len(alternatives), _HANDFUL):
        yield alternatives[at : at + _HANDFUL]


# What follows the first character of an alternative, and the terminal it belongs to.
_Rest = tuple[str, str]
_HANDFUL = 9
# The letters that most words of French are made of, and how many of them may begin islands that are rare.
_FREQUENT = frozenset("eaisnrtoludcmp")
_FEW = 2
_REPEATED = re.compile(r"\+|\{(\d+)(,(\d*))?\}")
_FIRST = re.compile(r"\[(?!\^)((?:[^\]\\]|\\.)+)\]|\\([^\w\s]|[nd])|([^\W_])|([^\w\s\\\[\]().*+?{}|^$]|\n)")


def _alternatives(pattern: str, terminal: str) -> list[tuple[str, str]]:
    """The alternatives of a terminal, each as its possible first characters and the rest.

    :raises ValueError: where the terminal breaks the conventions above.
    """
    if pattern.startswith("(?:") and _closes(pattern, 3) == len(pattern) - 1:
        return _alternatives(pattern[3:-1], terminal)
    if pattern.startswith("(?x:") and _closes(pattern, 4) == len(pattern) - 1:
        return [(first, f"(?x:{rest})") for first, rest in _alternatives(pattern[4:-1].strip(), terminal)]
    found: list[tuple[str, str]] = []
    for alternative in _split(pattern):
        if alternative.startswith("(?:"):
            end = _closes(alternative, 3)
            rest = alternative[end + 1 :]
            optional = rest[:1] == "?"
            if optional or rest[:1] not in ("*", "+", "{"):
                rest = rest[optional:]
                inner = _alternatives(alternative[3:end], terminal)
                found.extend((first, f"(?:{more}){rest}" if "|" in more else more + rest) for first, more in inner)
                if optional:
                    found.extend(_alternatives(rest, terminal))
                continue
        begins = _FIRST.match(alternative)
        if begins is None or alternative[begins.end() : begins.end() + 1] in ("?", "*"):
            raise ValueError(f"{terminal}: an alternative must begin with a character that is not optional: {pattern}")
        found.append((_characters(begins), _after_first(begins[0], alternative[begins.end() :])))
    return found


def _after_first(element: str, rest: str) -> str:
    """What may follow the first character of a repeated element."""
    repeated = _REPEATED.match(rest)
    if repeated is None:
        return rest
    least, most = (1, None) if rest[0] == "+" else (int(repeated[1]), repeated[3] if repeated[2] else repeated[1])
    limit = "" if not most else str(int(most) - 1)
    return f"{element}{{{least - 1},{limit}}}{rest[repeated.end() :]}"


def _characters(begins: re.Match[str]) -> str:
    characters, escaped, letter, mark = begins.groups()
    if characters is not None:
        return "".join(
            "".join(map(chr, range(ord(run[0]), ord(run[2]) + 1))) if len(run) == 3 else run[-1]
            for run in re.findall(r"\\.|.-.|.", characters)
        )
    if escaped == "d":
        return "0123456789"
    return "\n" if escaped == "n" else escaped or letter or mark


def _split(pattern: str) -> list[str]:
    """The alternatives of a pattern, those inside groups left together."""
    parts, depth, start = [], 0, 0
    for at, character in _structure(pattern, 0):
        if character == "|" and depth == 0:
            parts.append(pattern[start:at])
            start = at + 1
        depth += _DEPTH[character]
    return [*parts, pattern[start:]]


def _closes(pattern: str, at: int) -> int:
    """Where the group whose content begins at ``at`` closes; -1 where it does not."""
    depth = 1
    for place, character in _structure(pattern, at):
        depth += _DEPTH[character]
        if depth == 0:
            return place
    return -1


def _structure(pattern: str, at: int) -> Iterator[tuple[int, str]]:
    """The brackets and bars of a pattern from ``at`` on, with their places: none escaped, none in a class."""
    in_class = False
    while at < len(pattern):
        character = pattern[at]
        if character == "\\":
            at += 1
        elif in_class:
            in_class = character != "]"
        elif character == "[":
            in_class = True
        elif character in _DEPTH:
            yield at, character
        at += 1


_DEPTH = {"(": 1, ")": -1, "|": 0}
