"""Island lexing: find the next terminal of a grammar anywhere in the text; what lies between is a gap.

Prose cannot be tokenised word by word at a linter's speed, and a grammar that must account for
every word is never total. Here a grammar names only its islands. The lexer searches for the next
one with two compiled alternations (words, marks) and hands the parser a ``GAP`` token for each stretch of
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
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Self

from actcheck.syntax.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lark.common import LexerConf
    from lark.lexer import TerminalDef


class Stretch(NamedTuple):
    """``text[start:end]``, lexed without a copy; tokens keep offsets in ``text``."""

    text: str
    start: int
    end: int


class Tables(NamedTuple):
    """What a lexer is made of.

    :param words: the alternation of the terminals that begin a word, the character before it included.
    :param names: for each group of ``words``, the terminal's name; None where it is ignored.
    :param marks: the alternation of the terminals that begin anywhere; empty where there are none.
    :param mark_names: the same for ``marks``.
    """

    words: str
    names: list[str | None]
    marks: str
    mark_names: list[str | None]


class Island(str):
    """A token with its place, for Lark too; lines and columns are :class:`actcheck.source.Document`'s affair."""

    __slots__ = ("column", "end_column", "end_line", "end_pos", "line", "start_pos", "type", "value")
    type: str
    value: str
    start_pos: int
    end_pos: int
    line: int | None
    column: int | None
    end_line: int | None
    end_column: int | None


class IslandLexer:
    """Finds the islands of a stretch and passes over the gaps; ``lark_lexers`` has it for Lark's LALR parser."""

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
        ignored = frozenset(lexer_conf.ignore)

        def kept(names: list[str]) -> list[str | None]:
            return [None if name in ignored else name for name in names]

        words = _first_characters(t for t in order if not t.name.startswith("MARK"))
        marks = _first_characters(t for t in order if t.name.startswith("MARK"))
        if len(words.keys() & _FREQUENT) <= _FEW:
            # Few places can begin an island: the engine skips to these letters at once, and looks back.
            for character, rests in words.items():
                marks.setdefault(character, [])[:0] = [(f"(?<![A-Za-z0-9].){rest}", name) for rest, name in rests]
            words = {}
        pattern, names = _alternation(words)
        mark_pattern, mark_names = _by_literals(marks)
        return Tables(f"[^A-Za-z0-9](?:{pattern})" if words else "", kept(names), mark_pattern, kept(mark_names))

    @cached_property
    def _words(self) -> _Named:
        return _named(self.tables.words, self.tables.names)

    @cached_property
    def _marks(self) -> _Named:
        return _named(self.tables.marks, self.tables.mark_names)

    def islands(self, text: str, start: int, end: int) -> list[Island]:
        """The tokens of ``text[start:end]``."""
        if not start:
            # Every word has a character before it.
            return self._found("\n" + text, 1, end + 1, 1)
        return self._found(text, start, end, 0)

    def island_at(self, text: str, start: int, end: int) -> Island | None:
        """The token that begins at ``start`` and ends before ``end``, or None."""
        marks, words = self._marks, self._words
        mark = marks.match(text, start, end)
        if mark is not None:
            name = marks.names[mark.lastindex or 0]
            return None if name is None else _token(name, mark[0], start, mark.end())
        word = words.match(text, start - 1, end) if start else words.match("\n" + text, 0, end + 1)
        name = None if word is None else words.names[word.lastindex or 0]
        if word is None or name is None:
            return None
        return _token(name, word[0][1:], start, start + len(word[0]) - 1)

    def _found(self, text: str, start: int, end: int, shift: int) -> list[Island]:
        """The tokens of ``text[start:end]``, their places less ``shift``. What begins first comes first."""
        (next_word, _, names), (next_mark, _, mark_names), gaps = self._words, self._marks, self._gaps
        # Lines and columns are left empty: Document knows ours.
        new = str.__new__
        found: list[Island] = []
        add = found.append
        at, beyond = start, end + 1
        word = next_word(text, start - 1, end)
        word_at = beyond if word is None else word.start() + 1
        mark = next_mark(text, start, end)
        mark_at = beyond if mark is None else mark.start()
        while True:
            if word is not None and word_at <= mark_at:
                name, begins, ends = names[word.lastindex or 0], word_at, word.end()
            elif mark is not None:
                name, begins, ends = mark_names[mark.lastindex or 0], mark_at, mark.end()
            else:
                break
            if word_at < ends:
                word = next_word(text, ends - 1, end)
                word_at = beyond if word is None else word.start() + 1
            if mark_at < ends:
                mark = next_mark(text, ends, end)
                mark_at = beyond if mark is None else mark.start()
            if name is None:
                continue
            if gaps and begins > at:
                gap = text[at:begins]
                if not gap.isspace():
                    token: Island = new(Island, gap)
                    token.type, token.start_pos, token.end_pos = "GAP", at - shift, begins - shift
                    add(token)
            token = new(Island, text[begins:ends])
            token.type, token.start_pos, token.end_pos = name, begins - shift, ends - shift
            add(token)
            at = ends
        if gaps and at < end and not text[at:end].isspace():
            add(_token("GAP", text[at:end], at - shift, end - shift))
        return found


class GapLexer(IslandLexer):
    """The same, and hands a ``GAP`` token for each stretch of text between two islands."""

    _gaps = True


_Finder = Callable[[str, int, int], "re.Match[str] | None"]


class _Named(NamedTuple):
    """A compiled alternation.

    :param names: for each of its groups, the terminal's name; None where it is ignored.
    """

    search: _Finder
    match: _Finder
    names: list[str | None]


def _named(pattern: str, names: list[str | None]) -> _Named:
    """The alternation with one group for each name rather than one for each alternative."""
    if not pattern:
        return _Named(_none, _none, names)
    distinct = list(dict.fromkeys(names))
    numbers = {name: number for number, name in enumerate(distinct)}
    made = compiled(pattern, [numbers[name] for name in names[1:]])
    return _Named(made.search, made.match, distinct if made.groups < len(names) - 1 else names)


def _none(_text: str, _start: int, _end: int) -> None:
    return None


def _token(name: str, value: str, start: int, end: int) -> Island:
    token: Island = str.__new__(Island, value)
    token.type, token.start_pos, token.end_pos = name, start, end
    return token


# What follows the first characters of an alternative, and the terminal it belongs to.
_Rest = tuple[str, str]
# The letters that most words of French are made of, and how many of them may begin islands that are rare.
_FREQUENT = frozenset("eaisnrtoludcmp")
_FEW = 2
# So few alternatives are tried as soon as their first characters are looked for.
_UNGUARDED = 2
# Alternatives are told apart by so many of their first characters, while that makes them no longer than this.
_DEPTH_OF_WORDS = 3
_LONGER = 1.5
_REPEATED = re.compile(r"\+|\{(\d+)(,(\d*))?\}")
_FIRST = re.compile(r"\[(?!\^)((?:[^\]\\]|\\.)+)\]|\\([^\w\s]|[nd])|([^\W_])|([^\w\s\\\[\]().*+?{}|^$]|\n)")


def _first_characters(terminals: Iterable[TerminalDef]) -> dict[str, list[_Rest]]:
    """What may follow each character that an island may begin with.

    :raises ValueError: where a terminal breaks the conventions above.
    """
    return _by_first((t.pattern.to_regexp(), t.name) for t in terminals)


def _by_first(alternatives: Iterable[_Rest]) -> dict[str, list[_Rest]]:
    found: dict[str, list[_Rest]] = {}
    for pattern, name in alternatives:
        for characters, rest in _alternatives(pattern, name):
            for character in characters:
                found.setdefault(character, []).append((rest, name))
    return found


def _alternation(firsts: dict[str, list[_Rest]], depth: int = _DEPTH_OF_WORDS) -> tuple[str, list[str]]:
    """One alternation of what begins with these characters, and the names of its groups (0 is none).

    The regex engine tries alternatives one after another: those that begin with the same characters
    stand together, and so do those that go on with the same. An empty group ends each alternative:
    the number of the last group matched names the island.
    """
    alike: dict[tuple[_Rest, ...], list[str]] = {}
    for first, found in firsts.items():
        alike.setdefault(tuple(found), []).append(first)
    names = [""]
    groups: list[tuple[list[str], str]] = []
    for rests in sorted(alike, key=lambda rests: alike[rests]):
        pattern, further = _one_of(rests, depth - 1)
        names += further
        groups.append((alike[rests], pattern))
    pattern = "|".join(_class(characters) + rest for characters, rest in groups)
    return f"(?={_class(firsts)})(?:{pattern})" if len(groups) > _UNGUARDED else pattern, names


def _by_literals(firsts: dict[str, list[_Rest]]) -> tuple[str, list[str]]:
    """The same with an alternative for each character: the engine skips at once to those that may begin an island."""
    names = [""]
    alternatives = []
    for first, rests in firsts.items():
        pattern, further = _one_of(rests, _DEPTH_OF_WORDS - 1)
        names += further
        alternatives.append(re.escape(first) + pattern)
    return "|".join(alternatives), names


def _one_of(rests: Sequence[_Rest], depth: int) -> tuple[str, list[str]]:
    """A group of what may follow, and the names of its groups: by its own first characters, if they can be told."""
    flat = f"(?:{'|'.join(rest + '()' for rest, _ in rests)})"
    if depth and len(rests) > 1:
        # What they begin with may be optional, or anything.
        with suppress(ValueError):
            firsts = _by_first(rests)
            pattern, names = _alternation(firsts, depth)
            if len(firsts) > 1 and len(pattern) < _LONGER * len(flat):
                return f"(?:{pattern})", names[1:]
    return flat, [name for _, name in rests]


def _class(characters: Iterable[str]) -> str:
    """One character of these."""
    of = list(map(re.escape, characters))
    return of[0] if len(of) == 1 else f"[{''.join(of)}]"


def _alternatives(pattern: str, terminal: str) -> list[tuple[str, str]]:
    """The alternatives of a pattern, each as its possible first characters and the rest.

    :raises ValueError: where an alternative begins with something optional, or with no known character.
    """
    group = _GROUP.match(pattern)
    if group and _closes(pattern, group.end()) == len(pattern) - 1:
        # In a pattern written over several lines, white space means nothing.
        content = pattern[group.end() : -1].strip() if group[1] == "x" else pattern[group.end() : -1]
        if group[1] == "x" and len(_split(content)) > 1:
            raise ValueError(f"{terminal}: alternatives over several lines stand in a group of their own: {pattern}")
        inner = _alternatives(content, terminal)
        if group[1] == "x":
            return [(first, f"(?x:{rest})") for first, rest in inner]
        if group[1] == "i":
            return [("".join(dict.fromkeys(first.lower() + first.upper())), f"(?i:{rest})") for first, rest in inner]
        return inner
    found: list[tuple[str, str]] = []
    for alternative in _split(pattern):
        group = _GROUP.match(alternative)
        if group and group[1] != "x":
            end = _closes(alternative, group.end())
            rest = alternative[end + 1 :]
            optional = rest[:1] == "?"
            if optional or rest[:1] not in ("*", "+", "{"):
                rest = rest[optional:]
                inner = _alternatives(alternative[: end + 1], terminal)
                found.extend((first, f"(?:{more}){rest}" if "|" in more else more + rest) for first, more in inner)
                if optional:
                    found.extend(_alternatives(rest, terminal))
                continue
        begins = _FIRST.match(alternative)
        if begins is None or alternative[begins.end() : begins.end() + 1] in ("?", "*"):
            raise ValueError(f"{terminal}: an alternative must begin with a character that is not optional: {pattern}")
        found.append((_characters(begins), _after_first(begins[0], alternative[begins.end() :])))
    return found


_GROUP = re.compile(r"\(\?([ix]?):")


def _after_first(element: str, rest: str) -> str:
    """What may follow the first character of a repeated element."""
    repeated = _REPEATED.match(rest)
    if repeated is None:
        return rest
    least, most = (1, None) if rest[0] == "+" else (int(repeated[1]), repeated[3] if repeated[2] else repeated[1])
    if not least:
        raise ValueError(f"an alternative must begin with a character that is not optional: {element}{rest}")
    limit = "" if not most else str(int(most) - 1)
    return f"{element}{{{least - 1},{limit}}}{rest[repeated.end() :]}"


def _characters(begins: re.Match[str]) -> str:
    characters, escaped, letter, mark = begins.groups()
    if characters is not None:
        return _CLASS_MEMBER.sub(_members, characters)
    return _members(begins) if escaped else letter or mark


_CLASS_MEMBER = re.compile(r"\\(.)|(.)-(.)", re.DOTALL)
_ESCAPED = {"d": "0123456789", "n": "\n", "t": "\t"}


def _members(member: re.Match[str]) -> str:
    """The characters of an escape or of a range."""
    if member[0][0] != "\\":
        return "".join(map(chr, range(ord(member[0][0]), ord(member[0][2]) + 1)))
    escaped = member[0][1]
    if escaped.isalnum() and escaped not in _ESCAPED:
        raise ValueError(f"no list of characters: {member[0]}")
    return _ESCAPED.get(escaped, escaped)


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
