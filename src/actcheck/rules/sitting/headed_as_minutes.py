"""Whether a text calls itself a « procès-verbal »: an account of the sitting is not one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.formalities import formalities

if TYPE_CHECKING:
    from actcheck.facts import Facts, FormalityFact

# In characters: how far into the text these words still name the text itself.
_HEADING = 600


def headed_as_minutes(facts: Facts) -> FormalityFact | None:
    """The words that say so in its heading, or None."""
    named = formalities(facts, "official_minutes")
    return named[0] if named and named[0].span.start - facts.span.start <= _HEADING else None
