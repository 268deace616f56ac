"""What a rule file says without arithmetic: a visa, a section, words that must or must not be there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.law.article_numbers import canonical, series, sort_key
from actcheck.rules.observation import Fault, Missing
from actcheck.rules.own_visas import in_own_visas
from actcheck.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from actcheck.facts import Facts
    from actcheck.facts.model import LegalReference
    from actcheck.rules.act_text import ActText
    from actcheck.rules.model import Rule, Section, WantedVisa
    from actcheck.rules.observation import Observation

SECTIONS: Mapping[Section, Callable[[Facts], object]] = {
    "title": lambda facts: facts.act.title,
    "number": lambda facts: facts.act.number,
    "notice": lambda facts: facts.notice.date,
    "attendance": lambda facts: facts.attendance.present or facts.attendance.members,
    "quorum": lambda facts: facts.attendance.quorum_stated,
    "secretary": lambda facts: facts.sitting.secretary,
    "visas": lambda facts: facts.citations,
    "articles": lambda facts: facts.articles,
    "vote": lambda facts: facts.votings,
    "signature": lambda facts: facts.signature.signed,
    "remedies": lambda facts: facts.remedies.stated,
    "transmission": lambda facts: facts.transmission.stated,
    "report": lambda facts: facts.report.present,
    "attachments": lambda facts: facts.attachments.present,
}
"""What each name of ``require_section`` looks for."""


def observe(rule: Rule, facts: Facts, text: ActText | None) -> Iterator[Observation]:
    """What such a rule sees in an act.

    :param text: the text that the act stands in; without it, a rule on words is undetermined.
    """
    if rule.require_section:
        if not SECTIONS[rule.require_section](facts):
            yield Fault(at=_heading(facts, text))
    elif rule.require_citation:
        yield from _cited(rule.require_citation, facts, text)
    elif text is None:
        yield Missing("text")
    elif rule.forbid_text:
        for phrase in rule.forbid_text:
            for at in text.places(phrase.expression, facts.own or facts.span):
                yield Fault(at=at, values={"found": text.words(at)})
    elif not any(text.places(phrase.expression, facts.span) for phrase in rule.require_text):
        yield Fault(at=_heading(facts, text))


def _heading(facts: Facts, text: ActText | None) -> Span:
    """Where to say that something is missing: at the act's title, its number, its first line."""
    named = facts.act.title or facts.act.number or facts.act.kind
    if named is not None and named.span.start < named.span.end:
        return named.span
    return text.first_line(facts.span) if text else Span(facts.span.start, facts.span.start)


def _cited(wanted: tuple[WantedVisa, ...], facts: Facts, text: ActText | None) -> Iterator[Observation]:
    references = in_own_visas(facts.references)
    if any(_names(visa, facts, references) for visa in wanted):
        return
    unnamed = any(reference.nature == "code" and reference.code is None for reference in references)
    if unnamed and any(visa.code or visa.article for visa in wanted):
        # A visa names a code that nobody can tell: it may be this one.
        yield Missing("references")
    else:
        yield Fault(at=_heading(facts, text))


def _names(wanted: WantedVisa, facts: Facts, references: list[LegalReference]) -> bool:
    """Whether the act's own visas name what is wanted."""
    if wanted.act:
        number = _squeezed(wanted.act)
        return any(
            (act.number is not None and _squeezed(act.number) == number)
            or (act.date is not None and act.date.isoformat() == wanted.act)
            for act in in_own_visas(facts.cited_acts)
        )
    if wanted.text:
        nature, which = wanted.text.split()
        found = (reference.canonical.split() for reference in references)
        return any(words[0] == nature and which in words[1:] for words in found)
    if wanted.article:
        code, number = wanted.article.split(" ", 1)
        return any(reference.code == code and _holds(reference, number) for reference in references)
    return any(reference.code == wanted.code for reference in references)


def _holds(reference: LegalReference, number: str) -> bool:
    """Whether an article is the one that a visa names, or stands in the range that it names."""
    if reference.article is None:
        return False
    first = canonical(reference.article)
    if first == number:
        return True
    if series(first) != series(number) or sort_key(number) < sort_key(first):
        return False
    if reference.through:
        return sort_key(number) <= sort_key(canonical(reference.through))
    # "et suivants" goes on to the end of its chapter at most, and nobody says where that is.
    return reference.et_seq and number.partition("-")[0] == first.partition("-")[0]


def _squeezed(number: str) -> str:
    return "".join(number.split()).upper()
