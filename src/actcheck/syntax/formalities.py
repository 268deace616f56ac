"""How a vote was taken, who left for it, what the foot of an act certifies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.ast import Formality
from actcheck.source.folding import fold
from actcheck.syntax.dates import find_dates
from actcheck.syntax.grammar import Grammar
from actcheck.syntax.numbers import read_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from actcheck.ast import Heading
    from actcheck.source import Document
    from actcheck.syntax.islands import Island
    from actcheck.syntax.windows import Window

_GRAMMAR = Grammar("formalities", gaps=False)
_TITLES = Grammar("formal_titles", gaps=False)
_NAMING = ("interested", "alternate")
_DATED = ("enforceable", "shown", "no_quorum")
# What stands before a name: a title, or "suppléant de".
_BEFORE_NAMES = ("m. ", "mr ", "mr. ", "mme ", "mme. ", "monsieur ", "madame ", "suppleant de ", "suppleante de ")


def read_formalities(document: Document, text: str, near: Iterable[Window]) -> tuple[Formality, ...]:
    """What the text says of them, in order.

    :param text: the folded text in lower case.
    :param near: where such words stand.
    """
    found = []
    for start, end in near:
        for token in _GRAMMAR.islands(text, start, end):
            first, last = token.start_pos, token.end_pos
            what = token.type.removeprefix("MARK_").lower()
            dates = find_dates(document, first, last) if what in _DATED else []
            name = None
            if what in _NAMING:
                first, last = _named(document, token)
                name = document.text[first:last]
                if not name:
                    continue
            found.append(
                Formality(
                    span=document.span(first, last),
                    what=what,
                    date=dates[0] if dates else None,
                    months=_months(token) if what == "remedy_delay" else None,
                    name=name,
                )
            )
    return tuple(found)


def formalities_of_title(title: Heading) -> tuple[Formality, ...]:
    """What a title is about, where that asks for a form."""
    words = fold(title.text).lower()
    return tuple(
        Formality(span=title.span, what=what)
        for what in dict.fromkeys(token.type.lower() for token in _TITLES.islands(words, 0, len(words)))
    )


def _months(token: Island) -> int | None:
    before = str(token)[: token.index("mois")].rpartition("(")[0] or str(token)[: token.index("mois")]
    word = before.replace("d'", " ").split()[-1]
    return int(word) if word.isdigit() else read_number(word)


def _named(document: Document, token: Island) -> tuple[int, int]:
    """Where the name of a person stands: behind the last title, up to the last word with a capital."""
    before = [token.rfind(words) + len(words) for words in _BEFORE_NAMES if words in token]
    first = token.start_pos + max(before, default=0)
    last, at = first, first
    for word in document.text[first : token.end_pos].split():
        at = document.text.index(word, at) + len(word)
        if word[0].isupper():
            last = at
    return first, last
