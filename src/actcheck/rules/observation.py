"""What a Python check yields. Yielding nothing means that the act conforms."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from actcheck.findings import Fix, Severity
    from actcheck.source import Span


@dataclass(frozen=True, slots=True)
class Fault:
    """The act is at fault here: one finding.

    :param at: the primary place.
    :param values: what fills the ``{placeholders}`` of the message, the help, the notes and the
        labels, before the facts do: int, str, date, ``Words`` (one for each language), a ``Fact``,
        or a tuple of these.
    :param related: other places, each with the key of one of the rule's ``labels``, or None.
    :param notes: keys of the rule's ``notes``, appended to the message in this order.
    :param label: the key of the primary place's label, or None.
    :param severity: where this fault is less grave than the rule says, or less sure; None for the rule's.
    :param fix: how the text is put right, where that is known.
    """

    at: Span
    values: Mapping[str, object] = field(default_factory=dict)
    related: Sequence[tuple[Span, str | None]] = ()
    notes: Sequence[str] = ()
    label: str | None = None
    severity: Severity | None = None
    fix: Fix | None = None


@dataclass(frozen=True, slots=True, init=False)
class Missing:
    """The act does not state facts that the check needs: undetermined, unless a fault is yielded too.

    :param facts: their dotted names ("attendance.present").
    """

    facts: tuple[str, ...]

    def __init__(self, *facts: str) -> None:
        object.__setattr__(self, "facts", facts)


@dataclass(frozen=True, slots=True, init=False)
class NotApplicable:
    """The rule is not about this act ("no amendment is decided")."""


Observation = Fault | Missing | NotApplicable
