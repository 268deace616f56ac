"""Loads the grammars, compiled once and cached."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from actcheck import __version__
from actcheck.resources import cache_folder, folder
from actcheck.syntax import islands
from actcheck.syntax.islands import GapLexer, Island, IslandLexer, Stretch, Tables

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lark import Lark, Transformer


class UnreadableWords(Exception):
    """Words that a grammar of one expression (a number, a date) does not read."""


class Grammar:
    """One grammar of ``grammars/``.

    A grammar of islands in any order is read with :meth:`islands`, by its lexer alone; one that
    says more is read with :meth:`read`, by LALR over the islands.

    :param name: the file's name without ``.lark``.
    :param transformer: makes what builds the result as rules are reduced; None for islands in any order.
    :param gaps: whether the grammar declares ``GAP`` and wants the text between islands.
    """

    def __init__(
        self, name: str, transformer: Callable[[], Transformer[Any, Any]] | None = None, *, gaps: bool = True
    ) -> None:
        self._name = name
        self._gaps = gaps
        self._transformer = transformer
        self._lark: Lark | None = None

    @cached_property
    def islands(self) -> Callable[[str, int, int], list[Island]]:
        """Called with a text, a start and an end: the islands of ``text[start:end]``, in order."""
        return self._lexer.islands

    @cached_property
    def island_at(self) -> Callable[[str, int, int], Island | None]:
        """Called with a text, a start and an end: the island that begins at the start, or None."""
        return self._lexer.island_at

    @cached_property
    def rules(self) -> Mapping[str, str]:
        """For each terminal that a rule lists as such, that rule: what the grammar calls its islands."""
        return self._kept.rules

    def read(self, text: str, start: int, end: int) -> Any:
        """What the transformer makes of ``text[start:end]``.

        :raises UnreadableWords: where a grammar of one expression meets something else.
        """
        from lark import UnexpectedInput

        if self._lark is None:
            self._lark = self.loaded()
            self._lark.parser.lexer.tables = self._kept.tables
        try:
            return self._lark.parse(Stretch(text, start, end))
        except UnexpectedInput as error:
            raise UnreadableWords from error

    @cached_property
    def _lexer(self) -> IslandLexer:
        return (GapLexer if self._gaps else IslandLexer).from_tables(self._kept.tables)

    def loaded(self) -> Lark:
        """The grammar as Lark has it, from the cache where it is there."""
        from lark import Lark

        from actcheck.syntax.lark_lexers import LarkGapLexer, LarkIslandLexer

        lexer = LarkGapLexer if self._gaps else LarkIslandLexer
        transformer = None if self._transformer is None else self._transformer()

        def opened(kept: bool | str) -> Lark:
            return Lark.open(
                str(folder("grammars") / f"{self._name}.lark"),
                parser="lalr",
                lexer=lexer,
                transformer=transformer,
                import_paths=[str(folder("grammars"))],
                cache=kept,
            )

        with suppress(OSError):
            cache_folder().mkdir(parents=True, exist_ok=True)
            return opened(str(self._file("grammar")))
        return opened(kept=False)

    def _file(self, ending: str) -> Path:
        return cache_folder() / f"{self._name}-{_digest()}.{ending}"

    @cached_property
    def _kept(self) -> _Kept:
        """What reading islands takes, from the cache where it is there."""
        file = self._file("islands")
        # Absent, damaged, of another version: all mean "not kept".
        with suppress(OSError, ValueError, TypeError):
            tables, rules = json.loads(file.read_bytes())
            return _Kept(Tables(*tables), rules)
        lark = self.loaded()
        lexer: IslandLexer = lark.parser.lexer
        alone = ((rule.origin.name, rule.expansion[0].name) for rule in lark.rules if len(rule.expansion) == 1)
        made = _Kept(lexer.tables, {terminal: rule for rule, terminal in alone if terminal.isupper()})
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            draft = file.with_suffix(f".{os.getpid()}")
            draft.write_text(json.dumps(made))
            draft.replace(file)
        return made


class _Kept(NamedTuple):
    tables: Tables
    rules: dict[str, str]


@cache
def _digest() -> str:
    """Of the version, of all the grammars, which import one another, and of what makes lexers of them."""
    digest = hashlib.sha256(__version__.encode())
    for path in (Path(islands.__file__), Path(__file__), *sorted(folder("grammars").glob("*.lark"))):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
