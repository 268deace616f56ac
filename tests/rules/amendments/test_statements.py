"""Which piece of a dossier differs from the others."""

from __future__ import annotations

from actcheck.facts import ActFacts, Fact, Facts
from actcheck.rules.amendments.statements import Statement, odd_ones, piece_of
from actcheck.source import Span


def said(*pieces: tuple[str, int]) -> list[Statement]:
    return [Statement(piece, value, Span(i, i + 1)) for i, (piece, value) in enumerate(pieces)]


def test_the_first_statement_and_those_that_differ_from_it() -> None:
    statements = said(("title", 2), ("deliberation", 2), ("attachment", 3), ("report", 1))
    assert odd_ones(statements) == (statements[0], statements[2:])


def test_pieces_that_agree() -> None:
    statements = said(("title", 2), ("report", 2), ("report", 2))
    assert odd_ones(statements) == (statements[0], [])


def test_one_piece_has_nothing_to_disagree_with() -> None:
    assert odd_ones(said(("title", 2))) is None
    assert odd_ones(said()) is None


def test_a_piece_that_says_several_things_is_not_compared() -> None:
    assert odd_ones(said(("title", 2), ("deliberation", 2), ("deliberation", 1))) is None


def test_the_title_is_a_piece_of_its_own() -> None:
    facts = Facts(span=Span(0, 99), act=ActFacts(title=Fact[str](value="AVENANT N°2", span=Span(10, 21))))
    assert piece_of(facts, Span(20, 21), "deliberation") == "title"
    assert piece_of(facts, Span(20, 22), "deliberation") == "deliberation"
    assert piece_of(facts, Span(9, 12), "report") == "report"
    assert piece_of(Facts(span=Span(0, 99)), Span(20, 21), "report") == "report"
