"""What holds of every grammar: no conflict is left to Lark to settle, and any text at all is read."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from lark import Lark
from lark.exceptions import GrammarError

from actcheck import resources, syntax
from actcheck.source import Document
from actcheck.syntax.grammar import Grammar
from actcheck.syntax.lark_lexers import LarkIslandLexer
from tests.invariants.fragments import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

GRAMMARS = resources.folder("grammars")
# Read by the rules engine, word by word; the others are read by islands.
OF_THE_RULES = "requirement"
# Terminals that other grammars import.
IMPORTED = {"codes", "common"}
# These read one expression, found by another grammar: what they refuse is no number, no date.
OF_ONE_EXPRESSION = {"number", "date"}
# Two numbers in words may follow one another ("deux mille vingt-cinq dix mars"): the first is the
# longest that can be read, as Lark settles it.
LONGEST_FIRST = {"date"}


def compiled(text: str, *, islands: bool = True) -> Lark:
    """Lark's strict mode raises on a conflict; with a lexer of our own it judges nothing else."""
    lexer = LarkIslandLexer if islands else "contextual"
    return Lark(text, parser="lalr", lexer=lexer, strict=True, import_paths=[str(GRAMMARS)])


def grammars_in_use() -> Iterator[Grammar]:
    for module in iter_modules(syntax.__path__, f"{syntax.__name__}."):
        for value in vars(import_module(module.name)).values():
            if isinstance(value, Grammar):
                yield value


IN_USE = {grammar._name: grammar for grammar in grammars_in_use()}


def test_every_grammar_is_in_use() -> None:
    assert {path.stem for path in GRAMMARS.glob("*.lark")} == {*IN_USE, *IMPORTED, OF_THE_RULES}


@pytest.mark.parametrize("name", sorted({*IN_USE, OF_THE_RULES} - LONGEST_FIRST))
def test_grammar_has_no_conflict(name: str) -> None:
    compiled((GRAMMARS / f"{name}.lark").read_text(encoding="utf-8"), islands=name != OF_THE_RULES)


def test_a_conflict_would_be_seen() -> None:
    with pytest.raises(GrammarError, match="Shift/Reduce conflict"):
        compiled("start: a A | A A\na: A\nA: /x/")


def test_numbers_that_follow_one_another_are_read_longest_first() -> None:
    assert IN_USE["date"].read("deux mille vingt cinq dix sept mars", 0, 35) == [2025, 17, "mars"]


@pytest.mark.parametrize("name", sorted(IN_USE.keys() - OF_ONE_EXPRESSION))
@given(text=texts)
def test_grammar_reads_any_text(name: str, text: str) -> None:
    folded = Document.from_text(text).folded
    half = len(folded) // 2
    for start, end in ((0, len(folded)), (half, len(folded)), (0, half)):
        assert IN_USE[name].read(folded, start, end) is not None
