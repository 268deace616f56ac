"""Delays of notice where the examples of the rules are silent."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from actcheck.facts import Fact, NoticeFacts
from actcheck.rules import Fault, NotApplicable
from actcheck.rules.notice import notice_under_five_clear_days, notice_under_three_clear_days
from actcheck.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from actcheck.facts import Facts


def test_a_notice_too_late_for_every_commune_is_for_one_rule(build: Callable[..., Facts]) -> None:
    notice = Fact[datetime.date](value=datetime.date(2025, 3, 14), span=Span(0, 5))
    facts = build(kind="commune", assembly="council").model_copy(update={"notice": NoticeFacts(date=notice)})
    assert list(notice_under_five_clear_days.check(facts)) == [NotApplicable()]
    (fault,) = notice_under_three_clear_days.check(facts)
    assert isinstance(fault, Fault)
    assert fault.values == {"clear_days": 2}
