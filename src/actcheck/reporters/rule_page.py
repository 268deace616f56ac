"""A rule for people: what it looks for, why, by which article, with an example."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from actcheck.reporters.text import severity_word, written_basis

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from actcheck.rules import Rule

_WIDTH = 100
_TIED = re.compile(r" (?=[»:;?!])|(?<=«) ")


def rule_page(rule: Rule, language: str) -> Iterator[str]:
    """The lines of a rule's page.

    :param rule: loaded with its examples.
    :param language: "fr" or "en".
    """
    english = language == "en"
    yield f"{rule.id} {rule.name} ({severity_word(rule.severity, language)})"
    yield from _wrapped(rule.title.in_language(language))
    yield ""
    yield from _section("Why" if english else "Pourquoi", _wrapped(rule.why.in_language(language), indent="  "))
    bases = [line for basis in rule.basis for line in _wrapped(written_basis(basis.basis, language), indent="  ")]
    if bases:
        yield from _section("Basis" if english else "Fondement", bases)
    for example in rule.faulty[:1]:
        yield from _section("At fault" if english else "Exemple fautif", _quoted(example.act))
        yield from _section(
            "What to do" if english else "À faire", _wrapped(rule.help.in_language(language), indent="  ")
        )
    for conforming in rule.conforming[:1]:
        yield from _section("Conforming" if english else "Exemple conforme", _quoted(conforming.act))
    if rule.known_limits:
        limits = _wrapped(rule.known_limits.in_language(language), indent="  ")
        yield from _section("Known limits" if english else "Limites connues", limits)


def _section(heading: str, lines: Iterable[str]) -> Iterator[str]:
    yield heading
    yield from lines
    yield ""


def _wrapped(text: str, *, indent: str = "") -> list[str]:
    # No line may begin with the mark that closes a French quotation or follows a space in French.
    tied = _TIED.sub("\u00a0", " ".join(text.split()))
    lines = textwrap.wrap(tied, _WIDTH, initial_indent=indent, subsequent_indent=indent)
    return [line.replace("\u00a0", " ") for line in lines]


def _quoted(act: str) -> list[str]:
    return [f"  | {line}".rstrip() for line in act.strip("\n").splitlines()]
