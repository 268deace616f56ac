"""Findings that come with a fix, put right in the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import BaseModel

from actcheck import pipeline
from actcheck.source import Span
from actcheck.source.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from actcheck.findings import Edit, Finding
    from actcheck.rules import Engine, Rule

# A fix may bare another fault, whose fix may bare a third; more rounds than this would be a quarrel of rules.
_ROUNDS = 8
# How an act is written, beside what it states.
_WRITING = frozenset({"raw", "flaws", "quote", "closing", "announced", "oddities"})
_MARKS = re.compile(r"[\W_]+")


class Fixed(NamedTuple):
    """A text put right.

    :param text: the text with the edits made.
    :param made: the findings whose fix was made, in the order in which they were.
    :param refused: safe fixes that would have changed what the act states, and were left alone.
    """

    text: str
    made: tuple[Finding, ...]
    refused: tuple[Finding, ...]


def fix(
    text: str,
    rules: Sequence[Rule] | Engine | None = None,
    *,
    unsafe: bool = False,
    check: Callable[[str], Sequence[Finding]] | None = None,
) -> Fixed:
    """Make the fixes of the findings of a text, until no rule has one left to propose.

    A fix that is called safe is made only if the facts read afterwards are those read before, places
    and writing apart. Fixing a fixed text changes nothing.

    :param unsafe: make the fixes too that may change what the act states.
    :param check: the findings of a text that are to be put right, where it is not all those of ``rules``.
    :raises RuleFileError: when a rule file is broken.
    """

    def found(text: str) -> Sequence[Finding]:
        return pipeline.check(text, rules).findings if check is None else check(text)

    made: list[Finding] = []
    refused: dict[tuple[str, str], Finding] = {}
    for _ in range(_ROUNDS):
        proposed = [
            finding
            for finding in found(text)
            if finding.fix is not None and (unsafe or finding.fix.safe) and _identity(finding, text) not in refused
        ]
        chosen = _apart(proposed)
        if not chosen:
            break
        after, done, left = _made(text, chosen)
        made += done
        refused.update((_identity(finding, text), finding) for finding in left)
        text = after
        if not done:
            break
    return Fixed(text, tuple(made), tuple(refused.values()))


def _made(text: str, chosen: Sequence[Finding]) -> tuple[str, list[Finding], list[Finding]]:
    """The text with the fixes made, all at once if that changes no fact, else each that changes none."""
    safe = [finding for finding in chosen if finding.fix is not None and finding.fix.safe]
    free = [finding for finding in chosen if finding not in safe]
    kept = safe
    if safe and not _states_the_same(text, safe):
        kept = []
        for finding in safe:
            if _states_the_same(text, [*kept, finding]):
                kept.append(finding)
    done = [*kept, *free]
    return _edited(text, done), done, [finding for finding in safe if finding not in kept]


def _edited(text: str, findings: Iterable[Finding]) -> str:
    edits = sorted((edit for finding in findings for edit in _edits(finding)), key=lambda edit: edit.span)
    pieces, at = [], 0
    for edit in edits:
        pieces += [text[at : edit.span.start], edit.replacement]
        at = edit.span.end
    return "".join([*pieces, text[at:]])


def _edits(finding: Finding) -> tuple[Edit, ...]:
    return finding.fix.edits if finding.fix is not None else ()


def _apart(findings: Iterable[Finding]) -> list[Finding]:
    """The findings whose edits touch none of an earlier one: the others wait for the next round."""
    taken: list[Span] = []
    chosen = []
    for finding in findings:
        spans = [edit.span for edit in _edits(finding)]
        if all(span.end < other.start or other.end < span.start for span in spans for other in taken):
            taken += spans
            chosen.append(finding)
    return chosen


def _identity(finding: Finding, text: str) -> tuple[str, str]:
    return finding.rule, text[slice(*finding.place.span)]


def _states_the_same(text: str, made: Sequence[Finding]) -> bool:
    """Whether the acts of a text state the same once these fixes are made."""
    shortened = [pair for finding in made for edit in _edits(finding) if (pair := _shortened(text, edit)) is not None]
    return _stated(text, shortened) == _stated(_edited(text, made), shortened)


def _shortened(text: str, edit: Edit) -> tuple[str, str] | None:
    """What an edit writes with fewer letters and the same figures ("2eme", "2e"); None where it does not."""
    old, new = _squeezed(text[slice(*edit.span)]), _squeezed(edit.replacement)
    letters = iter(old)
    fewer = old != new and all(letter in letters for letter in new)
    return (old, new) if fewer and _figures(old) == _figures(new) != "" else None


def _figures(word: str) -> str:
    return "".join(filter(str.isdigit, word))


def _squeezed(words: str) -> str:
    """Words without marks, spaces or accents."""
    return _MARKS.sub("", fold(words))


def _stated(text: str, shortened: Sequence[tuple[str, str]]) -> list[Any]:
    """What the acts of a text state: their facts without places, and words without marks or spaces.

    :param shortened: what is written in two ways, longer and shorter.
    """
    return [_value(facts, shortened) for facts in pipeline.read_facts(text)]


def _value(stated: Any, shortened: Sequence[tuple[str, str]]) -> Any:
    match stated:
        case BaseModel():
            return {
                name: _value(value, shortened)
                for name, value in stated
                if name not in _WRITING and not (isinstance(value, Span) or name.endswith("span"))
            }
        case tuple():
            return [_value(one, shortened) for one in stated]
        case str():
            word = _squeezed(stated)
            for long, short in shortened:
                word = word.replace(long, short)
            return word
        case _:
            return stated
