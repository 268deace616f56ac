"""The cleaned text: the original without markup and invisible characters, with words whole.

Each cleaning is a list of edits of the original; the edits together give the cleaned text and
the map back. What is in doubt stays: a stray asterisk costs a grammar less than a lost one.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from html import unescape
from html.entities import html5
from typing import TYPE_CHECKING, NamedTuple

from actcheck.source.span import Span, new_span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Edit(NamedTuple):
    """``original[start:end]`` is read as ``replacement``; every character of it comes from the whole stretch."""

    start: int
    end: int
    replacement: str = ""


class OffsetMap(NamedTuple):
    """The way from cleaned offsets back to the original, as segments in order.

    :param starts: where each segment starts in the cleaned text, then where the last one ends.
    :param origins: where it starts in the original.
    :param ends: where it ends in the original if it was replaced as a whole; -1 if it was copied
        character by character.
    """

    starts: list[int]
    origins: list[int]
    ends: list[int]

    def span(self, start: int, end: int) -> Span:
        """The original stretch of the cleaned ``[start:end]``, ``start < end``."""
        starts, origins, ends = self
        following = bisect_right(starts, start)
        first = following - 1
        shift = origins[first] - starts[first]
        # Most stretches lie within one segment, most segments are copied.
        if end <= starts[following] and ends[first] < 0:
            return new_span(Span, (start + shift, end + shift))
        last = bisect_right(starts, end - 1, first) - 1
        return Span(
            start + shift if ends[first] < 0 else origins[first],
            end + origins[last] - starts[last] if ends[last] < 0 else ends[last],
        )


# -- one character for one character: the map does not see these -----------------------------------

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_BREAKS = frozenset("\x0b\x0c\r\x85\u2028\u2029")


def _plain(m: re.Match[str]) -> str:
    return "\n" if m.group() in _BREAKS else " "


# -- edits -----------------------------------------------------------------------------------------

_LETTER = r"[^\W\d_]"
_LINE_ENDS = ("\n", "\r")
_END_OF_LINE = r"[ \t]{0,8}(?:\r\n?|\n)[ \t]{0,8}"

_CRLF = re.compile("\r\n")
_CARRIAGE_RETURN = re.compile("\r")
_PAGE_BREAK = re.compile(r"\f\f*")
_CAPITAL = "[A-ZÀ-ÖØ-Ý]"
# Behind each hyphen. Not the dash between two names: "UPPHOFF-" and "Philippe".
_HYPHENATED = {
    hyphen: re.compile(
        rf"{hyphen}(?=[ \t\r\n])(?<={_LETTER}.)"
        rf"(?!(?<={_CAPITAL}{_CAPITAL}.){_END_OF_LINE}{_CAPITAL}[a-zà-ÿ])({_END_OF_LINE})(?={_LETTER})"
    )
    for hyphen in "-\u2010\xad"
}
_INVISIBLE = re.compile("[\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+")
_ACCENT = re.compile("[\u0300-\u036f]")
_ACCENTS = re.compile("[\u0300-\u036f](?<=[^\n].)[\u0300-\u036f]{0,3}")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_HEADING = re.compile(r"##{0,5}[ \t]+(?=\S)")
_INDENT = "   "
_ESCAPE = re.compile(r"\\(?=[*_#.+()\[\]~`>-])")
_COMMENT = re.compile(r"<!--[^<>]{0,200}-->")
_INLINE_TAG = r"a|abbr|b|big|em|font|i|img|input|label|mark|s|small|span|strike|strong|sub|sup|tt|u"
_BLOCK_TAG = r"article|blockquote|br|caption|center|div|h[1-6]|hr|li|ol|p|section|table|tbody|tfoot|thead|tr|ul"
_TAG = re.compile(
    rf"</?(?:(?P<inline>{_INLINE_TAG})|(?P<block>{_BLOCK_TAG})|(?P<cell>td|th))"
    r"(?:\s[^<>=]{1,40}=[^<>]{0,300})?\s{0,4}/?>",
    re.IGNORECASE,
)
_COMMAND = r"(?:\\(?:text|textrm|mathrm|textsuperscript)\{)?"
_RAISED = rf"\^\{{{_COMMAND}(?P<raised>[^{{}}\\$\n]{{1,12}}|\\circ)\}}{{1,2}}"
_SUPERSCRIPT = re.compile(_RAISED)
_IN_MATHEMATICS = re.compile(rf"\$(?P<before>\w{{0,6}}){_RAISED}\$")


def _line_ends(text: str) -> Iterator[Edit]:
    return (Edit(m.start(), m.end(), "\n") for m in _CRLF.finditer(text))


def _page_breaks(text: str) -> Iterator[Edit]:
    # Beside a line end: a sentence may run on over the page, a blank line would part it.
    for m in _PAGE_BREAK.finditer(text):
        if text[m.start() - 1 : m.start()] in _LINE_ENDS or text[m.end() : m.end() + 1] in _LINE_ENDS:
            yield Edit(m.start(), m.end())


def _hyphenation(text: str) -> Iterator[Edit]:
    # The hyphen stays: nothing tells "délibé-ration" from "celui-ci". A soft one is invisible anyway.
    for hyphen, hyphenated in _HYPHENATED.items():
        if hyphen in text:
            for m in hyphenated.finditer(text):
                yield Edit(m.start(1), m.end(1))


def _invisible(text: str) -> Iterator[Edit]:
    return (Edit(m.start(), m.end()) for m in _INVISIBLE.finditer(text))


def _composition(text: str) -> Iterator[Edit]:
    for m in _ACCENTS.finditer(text):
        start, end = m.start() - 1, m.end()
        composed = unicodedata.normalize("NFC", text[start:end])
        if len(composed) == 1:
            yield Edit(start, end, composed)


def _ligatures(text: str) -> Iterator[Edit]:
    return (Edit(m.start(), m.end(), unicodedata.normalize("NFKC", m.group())) for m in _LIGATURE.finditer(text))


def _entities(text: str) -> Iterator[Edit]:
    for m in _ENTITY.finditer(text):
        entity = m.group()
        # html.unescape alone would read "&notit;" as "¬it;".
        if entity[1] == "#" or entity[1:] in html5:
            read = _INVISIBLE.sub("", unescape(entity))
            yield Edit(m.start(), m.end(), _CONTROL.sub(_plain, read))


def _tags(text: str) -> Iterator[Edit]:
    for m in _TAG.finditer(text):
        start, end = m.span()
        if m["cell"]:
            yield Edit(start, end, "\t" if text[start + 1] == "/" else "")
        elif m["block"]:
            on_its_own_line = start == 0 or end == len(text) or text[start - 1] in "\r\n" or text[end] in "\r\n"
            yield Edit(start, end, "" if on_its_own_line else "\n")
        else:
            yield Edit(start, end)


def _comments(text: str) -> Iterator[Edit]:
    return (Edit(m.start(), m.end()) for m in _COMMENT.finditer(text))


def _superscripts(text: str) -> Iterator[Edit]:
    # Those of mathematics twice: the edits of the whole begin before or end after the others, and stand.
    for m in _SUPERSCRIPT.finditer(text):
        yield from _raised(m, m.start())
    for m in _IN_MATHEMATICS.finditer(text):
        kept = m.start()
        if m["before"]:
            yield Edit(kept, m.start("before"))
            kept = m.end("before")
        yield from _raised(m, kept)


def _raised(m: re.Match[str], start: int) -> Iterator[Edit]:
    if m["raised"] == "\\circ":
        yield Edit(start, m.end(), "°")
    else:
        yield Edit(start, m.start("raised"))
        yield Edit(m.end("raised"), m.end())


def _headings(text: str) -> Iterator[Edit]:
    for m in _HEADING.finditer(text):
        before = text[max(0, m.start() - len(_INDENT) - 1) : m.start()]
        indent = before[before.rfind("\n") + 1 :]
        if indent in _INDENT:
            yield Edit(m.start() - len(indent), m.end())


def _escapes(text: str) -> Iterator[Edit]:
    return (Edit(m.start(), m.end()) for m in _ESCAPE.finditer(text))


_STARS = re.compile(r"\*\**")
_UNDERSCORES = re.compile("__*")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n|\r[ \t]*\r")
_OPENING = frozenset("([{«“„‘\"'<*_")
_CLOSING = frozenset(")]}»”’\"'>.,;:!?…%°*_")


def _emphasis(text: str, runs: re.Pattern[str]) -> Iterator[Edit]:
    """Marks that hug words and go in pairs: strong within a paragraph, light within a line.

    "(Pr*)", "2*3", "* item" and "22_12_14" keep theirs.
    """
    pending: dict[int, int] = {}
    for m in runs.finditer(text):
        start, end = m.span()
        width = end - start
        before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
        if width > 3 or before == "\\":
            continue
        if width in pending and _closes(before, after):
            # Taken out whether it pairs or not: no stretch is searched twice.
            opened = pending.pop(width)
            one_line = text.find("\n", opened, start) < 0 and text.find("\r", opened, start) < 0
            if one_line or (width > 1 and not _BLANK_LINE.search(text, opened, start)):
                yield Edit(opened, opened + width)
                yield Edit(start, end)
                continue
        if _opens(before, after):
            pending[width] = start


def _stars(text: str) -> Iterator[Edit]:
    return _emphasis(text, _STARS)


def _underscores(text: str) -> Iterator[Edit]:
    return _emphasis(text, _UNDERSCORES)


def _opens(before: str, after: str) -> bool:
    if before.isalnum() or after.isspace():
        return False
    return before.isspace() or after.isalnum() or after in _OPENING


def _closes(before: str, after: str) -> bool:
    if after.isalnum() or before.isspace():
        return False
    return before.isalnum() or before in _CLOSING or after.isspace()


_SPACED_WORD = f"{_CAPITAL}(?:[ \u00a0]{_CAPITAL})+"
# A heading whose letters are set apart, with wider spaces between its words.
_SPACED = re.compile(rf"(?<!\w)(?<!\w ){_SPACED_WORD}(?:[ \u00a0]{{2,}}{_SPACED_WORD})*(?! ?\w)")
_FEWEST_LETTERS = 5


def _spaced_letters(text: str) -> Iterator[Edit]:
    """ "D É C I D E", not the "A B C" of an enumeration."""
    for m in _SPACED.finditer(text):
        start, end = m.span()
        if sum(map(str.isalpha, m[0])) < _FEWEST_LETTERS:
            continue
        for at in range(start + 1, end - 1):
            if text[at].isspace() and not (text[at - 1].isspace() or text[at + 1].isspace()):
                yield Edit(at, at + 1)


# A finder runs only where one of its signs occurs: most texts need none of them.
_FINDERS: tuple[tuple[tuple[str, ...], Callable[[str], Iterator[Edit]]], ...] = (
    (("<",), _tags),
    (("<!--",), _comments),
    (("^{",), _superscripts),
    (("&",), _entities),
    (("*",), _stars),
    (("_",), _underscores),
    (("#",), _headings),
    (("\\",), _escapes),
    (("\n", "\r"), _hyphenation),
    ((" E ", " É ", " I ", " O ", " U ", " A N ", " A R ", " A T "), _spaced_letters),
)
# Among the characters that :func:`_uncommon` gives.
_UNCOMMON_FINDERS: tuple[tuple[re.Pattern[str], Callable[[str], Iterator[Edit]]], ...] = (
    (_CARRIAGE_RETURN, _line_ends),
    (_PAGE_BREAK, _page_breaks),
    (_INVISIBLE, _invisible),
    (_ACCENT, _composition),
    (_LIGATURE, _ligatures),
)
_COMMON = bytes(code for code in (*b"\t\n", *range(0x20, 0x7F), *range(0xA0, 0x100)) if code not in b"?\xad")
_REPLACED = re.compile(rb"\?")


def _uncommon(text: str) -> str:
    """Once each, the characters that are neither printable ASCII nor printable Latin-1, and perhaps "?"."""
    latin = text.encode("latin-1", "replace")
    found = set(latin.translate(None, _COMMON).decode("latin-1"))
    if "?" in found:
        found.update(text[m.start()] for m in _REPLACED.finditer(latin))
    return "".join(found)


def clean(original: str) -> tuple[str, OffsetMap | None]:
    """The cleaned text, and the map back to the original, None where the two have the same offsets.

    Markdown emphasis and heading marks, HTML tags, the marks of LaTeX superscripts and invisible
    characters are removed, and so is a line end between a word's hyphen and its next letter. HTML
    entities, decomposed letters and typographic ligatures become plain characters, line ends and
    page breaks ``\\n``, control characters spaces. Spaces are not collapsed.
    """
    edits: list[Edit] = []
    for signs, find in _FINDERS:
        if any(sign in original for sign in signs):
            edits.extend(find(original))
    uncommon = _uncommon(original)
    if uncommon:
        for sign, find in _UNCOMMON_FINDERS:
            if sign.search(uncommon):
                edits.extend(find(original))
    text, offsets = _apply(original, edits) if edits else (original, None)
    for control in _CONTROL.finditer(uncommon):
        text = text.replace(control[0], _plain(control))
    return text, offsets


def _apply(original: str, edits: list[Edit]) -> tuple[str, OffsetMap]:
    edits.sort(key=lambda edit: (edit.start, -edit.end))
    pieces: list[str] = []
    starts, origins, ends = [], [], []
    length = done = 0
    for start, end, replacement in edits:
        if start < done:  # inside what another edit has taken
            continue
        if start > done:
            pieces.append(original[done:start])
            starts.append(length)
            origins.append(done)
            ends.append(-1)
            length += start - done
        if replacement:
            pieces.append(replacement)
            starts.append(length)
            origins.append(start)
            ends.append(end)
            length += len(replacement)
        done = end
    if done < len(original):
        pieces.append(original[done:])
        starts.append(length)
        origins.append(done)
        ends.append(-1)
        length += len(original) - done
    starts.append(length)
    return "".join(pieces), OffsetMap(starts, origins, ends)
