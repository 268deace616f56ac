"""Loads the grammars, compiled once and cached."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from lark import Lark

from actcheck import __version__
from actcheck.resources import cache_folder, folder
from actcheck.syntax.islands import GapLexer, Island, IslandLexer, Stretch

if TYPE_CHECKING:
    from lark import Transformer


class Grammar:
    """One grammar of ``grammars/``, read by LALR over islands.

    :param name: the file's name without ``.lark``.
    :param transformer: builds the result as rules are reduced; None for a grammar of islands in any order.
    :param gaps: whether the grammar declares ``GAP`` and wants the text between islands.
    """

    def __init__(self, name: str, transformer: Transformer[Any, Any] | None = None, *, gaps: bool = True) -> None:
        self._name = name
        self._lexer = GapLexer if gaps else IslandLexer
        self._transformer = transformer
        self._lark: Lark | None = None

    def _loaded(self) -> Lark:
        if self._lark is None:
            grammars = folder("grammars")
            kept = cache_folder()
            cache: bool | str = str(kept / f"{self._name}-{__version__}.grammar")
            try:
                kept.mkdir(parents=True, exist_ok=True)
            except OSError:
                cache = False
            with suppress(OSError):
                self._lark = self._compiled(str(grammars / f"{self._name}.lark"), cache=cache)
            if self._lark is None:
                self._lark = self._compiled(str(grammars / f"{self._name}.lark"), cache=False)
        return self._lark

    def _compiled(self, path: str, *, cache: bool | str) -> Lark:
        return Lark.open(
            path,
            parser="lalr",
            lexer=self._lexer,
            transformer=self._transformer,
            import_paths=[str(folder("grammars"))],
            cache=cache,
        )

    def islands(self, text: str, start: int, end: int) -> list[Island]:
        """The islands of ``text[start:end]`` in order, for a grammar that takes them in any order."""
        lexer: IslandLexer = self._loaded().parser.lexer
        return lexer.islands(text, start, end)

    def read(self, text: str, start: int, end: int) -> Any:
        """What the transformer makes of ``text[start:end]``; never fails on text."""
        return self._loaded().parse(Stretch(text, start, end))
