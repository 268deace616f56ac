"""The island lexers as Lark's parser takes them. Apart from them, so that reading islands alone loads no Lark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from lark.lexer import Lexer

from actcheck.syntax.islands import GapLexer, IslandLexer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lark import Token
    from lark.lexer import LexerState


class LarkIslandLexer(IslandLexer, Lexer):
    """Takes a :class:`actcheck.syntax.islands.Stretch` as its text."""

    __future_interface__ = 2

    def lex(self, lexer_state: LexerState, parser_state: Any) -> Iterator[Token]:
        tokens = self.islands(*lexer_state.text)  # type: ignore[misc]
        for token in tokens:
            token.value = str(token)
        for token in tokens[-1:]:
            # The parser's end token borrows these from the last one.
            token.line = token.column = token.end_line = token.end_column = None
        return iter(cast("list[Token]", tokens))


class LarkGapLexer(GapLexer, LarkIslandLexer):
    """The same, with the gaps."""
