"""Diagnoses for people."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from actcheck.days import written_date
from actcheck.diagnosis.words import vocabulary
from actcheck.findings import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actcheck.diagnosis import Alternative, Correction, Diagnosis, Statement
    from actcheck.diagnosis.model import Value
    from actcheck.findings import Finding

# More corrections than this to choose from help nobody to choose.
_MOST_CHOICES = 4
# More statements than this are no reason that can be read at a glance.
_MOST_REASONS = 4


def beside(finding: Finding, shown: Sequence[Finding], diagnoses: Sequence[Diagnosis]) -> list[Diagnosis]:
    """The diagnoses that go with a finding: of those shown, it has the most places in common with them."""
    return [
        one for one in diagnoses if max(shown, key=one.in_common, default=None) is finding and one.in_common(finding)
    ]


def told_beside(finding: Finding, shown: Sequence[Finding], diagnoses: Sequence[Diagnosis]) -> list[Words]:
    """The same in words, without those that have too many ways to be told, or tell no more than the finding does."""
    told = (message(one) for one in beside(finding, shown, diagnoses) if not _says_as_much(finding, one))
    return [words for words in told if words is not None]


def _says_as_much(finding: Finding, diagnosis: Diagnosis) -> bool:
    """Whether a finding shows all that may be wrong, and nothing else in the act settles it."""
    places = [finding.place.span, *(place.span for place in finding.related)]
    corrected = [correction.statement.span for correction in diagnosis.corrections]
    return not diagnosis.determined and all(any(place.covers(span) for place in places) for span in corrected)


def message(diagnosis: Diagnosis) -> Words | None:
    """One sentence, without the word "Diagnostic"; None where there are too many ways to be told."""
    if any(len(part) > 1 and sum(len(one.corrections) for one in part) > _MOST_CHOICES for part in diagnosis.parts):
        return None
    return Words(fr=_sentence(diagnosis, "fr"), en=_sentence(diagnosis, "en"))


def _sentence(diagnosis: Diagnosis, language: str) -> str:
    words = vocabulary()
    parts = [
        words.or_.in_language(language).join(_alternative(one, language, sure=len(part) == 1) for one in part)
        for part in diagnosis.parts
    ]
    if diagnosis.determined:
        line, joined = words.line.determined, words.together.in_language(language).join(parts)
    else:
        alone = len(parts) == 1 and all(len(one.corrections) == 1 for one in diagnosis.parts[0])
        line = words.line.single if alone else words.line.several
        joined = words.also.in_language(language).join(parts)
    return line.in_language(language).format(changes=joined)


def _alternative(alternative: Alternative, language: str, *, sure: bool) -> str:
    changes = [_change(c, language) + (_reason(c, language) if sure else "") for c in alternative.corrections]
    return vocabulary().and_.in_language(language).join(changes)


def _change(correction: Correction, language: str) -> str:
    form = vocabulary().forms[vocabulary().statements[correction.statement.fact].form]
    least, most = correction.least, correction.most
    day = next((s.value for r in correction.supports for s in r if s.fact.endswith(".weekday")), None)
    value = least
    words: Words | None
    if correction.value is not None:
        words = form.exact
    elif form.on_weekday is not None and isinstance(day, int):
        words = form.on_weekday if least is None or most is None else form.on_weekday_between
    elif least is not None and least != 0:
        words = form.between if most is not None else form.at_least
    else:
        words, value = (form.other, None) if most is None else (form.at_most, most)
    weekday = _weekday(day, language) if isinstance(day, int) else ""
    template = form.name if words is None else words
    return _fill(template, correction.statement, language, value=value, last=most, weekday=weekday)


def _reason(correction: Correction, language: str) -> str:
    words = vocabulary()
    alone = [reason[0] for reason in correction.supports if len(reason) == 1]
    if alone and correction.value is not None:
        template, named = (words.says_too if len(alone) == 1 else words.say_too), alone
    elif correction.supports and len(correction.supports[0]) <= _MOST_REASONS:
        template, named = words.according_to, list(correction.supports[0])
    else:
        return ""
    names = [_fill(words.forms[words.statements[s.fact].form].name, s, language) for s in named]
    last = words.and_.in_language(language)
    statements = last.join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    return template.in_language(language).format(statements=statements)


def _fill(
    template: Words,
    statement: Statement,
    language: str,
    *,
    value: Value | None = None,
    last: Value | None = None,
    weekday: str = "",
) -> str:
    written = _written(statement, value, language)
    return template.in_language(language).format(
        label=vocabulary().statements[statement.fact].in_language(language),
        stated=statement.raw if statement.value is None else _written(statement, statement.value, language),
        value=written,
        the_value=f"le {written}",
        last=_written(statement, last, language),
        weekday=weekday,
    )


def _written(statement: Statement, value: Value | None, language: str) -> str:
    if isinstance(value, datetime.date):
        return written_date(value, language)
    if value is None:
        return ""
    return _weekday(value, language) if statement.fact.endswith(".weekday") else str(value)


def _weekday(day: int, language: str) -> str:
    return vocabulary().weekdays.in_language(language).split()[day]
