"""Facts as a flat table of dotted names, for ``print-facts`` and those who compare it with labels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from actcheck.facts.model import Fact, Facts
from actcheck.source import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actcheck.facts.model import CitationFact, VotingFacts

# Read from every act of the text; all else but the visas is the first act's.
_OF_ALL_ACTS = ("references", "cited_acts", "opinions", "agreements", "articles", "dates", "sirets", "names")


def flatten(facts: Sequence[Facts]) -> dict[str, dict[str, Any]]:
    """The facts of one text by dotted name, each ``{"value", "span"}`` in plain JSON values.

    ``span`` is ``[start, end]``; a list's goes from its first piece to the end of its last, and its
    pieces keep their own. What is not stated is left out. Of a text with several acts: the first one's
    facts, the votings and the lists of references and dates of all, the visas of the first that has some. Of
    minutes, the visas of the first item that has some; all else is the whole's.
    ``votings`` holds ``{"for", "against", "abstentions", "unanimous", "span"}``, ``citations`` holds
    ``{"quote", "refs", "span"}``.
    """
    if not facts:
        return {}
    first = facts[0]
    flat: dict[str, dict[str, Any]] = {}
    for group in type(first).model_fields:
        stated = getattr(first, group)
        if isinstance(stated, BaseModel):
            for field in type(stated).model_fields:
                _put(flat, f"{group}.{field}", getattr(stated, field))
    # The whole of minutes states what its items state.
    acts = [act for act in facts if _kind(act) != "minutes_item"]
    for name in _OF_ALL_ACTS:
        _put(flat, name, tuple(piece for act in acts for piece in getattr(act, name)))
    _put_list(flat, "votings", [_voting(voting) for act in acts for voting in act.votings])
    single = [act for act in facts if _kind(act) not in ("minutes", "list")]
    citations = next((act.citations for act in (*single, *acts) if act.citations), ())
    _put_list(flat, "citations", [_citation(citation) for citation in citations])
    return flat


def _kind(act: Facts) -> str | None:
    return act.act.kind.value if act.act.kind else None


def _put(flat: dict[str, dict[str, Any]], name: str, stated: object) -> None:
    if isinstance(stated, Fact):
        flat[name] = stated.model_dump(mode="json", include={"value", "span"})
    elif isinstance(stated, tuple) and not isinstance(stated, Span):
        _put_list(flat, name, [piece.model_dump(mode="json") for piece in stated])


def _put_list(flat: dict[str, dict[str, Any]], name: str, pieces: list[dict[str, Any]]) -> None:
    if pieces:
        spans = [piece["span"] for piece in pieces if piece["span"]]
        whole = [min(start for start, _ in spans), max(end for _, end in spans)] if spans else None
        flat[name] = {"value": pieces, "span": whole}


def _voting(voting: VotingFacts) -> dict[str, Any]:
    return {
        "for": _value(voting.votes_for),
        "against": _value(voting.votes_against),
        "abstentions": _value(voting.abstentions),
        "unanimous": _value(voting.unanimous),
        "span": list(voting.span) if voting.span else None,
    }


def _citation(citation: CitationFact) -> dict[str, Any]:
    return {"quote": citation.quote, "refs": list(citation.refs), "span": list(citation.span)}


def _value(fact: Fact[Any] | None) -> Any:
    return None if fact is None else fact.value
