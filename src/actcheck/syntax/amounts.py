"""Sums of money and percentages, alone and in columns with their total."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from actcheck.ast import Amount, AmountColumn, Rate
from actcheck.syntax.grammar import Grammar
from actcheck.syntax.numbers import read_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from actcheck.source import Document, Span
    from actcheck.syntax.islands import Island
    from actcheck.syntax.windows import Window

# What may stand between a sum and the word that says what it is, in characters.
_SHORT = 12
_NEAR = 45
_TAXES: dict[str, Literal["excluded", "included", "itself"]] = {
    "EXCLUDED": "excluded",
    "INCLUDED": "included",
    "TAX": "itself",
    "OF_TAX": "itself",
}
_ROLES: dict[str, Literal["initial", "change", "new"]] = {
    "INITIAL": "initial",
    "CHANGE": "change",
    "LESS": "change",
    "NEW": "new",
}
# Between figures and the same sum in words.
_JOINTS = frozenset({"EURO", "LINK", "CENTIMES", "EXCLUDED", "INCLUDED"})
_FIGURES = frozenset({"AMOUNT", "BRACKETED", "WORDED"})
# Before a minus sign that a space follows; else it is a dash.
_BEFORE_MINUS = frozenset(":(|=")
# A column: how far above its total it is looked for, how long a line may be, and its least number of sums.
_COLUMN = 2500
_LINE = 240
# A line that ends sooner was not broken for want of room.
_SHORT_LINE = 25
_ROWS = 2

_GRAMMAR = Grammar("amounts")


class Amounts(NamedTuple):
    """What a text says of money."""

    amounts: tuple[Amount, ...]
    rates: tuple[Rate, ...]
    columns: tuple[AmountColumn, ...]


def read_amounts(document: Document, text: str, near: Iterable[Window]) -> Amounts:
    """The sums, the percentages and the columns with a total, in order.

    :param text: the folded text in lower case.
    :param near: where the words and signs of money stand.
    """
    amounts: list[Amount] = []
    rates: list[Rate] = []
    for start, end in near:
        tokens = _GRAMMAR.islands(text, start, end)
        for i, token in enumerate(tokens):
            if token.type in _FIGURES and not _broken(text, token):
                amounts.append(_amount(document, text, tokens, i))
            elif token.type == "RATE":
                rates.append(_rate(document, tokens, i))
    columns = _columns(document, text) if "€" in text or "euro" in text else ()
    return Amounts(tuple(amounts), tuple(rates), tuple(columns))


def cents_of(figures: str) -> int:
    """The value in cents of figures as written: "1 200", "1.200,50 €", "1200.5"."""
    digits = figures.rstrip("€eurosd ()\n")
    whole, mark, rest = digits.replace(" ", "").replace("\n", "").rpartition(",")
    if not mark:
        whole, mark, rest = digits.replace(" ", "").replace("\n", "").rpartition(".")
        if len(rest) == 3:
            whole, mark, rest = whole + rest, "", ""
    if not mark:
        whole, rest = whole + rest, ""
    return int(whole.replace(".", "")) * 100 + int((rest + "00")[:2])


def _amount(document: Document, text: str, tokens: Sequence[Island], i: int) -> Amount:
    token = tokens[i]
    start, end = token.start_pos, token.start_pos + len(str(token).rstrip())
    role, word = _role(text, tokens, i)
    cents = _signed(text, token)
    spelled, spelled_span = _spelled(document, tokens, i)
    return Amount(
        span=document.span(start, end),
        cents=-abs(cents) if word == "LESS" else cents,
        tax=_tax(text, tokens, i),
        role=role,
        spelled=spelled,
        spelled_span=spelled_span,
    )


def _broken(text: str, token: Island) -> bool:
    """Whether a line ends amid the figures, too short to be one of prose: two numbers may stand there."""
    return "\n" in token.rstrip() and token.start_pos - text.rfind("\n", 0, token.start_pos) <= _SHORT_LINE


def _signed(text: str, token: Island) -> int:
    """The value in cents, negative behind a minus sign."""
    cents = cents_of(str(token))
    before = text[max(0, token.start_pos - 4) : token.start_pos]
    if before.endswith("-"):
        glued = before[-2:-1]
        return cents if glued.strip() and glued not in _BEFORE_MINUS else -cents
    if before.rstrip(" ").endswith("-"):
        return -cents if before.rstrip(" ")[:-1].rstrip()[-1:] in _BEFORE_MINUS else cents
    return cents


def _tax(text: str, tokens: Sequence[Island], i: int) -> Literal["excluded", "included", "itself"] | None:
    """What stands just behind the sum, else before it and not behind another one."""
    follows = i + 1
    while follows < len(tokens) and tokens[follows].type in ("MARK_CLOSE", "EURO", "MARK_OPEN"):
        follows += 1
    if follows < len(tokens) and tokens[follows].type in ("EXCLUDED", "INCLUDED", "OF_TAX"):
        return _TAXES[tokens[follows].type]
    for at in range(i - 1, -1, -1):
        token = tokens[at]
        # Heads of columns stand above their sums.
        if "\n" in text[token.end_pos : tokens[at + 1].start_pos]:
            return None
        if token.type in _TAXES:
            own = at and tokens[at - 1].type in _FIGURES and token.type != "TAX"
            return None if own else _TAXES[token.type]
        if token.type == "GAP" and (len(token) > _SHORT or "\n" in token):
            return None
        if token.type not in ("RATE", "GAP", "MARK_OPEN", "MARK_CLOSE"):
            return None
    return None


def _role(text: str, tokens: Sequence[Island], i: int) -> tuple[Literal["initial", "change", "new"] | None, str | None]:
    """What the nearest words before the sum make of it, and the type of these words."""
    found: Island | None = None
    for at in range(i - 1, -1, -1):
        token = tokens[at]
        if token.type in _FIGURES or (token.type == "GAP" and len(token) > _NEAR):
            break
        if token.type not in _ROLES:
            continue
        if found is None:
            found = token
        elif not found.startswith("port"):
            # Several in a row without a sum are heads of columns.
            return None, None
    if found is None or "\n\n" in text[found.end_pos : tokens[i].start_pos]:
        return None, None
    return _ROLES[found.type], found.type


def _spelled(document: Document, tokens: Sequence[Island], i: int) -> tuple[int | None, Span | None]:
    """The same sum in words, where brackets hold nothing but the figures behind it, or nothing but it."""
    before = i - 1
    if before >= 0 and tokens[before].type == "LINK":
        before -= 1
    if before >= 1 and tokens[before].type == "MARK_OPEN" and _type_behind(tokens, i) == "MARK_CLOSE":
        last = before
        before -= 1
        while before >= 0 and tokens[before].type in _JOINTS:
            before -= 1
        if before >= 0 and tokens[before].type == "SPELLED":
            return _value(document, tokens[before:last])
    behind = i + 1
    while behind < len(tokens) and tokens[behind].type in ("EXCLUDED", "INCLUDED"):
        behind += 1
    if _type_at(tokens, behind) != "MARK_OPEN":
        return None, None
    behind += 1
    if _type_at(tokens, behind) == "LINK":
        behind += 1
    if _type_at(tokens, behind) == "SPELLED" and _type_behind(tokens, behind) == "MARK_CLOSE":
        return _value(document, tokens[behind : behind + 5])
    return None, None


def _type_at(tokens: Sequence[Island], at: int) -> str | None:
    return tokens[at].type if at < len(tokens) else None


def _type_behind(tokens: Sequence[Island], at: int) -> str | None:
    """The type of the first token behind a sum that is no part of it."""
    at += 1
    while at < len(tokens) and tokens[at].type in _JOINTS:
        at += 1
    return _type_at(tokens, at)


def _value(document: Document, tokens: Sequence[Island]) -> tuple[int | None, Span | None]:
    """The value of words, with the centimes that may follow them."""
    words = tokens[0]
    span = document.span(words.start_pos, words.end_pos)
    euros = _number(str(words))
    if euros is None:
        return None, None
    for token in tokens[1:]:
        if token.type == "CENTIMES":
            cents = _number(str(token).rsplit(None, 1)[0])
            return (None, None) if cents is None else (100 * euros + cents, span)
        if token.type not in ("EURO", "LINK"):
            break
    return 100 * euros, span


def _number(words: str) -> int | None:
    """The number that words name, millions included."""
    plain = words.replace("-", " ").replace("millions", "million")
    before, million, rest = plain.partition("million")
    if not million:
        return read_number(plain)
    millions = read_number(" ".join(before.split()))
    thousands = read_number(" ".join(rest.split())) if rest.strip() else 0
    return None if millions is None or thousands is None else 1_000_000 * millions + thousands


def _rate(document: Document, tokens: Sequence[Island], i: int) -> Rate:
    token = tokens[i]
    whole, _, rest = str(token).rstrip("% \n").replace(",", ".").partition(".")
    of: Literal["tax", "change"] | None = None
    if i + 1 < len(tokens) and tokens[i + 1].type == "OF_TAX":
        of = "tax"
    for at in range(i - 1, -1, -1):
        if tokens[at].type == "TAX":
            of = "tax"
        elif tokens[at].type == "VARIES":
            of = "change"
        elif tokens[at].type in ("GAP", "MARK_OPEN") and len(tokens[at]) <= _SHORT:
            continue
        break
    return Rate(
        span=document.span(token.start_pos, token.end_pos), hundredths=int(whole) * 100 + int((rest + "00")[:2]), of=of
    )


class _Line(NamedTuple):
    """The sums of one line.

    :param cells: the tokens of the sums.
    :param total: the line begins with the word.
    :param partial: it holds a subtotal, tells what a sum is made of, or may hold a sum without its sign.
    """

    cells: tuple[Island, ...]
    total: bool
    partial: bool


def _columns(document: Document, text: str) -> Iterator[AmountColumn]:
    at = text.find("total")
    while at >= 0:
        first = text.rfind("\n", 0, at) + 1
        last = text.find("\n", at)
        last = len(text) if last < 0 else last
        line = _line(text, first, last)
        if line is not None and line.total and not line.partial and line.cells and text.count("total", first, at) == 0:
            yield from _column(document, text, first, line)
        at = text.find("total", last)


def _column(document: Document, text: str, end: int, total: _Line) -> Iterator[AmountColumn]:
    """The sums above a total, line by line: none where a line is of another make."""
    width = len(total.cells)
    rows: list[tuple[Island, ...]] = []
    gaps = 0
    spaced: bool | None = None
    for line, space in _lines_above(text, end):
        if line is None or line.partial or line.total:
            return
        # Where lines were spaced alike so far, another spacing is where the column begins.
        if rows and spaced is not None and space is not spaced:
            break
        if not line.cells:
            gaps += 1
            if gaps > 1 and rows:
                break
            continue
        # A line without a sum between two with one: nobody can tell whether the column goes on.
        if len(line.cells) != width or (gaps and rows):
            return
        if rows:
            spaced = space
        gaps = 0
        rows.append(line.cells)
    if len(rows) < _ROWS:
        return
    for i, cell in enumerate(total.cells):
        yield AmountColumn(
            span=document.span(cell.start_pos, cell.end_pos),
            rows=tuple(_signed(text, row[i]) for row in reversed(rows)),
            total=_signed(text, cell),
        )


def _lines_above(text: str, end: int) -> Iterator[tuple[_Line | None, bool]]:
    """The lines above, from the nearest on, and whether an empty one stands below each; rules of tables left out."""
    least = max(0, end - _COLUMN)
    space = False
    while end > least:
        start = text.rfind("\n", 0, end - 1) + 1
        if text[start:end].strip(" |-:=_+\n"):
            yield _line(text, start, end), space
            space = False
        elif not text[start:end].strip():
            space = True
        end = start


def _line(text: str, start: int, end: int) -> _Line | None:
    """None for a line too long to be a table's."""
    if end - start > _LINE:
        return None
    tokens = _GRAMMAR.islands(text, start, end)
    words = [token for token in tokens if token.type == "TOTAL"]
    cells = tuple(token for token in tokens if token.type in ("AMOUNT", "DECIMAL"))
    before = [token for token in words if not cells or token.start_pos < cells[0].start_pos]
    partial = any(str(word).startswith("sous") for word in words) or any(
        t.type == "WHEREOF" or (t.type == "WHOLE" and not cells and not _is_year(t)) for t in tokens
    )
    opening = text[start : before[0].start_pos] if before else ""
    return _Line(cells, bool(before) and not any(map(str.isalnum, opening)), partial)


def _is_year(token: Island) -> bool:
    return len(token) == 4 and token[:2] in ("19", "20")
