"""Loads the grammars, compiled once and cached."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from actcheck import __version__
from actcheck.resources import cache_folder, folder
from actcheck.syntax import islands
from actcheck.syntax.islands import GapLexer, Island, IslandLexer, Stretch, Tables

if TYPE_CHECKING:
    from lark import Lark, Transformer


class Grammar:
    """One grammar of ``grammars/``.

    A grammar of islands in any order is read with :meth:`islands`, by its lexer alone; one that
    says more is read with :meth:`read`, by LALR over the islands.

    :param name: the file's name without ``.lark``.
    :param transformer: builds the result as rules are reduced; None for islands in any order.
    :param gaps: whether the grammar declares ``GAP`` and wants the text between islands.
    """

    def __init__(self, name: str, transformer: Transformer[Any, Any] | None = None, *, gaps: bool = True) -> None:
        self._name = name
        self._class = GapLexer if gaps else IslandLexer
        self._transformer = transformer
        self._lexer: IslandLexer | None = None
        self._lark: Lark | None = None

    def islands(self, text: str, start: int, end: int) -> list[Island]:
        """The islands of ``text[start:end]``, in order."""
        if self._lexer is None:
            tables = self._kept_tables()
            self._lexer = self._new_lexer(self.loaded()) if tables is None else self._class.from_tables(tables)
        return self._lexer.islands(text, start, end)

    def read(self, text: str, start: int, end: int) -> Any:
        """What the transformer makes of ``text[start:end]``; never fails on text."""
        if self._lark is None:
            self._lark = self.loaded()
            tables = self._kept_tables()
            if tables is None:
                self._new_lexer(self._lark)
            else:
                self._lark.parser.lexer.tables = tables
        return self._lark.parse(Stretch(text, start, end))

    def loaded(self) -> Lark:
        """The grammar as Lark has it, from the cache where it is there."""
        from lark import Lark

        def opened(kept: bool | str) -> Lark:
            return Lark.open(
                str(folder("grammars") / f"{self._name}.lark"),
                parser="lalr",
                lexer=self._class,
                transformer=self._transformer,
                import_paths=[str(folder("grammars"))],
                cache=kept,
            )

        with suppress(OSError):
            cache_folder().mkdir(parents=True, exist_ok=True)
            return opened(str(self._file("grammar")))
        return opened(kept=False)

    def _file(self, ending: str) -> Path:
        return cache_folder() / f"{self._name}-{_digest()}.{ending}"

    def _kept_tables(self) -> Tables | None:
        # Absent, damaged, of another version: all mean "not kept".
        with suppress(OSError, ValueError, TypeError):
            return Tables(*json.loads(self._file("islands").read_bytes()))
        return None

    def _new_lexer(self, lark: Lark) -> IslandLexer:
        """The grammar's lexer, whose tables are kept."""
        lexer: IslandLexer = lark.parser.lexer
        file = self._file("islands")
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            draft = file.with_suffix(f".{os.getpid()}")
            draft.write_text(json.dumps(lexer.tables))
            draft.replace(file)
        return lexer


@cache
def _digest() -> str:
    """Of the version, of all the grammars, which import one another, and of what makes lexers of them."""
    digest = hashlib.sha256(__version__.encode())
    for path in (Path(islands.__file__), *sorted(folder("grammars").glob("*.lark"))):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
