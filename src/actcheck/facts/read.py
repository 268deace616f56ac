"""From the tree to the facts."""

from __future__ import annotations

from actcheck.ast import Act
from actcheck.facts.model import Facts


def read(act: Act) -> tuple[Facts, ...]:
    """The facts of each act in the text: one for a dossier, one an item for minutes."""
    return (Facts(span=act.span),)
