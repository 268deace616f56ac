"""What holds of every text: reading never fails, nothing is lost, everything has its place."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given
from pydantic import BaseModel

from actcheck import pipeline, syntax
from actcheck.ast import ArticleNumber, DateMention, Node, Person
from actcheck.findings import Verdict
from actcheck.source import Document, Span
from tests.invariants.fragments import acts, plain_acts, texts

if TYPE_CHECKING:
    from collections.abc import Iterator


def spans_of(value: object, path: str = "") -> Iterator[tuple[str, Span]]:
    """Every span of a tree or of facts, with the way to it."""
    if isinstance(value, Span):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from spans_of(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, tuple):
        for item in value:
            yield from spans_of(item, path)


def nodes_of(value: object) -> Iterator[Node]:
    """Every node of a tree, parents first."""
    if isinstance(value, Node):
        yield value
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from nodes_of(getattr(value, name))
    elif isinstance(value, tuple) and not isinstance(value, Span):
        for item in value:
            yield from nodes_of(item)


def one_line(text: str) -> str:
    return " ".join(text.split())


@given(texts)
def test_checking_never_raises_and_every_finding_has_its_verdict(text: str) -> None:
    report = pipeline.check(text)
    assert {finding.name for finding in report.findings} == {
        verdict.name for verdict in report.verdicts if verdict.verdict is Verdict.FAULTY
    }


@given(texts)
def test_blocks_cover_the_text(text: str) -> None:
    document = Document.from_text(text)
    blocks = syntax.blocks(document)
    edges = [0, *(block.end for block in blocks)]
    assert [block.start for block in blocks] == edges[:-1]
    assert edges[-1] == len(document.text)
    for block in blocks:
        assert block.start <= block.opening_end <= block.end
        assert all(block.start <= at <= block.end for at in block.breaks)


@given(texts)
def test_spans_lie_inside_the_text(text: str) -> None:
    report = pipeline.check(text)
    for path, span in (
        *spans_of(pipeline.parse(text)),
        *spans_of(pipeline.read_facts(text)),
        *spans_of(report.findings),
    ):
        assert 0 <= span.start <= span.end <= len(text), path


# A signature stands at its quality and a movement at its verb, the persons around them; where the
# preface is silent, running heads and the foot tell of the sitting and of its secretary.
STANDS_ELSEWHERE = {"Signature.person", "Movement.persons", "Preface.sittings", "Preface.secretaries"}


def outside(parent: Node) -> Iterator[str]:
    """The nodes that stand outside the one that holds them."""
    for name in type(parent).model_fields:
        value = getattr(parent, name)
        for child in value if isinstance(value, tuple) and not isinstance(value, Span) else (value,):
            if isinstance(child, Node):
                field = f"{type(parent).__name__}.{name}"
                # A reference stands at its first words; its day may follow further on in the sentence.
                elsewhere = field in STANDS_ELSEWHERE or name == "date"
                if not elsewhere and not parent.span.covers(child.span):
                    yield f"{field}: {parent.span} {child.span}"
                yield from outside(child)


@given(texts)
def test_children_lie_inside_their_parents(text: str) -> None:
    assert list(outside(pipeline.parse(text))) == []


@given(texts)
def test_parts_follow_one_another_and_cover_the_text(text: str) -> None:
    document = Document.from_text(text)
    parts = syntax.parse(document).parts
    assert all(one.span.end <= next_.span.start for one, next_ in pairwise(parts))
    if document.text:
        assert (parts[0].span.start, parts[-1].span.end) == document.span(0, len(document.text))


@given(plain_acts)
def test_what_was_read_is_what_stands_there(text: str) -> None:
    for node in nodes_of(pipeline.parse(text)):
        # Cleaned, for a word broken by a hyphen at the line's end.
        quoted = one_line(Document.from_text(text[slice(*node.span)]).text)
        if isinstance(node, DateMention | ArticleNumber):
            assert one_line(node.raw) == quoted
        elif isinstance(node, Person):
            assert one_line(node.name) in quoted


@given(acts)
def test_the_same_text_says_the_same(text: str) -> None:
    assert pipeline.check(text) == pipeline.check(text)
    assert pipeline.read_facts(text) == pipeline.read_facts(text)
