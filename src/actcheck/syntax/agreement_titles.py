"""The agreement that the title of an act names."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from actcheck.ast import AgreementTitle
from actcheck.source.folding import fold
from actcheck.syntax.grammar import Grammar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from actcheck.source import Span
    from actcheck.syntax.islands import Island

_GRAMMAR = Grammar("agreement_title", gaps=False)
# What is longer is no title: a paragraph was taken for one.
_LONGEST = 600


def read_agreement_title(title: str, span: Span) -> AgreementTitle | None:
    """What a title, quoted or the act's own, says of an agreement; None where it names none.

    :param span: where the title stands.
    """
    read = _read(title)
    if read is None:
        return None
    about, parties, amends = read
    return AgreementTitle(span=span, object=about, parties=parties, amends=amends)


@lru_cache(maxsize=4096)  # the acts of an office cite the same ones again and again
def _read(title: str) -> tuple[str, str, bool] | None:
    words = " ".join(fold(title[:_LONGEST]).lower().split())
    islands = _GRAMMAR.islands(words, 0, len(words))
    named = next((island for island in islands if island.type == "AGREEMENT"), None)
    amendment = next((island for island in islands if island.type == "AMENDMENT"), None)
    if named is None:
        return None if amendment is None else ("", "", True)
    parties = next((island for island in islands if island.type == "PARTIES"), None)
    about = _up_to_next(words, named.end_pos, islands)
    others = "" if parties is None else _up_to_next(words, parties.end_pos, islands)
    return about, others, amendment is not None


def _up_to_next(words: str, start: int, islands: Iterable[Island]) -> str:
    end = min((i.start_pos for i in islands if i.type != "AGREEMENT" and i.start_pos >= start), default=len(words))
    return words[start:end].strip(" -:,.«»\"'")
