"""What the index of the law says of an article, for people and for programs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from actcheck.days import written_date
from actcheck.law.index import Assurance, State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.law.index import ArticleStatus, CodeHistory, Version

_SERIES = re.compile(r"^(LO|[LRDA])(?=\d)")

_STATES = {
    "fr": {
        State.IN_FORCE: "en vigueur le {day}",
        State.NOT_YET_IN_FORCE: "pas encore en vigueur le {day}",
        State.REPEALED: "n'est plus en vigueur le {day}",
        State.SUSPENDED: "pas en vigueur le {day}, entre deux versions",
        State.ABSENT: "absent de l'index",
        State.UNDETERMINED: "les dates connues ne disent pas s'il est en vigueur le {day}",
    },
    "en": {
        State.IN_FORCE: "in force on {day}",
        State.NOT_YET_IN_FORCE: "not yet in force on {day}",
        State.REPEALED: "no longer in force on {day}",
        State.SUSPENDED: "not in force on {day}, between two versions",
        State.ABSENT: "absent from the index",
        State.UNDETERMINED: "the dates known do not tell whether it is in force on {day}",
    },
}
_ASSURANCES = {
    "fr": {
        Assurance.EXACT: "données officielles",
        Assurance.FULL: "histoire connue ; à vérifier sur Légifrance",
        Assurance.PARTIAL: "histoire connue en partie ; à vérifier sur Légifrance",
    },
    "en": {
        Assurance.EXACT: "official data",
        Assurance.FULL: "history known; check it on Légifrance",
        Assurance.PARTIAL: "history known in part; check it on Légifrance",
    },
}


def law_page(status: ArticleStatus, code: str, language: str) -> Iterator[str]:
    """The lines that say what is known of an article.

    :param code: the code, as people name it ("CGCT").
    """
    english = language == "en"
    number = _SERIES.sub(r"\1. ", status.article)
    history = status.history
    if history is None:
        yield f"{code} {number}"
        yield "  this code is not in the index" if english else "  ce code n'est pas dans l'index"
        return
    yield f"{code} {number} ({history.title})"
    day = written_date(status.on, language) if status.on else ""
    if status.assurance is Assurance.BEYOND:
        yield f"  {day} is after the end of the index" if english else f"  le {day} est après la fin de l'index"
    elif status.on is not None or not status.known:
        yield f"  {_STATES[language][status.state].format(day=day)}"
    for version in status.versions:
        mark = ">" if status.on is not None and version.covers(status.on) else " "
        yield f"  {mark} {_written(version, language)}"
    yield f"  source{':' if english else ' :'} {_source(history, language)}"
    if status.assurance in _ASSURANCES[language]:
        yield f"  {_ASSURANCES[language][status.assurance]}"
    if status.url:
        yield f"  {status.url}"


def law_record(status: ArticleStatus, code: str) -> dict[str, object]:
    """The same for programs: days are written "2025-03-17", what is not known is null."""
    return {
        "code": code,
        **TypeAdapter(type(status)).dump_python(status, mode="json"),
        "known": status.known,
        "in_force": status.in_force,
        "since": status.since and status.since.isoformat(),
        "next_change": status.next_change and status.next_change.isoformat(),
        "url": status.url,
    }


def _written(version: Version, language: str) -> str:
    english = language == "en"
    start = written_date(version.start, language) if version.start else "?"
    if version.end is None and version.end_known:
        return f"from {start}" if english else f"depuis le {start}"
    if version.end is not None:
        end = written_date(version.end, language)
        return f"from {start} to {end}" if english else f"du {start} au {end}"
    line = f"from {start}" if english else f"du {start}"
    line += ", end unknown" if english else ", fin inconnue"
    if version.seen_on:
        seen = written_date(version.seen_on, language)
        line += f", seen on {seen}" if english else f", vu le {seen}"
    if version.gone_by:
        gone = written_date(version.gone_by, language)
        line += f", gone by {gone}" if english else f", disparu le {gone}"
    return line


def _source(history: CodeHistory, language: str) -> str:
    english = language == "en"
    line = f"{history.origin}, {history.source}"
    if history.history_to:
        to = written_date(history.history_to, language)
        line += f"; history known to {to}" if english else f" ; histoire connue jusqu'au {to}"
    if history.alive_on and history.alive_on != history.history_to:
        seen = written_date(history.alive_on, language)
        line += f"; articles seen on {seen}" if english else f" ; articles vus le {seen}"
    if history.history_from:
        start = written_date(history.history_from, language)
        line += f"; repealed articles kept from {start}" if english else f" ; articles abrogés gardés depuis le {start}"
    return line
