from __future__ import annotations

import datetime
import sys
import types
from typing import TYPE_CHECKING, Any

import pytest

from actcheck.errors import RuleFileError
from actcheck.facts import ActFacts, AttendanceFacts, AuthorityFacts, Fact, Facts, SittingFacts
from actcheck.findings import Confidence, Place, Severity, Verdict, Words
from actcheck.rules import Engine, Fault, Missing, NotApplicable, apply
from actcheck.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from actcheck.rules import Observation, Rule


def changed(facts: Facts, **groups: Any) -> Facts:
    return facts.model_copy(update=groups)


def test_a_fault_has_its_words_places_and_articles(make_rule: Callable[..., Rule], facts: Facts) -> None:
    verdict, (finding,) = apply(make_rule(), facts)
    assert (verdict.rule, verdict.name, verdict.verdict) == ("VOT901", "too-many-votes", Verdict.FAULTY)
    assert verdict.act == facts.span
    assert (finding.rule, finding.name) == ("VOT901", "too-many-votes")
    assert (finding.severity, finding.confidence) == (Severity.ERROR, Confidence.CERTAIN)
    assert finding.message == Words(fr="5 voix pour 3 présents.", en="5 votes.")
    assert finding.help == Words(fr="Recompter.", en="Count again.")
    assert [basis.article for basis in finding.basis] == ["CGCT L1"]
    assert finding.place == Place(span=Span(50, 51), label=Words(fr="voix", en="votes"))
    assert finding.related == (Place(span=Span(10, 11)), Place(span=Span(20, 21)))


def test_facts_read_from_one_place_show_it_once(make_rule: Callable[..., Rule], facts: Facts) -> None:
    same = Fact(value=1, span=Span(50, 51))
    attendance = AttendanceFacts(present=facts.attendance.present, excused=same)
    _, (finding,) = apply(make_rule(), changed(facts, attendance=attendance))
    assert [place.span for place in finding.related] == [Span(10, 11)]


def test_what_holds_conforms(make_rule: Callable[..., Rule], facts: Facts) -> None:
    verdict, findings = apply(make_rule(require="voting.total <= 5", message={"fr": "f", "en": "e"}), facts)
    assert (verdict.verdict, findings) == (Verdict.CONFORMING, ())


def test_facts_not_stated_are_named(make_rule: Callable[..., Rule], facts: Facts) -> None:
    verdict, findings = apply(make_rule(), changed(facts, attendance=AttendanceFacts()))
    assert (verdict.verdict, findings) == (Verdict.UNDETERMINED, ())
    assert verdict.missing == ("attendance.present", "attendance.excused")


@pytest.mark.parametrize(
    ("changes", "verdict", "missing"),
    [
        ({"applies_to": ["order", "deliberation"]}, "faulty", ()),
        ({"applies_to": ["any"]}, "faulty", ()),
        ({"applies_to": ["order"]}, "not_applicable", ()),
        ({"authorities": ["region", "departement"]}, "faulty", ()),
        ({"authorities": ["commune"]}, "not_applicable", ()),
        ({"assemblies": ["standing_committee"]}, "faulty", ()),
        ({"assemblies": ["council"]}, "not_applicable", ()),
    ],
)
def test_the_scope_of_a_rule(
    changes: dict[str, Any], verdict: str, missing: tuple[str, ...], make_rule: Callable[..., Rule], facts: Facts
) -> None:
    concluded, _ = apply(make_rule(**changes), facts)
    assert (concluded.verdict, concluded.missing) == (verdict, missing)


@pytest.mark.parametrize(
    ("changes", "verdict", "missing"),
    [
        ({}, "undetermined", ("act.kind",)),
        ({"applies_to": ["any"]}, "faulty", ()),
        (
            {"authorities": ["commune"], "assemblies": ["council"]},
            "undetermined",
            ("act.kind", "authority.kind", "authority.assembly"),
        ),
        ({"applies_to": ["any"], "authorities": ["commune"]}, "undetermined", ("authority.kind",)),
    ],
)
def test_an_unknown_scope_is_undetermined(
    changes: dict[str, Any], verdict: str, missing: tuple[str, ...], make_rule: Callable[..., Rule], facts: Facts
) -> None:
    nameless = changed(facts, act=ActFacts(), authority=AuthorityFacts())
    concluded, _ = apply(make_rule(**changes), nameless)
    assert (concluded.verdict, concluded.missing) == (verdict, missing)


def test_a_scope_that_excludes_wins_over_one_unknown(make_rule: Callable[..., Rule], facts: Facts) -> None:
    concluded, _ = apply(make_rule(authorities=["commune"]), changed(facts, act=ActFacts()))
    assert concluded.verdict == Verdict.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("day", "articles"),
    [
        ("1999-12-31", None),
        ("2000-01-01", ["first"]),
        ("2014-12-31", ["first"]),
        ("2015-01-01", ["second"]),
        (None, ["second"]),
    ],
)
def test_the_articles_in_force_carry_the_rule(
    day: str | None, articles: list[str] | None, make_rule: Callable[..., Rule], facts: Facts
) -> None:
    rule = make_rule(
        basis=[
            {"article": "first", "in_force_from": "2000-01-01", "in_force_to": "2015-01-01"},
            {"article": "second", "in_force_from": "2015-01-01"},
        ]
    )
    date = Fact(value=datetime.date.fromisoformat(day), span=Span(7, 8)) if day else None
    verdict, findings = apply(rule, changed(facts, sitting=SittingFacts(date=date)))
    if articles is None:
        assert (verdict.verdict, findings) == (Verdict.NOT_APPLICABLE, ())
    else:
        assert [basis.article for basis in findings[0].basis] == articles


def test_a_repealed_article_needs_the_date(make_rule: Callable[..., Rule], facts: Facts) -> None:
    rule = make_rule(basis=[{"article": "first", "in_force_to": "2015-01-01"}])
    verdict, _ = apply(rule, changed(facts, sitting=SittingFacts()))
    assert (verdict.verdict, verdict.missing) == (Verdict.UNDETERMINED, ("sitting.date",))


def test_a_usage_is_always_in_force(make_rule: Callable[..., Rule], facts: Facts) -> None:
    rule = make_rule(basis=[], usage=True)
    verdict, (finding,) = apply(rule, changed(facts, sitting=SittingFacts()))
    assert (verdict.verdict, finding.basis) == (Verdict.FAULTY, ())


def test_only_the_articles_of_the_authority_are_shown(make_rule: Callable[..., Rule], facts: Facts) -> None:
    rule = make_rule(
        basis=[
            {"article": "communes", "authorities": ["commune"]},
            {"article": "départements", "authorities": ["departement"]},
            {"article": "councils", "assemblies": ["council"]},
            {"article": "everybody"},
        ]
    )
    assert [basis.article for basis in apply(rule, facts)[1][0].basis] == ["départements", "everybody"]
    nameless = changed(facts, authority=AuthorityFacts())
    assert [basis.article for basis in apply(rule, nameless)[1][0].basis] == [
        "communes",
        "départements",
        "councils",
        "everybody",
    ]


def test_a_rule_whose_articles_are_all_for_others_is_not_applicable(
    make_rule: Callable[..., Rule], facts: Facts
) -> None:
    rule = make_rule(basis=[{"article": "communes", "authorities": ["commune"]}])
    assert apply(rule, facts)[0].verdict == Verdict.NOT_APPLICABLE
    dateless = changed(facts, sitting=SittingFacts())
    assert apply(rule, dateless)[0].verdict == Verdict.NOT_APPLICABLE


@pytest.fixture
def checked(make_rule: Callable[..., Rule], monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Any:
    """A rule whose Python check yields the observations given."""
    name = "".join(letter for letter in request.node.name if letter.isalnum()).lower()
    rule = make_rule().model_copy(
        update={
            "name": name,
            "require": None,
            "message": Words(fr="Il y a {count} voix.", en="There are {count} votes."),
            "notes": {"steady": Words(fr="Reste {count}.", en="{count} stay.")},
            "labels": {"here": Words(fr="ici {count}", en="here {count}")},
        }
    )

    def observing(*observations: Observation) -> Rule:
        module = types.ModuleType(rule.module)
        module.check = lambda _: iter(observations)  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, rule.module, module)
        return rule

    return observing


@pytest.mark.parametrize(
    ("observations", "verdict", "missing", "count"),
    [
        ((), "conforming", (), 0),
        ((NotApplicable(),), "not_applicable", (), 0),
        ((Missing("a.b", "c.d"), Missing("a.b")), "undetermined", ("a.b", "c.d"), 0),
        ((NotApplicable(), Missing("a.b")), "undetermined", ("a.b",), 0),
        ((NotApplicable(), Missing("a.b"), Fault(Span(1, 2), {"count": 1})), "faulty", (), 1),
    ],
)
def test_a_fault_wins_over_a_missing_fact_and_that_over_not_applicable(
    *,
    observations: tuple[Observation, ...],
    verdict: str,
    missing: tuple[str, ...],
    count: int,
    checked: Callable[..., Rule],
    facts: Facts,
) -> None:
    concluded, findings = apply(checked(*observations), facts)
    assert (concluded.verdict, concluded.missing, len(findings)) == (verdict, missing, count)


def test_a_fault_of_a_check_has_notes_labels_and_related_places(checked: Callable[..., Rule], facts: Facts) -> None:
    fault = Fault(
        Span(30, 32),
        {"count": 7},
        related=[(Span(40, 41), "here"), (Span(42, 43), None), (Span(30, 32), None)],
        notes=["steady"],
        label="here",
    )
    _, (finding,) = apply(checked(fault), facts)
    assert finding.message == Words(fr="Il y a 7 voix. Reste 7.", en="There are 7 votes. 7 stay.")
    label = Words(fr="ici 7", en="here 7")
    assert finding.place == Place(span=Span(30, 32), label=label)
    assert finding.related == (Place(span=Span(40, 41), label=label), Place(span=Span(42, 43)))


def test_findings_come_by_place(checked: Callable[..., Rule], facts: Facts) -> None:
    rule = checked(*(Fault(Span(start, start + 1), {"count": start}) for start in (30, 10, 20)))
    assert [finding.place.span.start for finding in apply(rule, facts)[1]] == [10, 20, 30]


@pytest.mark.parametrize(
    "fault",
    [
        Fault(Span(1, 2)),
        Fault(Span(1, 2), {"count": 1}, notes=["unknown"]),
        Fault(Span(1, 2), {"count": 1}, label="unknown"),
        Fault(Span(1, 2), {"count": True}),
    ],
)
def test_a_check_that_does_not_fit_its_file_is_an_error(
    fault: Fault, checked: Callable[..., Rule], facts: Facts
) -> None:
    rule = checked(fault)
    with pytest.raises(RuleFileError) as caught:
        apply(rule, facts)
    assert caught.value.where == f"rules/voting/{rule.name}.yaml"


def test_a_check_that_does_not_exist_is_an_error(make_rule: Callable[..., Rule], facts: Facts) -> None:
    rule = make_rule().model_copy(update={"require": None, "name": "nowhere"})
    with pytest.raises(RuleFileError, match="check not found") as caught:
        apply(rule, facts)
    assert caught.value.where == "actcheck.rules.voting.nowhere"


def test_an_engine_that_has_met_many_cases_begins_again(
    make_rule: Callable[..., Rule], facts: Facts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("actcheck.rules.engine._CASES_KEPT", 1)
    engine = Engine([make_rule(applies_to=["deliberation"])])
    order = changed(facts, act=ActFacts(kind=Fact(value="order", span=Span(1, 2))))
    for _ in range(2):
        ((here,), _), ((there,), _) = engine.apply(facts), engine.apply(order)
        assert (here.verdict, there.verdict) == (Verdict.FAULTY, Verdict.NOT_APPLICABLE)
