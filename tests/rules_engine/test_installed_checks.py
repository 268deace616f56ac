"""Checks of installed packages: here, a package laid in a folder of the test, with its entry points."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest

from actcheck import pipeline
from actcheck.errors import RuleFileError
from actcheck.rules import installed_checks, load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from actcheck.rules import Rule

MODULE = """
from actcheck.rules import Fault, Missing

def short_names(facts):
    for member in facts.attendance.members:
        if len(member.name) < 12:
            yield Fault(at=member.span, values={"name": member.name}, notes=["short"])
    if not facts.attendance.members:
        yield Missing("attendance.present")

def fails(facts):
    return [1 / 0]

def says_something_else(facts):
    return ["fault"]

def not_declared(facts):
    return []
"""
ENTRY_POINTS = """
[actcheck.checks]
names = our_office_rules:short_names
fails = our_office_rules:fails
else = our_office_rules:says_something_else
gone = our_office_rules:gone
missing = our_missing_rules:check
[another.group]
other = our_office_rules:not_declared
"""
ACT = "Séance du 17 mars 2025\n\nPrésents : M. Paul MARTINET, Mme Anne LU.\n\nPour : 2 voix\n"


@pytest.fixture(autouse=True)
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    site = tmp_path / "site"
    metadata = site / "our_office_rules-1.0.dist-info"
    metadata.mkdir(parents=True)
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: our-office-rules\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text(ENTRY_POINTS)
    (site / "our_office_rules.py").write_text(MODULE)
    monkeypatch.syspath_prepend(str(site))
    installed_checks._loaded.cache_clear()
    yield
    sys.modules.pop("our_office_rules", None)
    installed_checks._loaded.cache_clear()


@pytest.fixture
def rule(content: dict[str, Any], make_rule: Callable[..., Rule]) -> Callable[[str], Rule]:
    del content["require"]
    del content["labels"]
    words = {
        "message": {"fr": "« {name} » est court.", "en": "“{name}” is short."},
        "notes": {"short": {"fr": "L'écrire en entier.", "en": "Write it in full."}},
    }
    return lambda check: make_rule(**words, check=check, usage=True, basis=[], applies_to=["any"])


def test_an_installed_check_finds_faults(rule: Callable[[str], Rule]) -> None:
    named = rule("our_office_rules:short_names")
    assert "our_office_rules" not in sys.modules
    (finding,) = pipeline.check(ACT, [named]).findings
    assert finding.message.fr == "« Anne LU » est court. L'écrire en entier."
    assert "Anne LU" in ACT[slice(*finding.place.span)]


def test_it_may_leave_an_act_undetermined(rule: Callable[[str], Rule]) -> None:
    (verdict,) = pipeline.check("Pour : 2 voix", [rule("our_office_rules:short_names")]).verdicts
    assert (verdict.verdict, verdict.missing) == ("undetermined", ("attendance.present",))


@pytest.mark.parametrize("check", ["our_office_rules:not_declared", "os:system", "our_office_rules:short_name"])
def test_only_what_a_package_declares_is_used(check: str, rule: Callable[[str], Rule]) -> None:
    with pytest.raises(RuleFileError) as caught:
        rule(check)
    assert f"no installed package declares « {check} »" in caught.value.what
    assert "our_office_rules:short_names" in str(caught.value.hint)
    assert str(caught.value.where).rpartition(":")[2].isdigit()
    assert "our_office_rules" not in sys.modules


@pytest.mark.parametrize("check", ["rules/check.py", "./check:function", "check", "a:b:c", "../a:b"])
def test_a_path_is_no_check(check: str, rule: Callable[[str], Rule]) -> None:
    with pytest.raises(RuleFileError, match="check : «"):
        rule(check)


@pytest.mark.parametrize(
    ("check", "what"),
    [
        ("our_office_rules:fails", "the check failed : ZeroDivisionError: division by zero"),
        ("our_office_rules:says_something_else", "the check yielded : str"),
        ("our_office_rules:gone", "check not found : AttributeError"),
        ("our_missing_rules:check", "check not found : ModuleNotFoundError: No module named 'our_missing_rules'"),
    ],
)
def test_what_is_wrong_in_a_check_is_said_in_one_line(check: str, what: str, rule: Callable[[str], Rule]) -> None:
    broken = rule(check)
    with pytest.raises(RuleFileError) as caught:
        pipeline.check(ACT, [broken])
    assert what in caught.value.what
    assert caught.value.where == check
    assert "\n" not in str(caught.value)


def test_a_package_removed_since_is_missed_when_the_rule_runs(
    rule: Callable[[str], Rule], rules_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule("our_office_rules:short_names")
    load([rules_folder])
    monkeypatch.setattr(sys, "path", sys.path[1:])
    (kept,) = load([rules_folder])
    with pytest.raises(RuleFileError, match="no installed package declares"):
        pipeline.check(ACT, [kept])
