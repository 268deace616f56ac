from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from actcheck.configuration.choice import Planner
from actcheck.configuration.discovery import Configurations
from actcheck.configuration.own_rules import OWN_RULES
from actcheck.configuration.settings import Layer
from actcheck.errors import ActcheckError
from actcheck.findings import Severity
from actcheck.rules import load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from actcheck.configuration.choice import Plan

    Write = Callable[[str, str], Path]

OFF = {
    "id": "HSE001",
    "name": "off-at-first",
    "since": "0.1.0",
    "severity": "warning",
    "applies_to": ["any"],
    "ground": "procedure",
    "usage": True,
    "enabled": False,
    "require": "sitting.date - notice.date >= 10",
    "title": {"fr": "Tard", "en": "Late"},
    "message": {"fr": "{sitting.date}", "en": "{sitting.date}"},
    "help": {"fr": "Avant.", "en": "Before."},
    "why": {"fr": "Ainsi.", "en": "So."},
    "conforming": [{"name": "a", "act": "Séance du 17 mars 2025. Date de convocation : 7 mars 2025"}],
    "faulty": [{"name": "b", "act": "Séance du 17 mars 2025. Date de convocation : 8 mars 2025", "at": "17 mars 2025"}],
}


def planned(path: str = "a.md", **command_line: tuple[str, ...]) -> Plan:
    layers = (Layer(source="command line", **command_line),) if command_line else ()  # type: ignore[arg-type]
    return Planner(Configurations(above=layers)).of(path)


def family(name: str) -> list[str]:
    return [rule.id for rule in load() if rule.family == name and rule.enabled]


def enabled() -> list[str]:
    return [rule.id for rule in load() if rule.enabled]


def test_by_default_the_enabled_rules_are_applied(write: Write):
    write("a.md", "")
    plan = planned()
    assert list(plan.rules) == enabled()
    assert plan.own == {"SUP001", "SUP002", "SUP003", "SUP004"}
    assert (plan.mandatory, plan.severity, plan.profile, plan.baseline) == (frozenset(), (), None, None)


def test_select_and_ignore(write: Write):
    write("actcheck.toml", 'select = ["voting", "DAT001"]\nignore = ["VOT003", "votes-unexplained-by-attendance"]\n')
    assert list(planned().rules) == sorted({"DAT001", *family("voting")} - {"VOT003", "VOT001"})


def test_a_rule_off_by_default_is_selected_beside_the_others(write: Write):
    write("house/conduct/off-at-first.yaml", yaml.safe_dump(OFF))
    write("actcheck.toml", 'rules = ["house"]\n')
    assert "HSE001" not in planned().rules
    assert set(planned(extend_select=("HSE001",)).rules) == {"HSE001", *enabled()}
    assert planned(select=("conduct",)).rules == ("HSE001",)
    write("actcheck.toml", 'rules = ["house"]\nextend-select = ["HSE"]\n')
    assert set(planned().rules) == {"HSE001", *enabled()}


def test_the_command_line_starts_from_what_files_say(write: Write):
    write("actcheck.toml", 'select = ["voting"]\nignore = ["VOT003"]\n')
    assert set(planned(ignore=("VOT001",)).rules) == set(family("voting")) - {"VOT001", "VOT003"}
    assert set(planned(extend_select=("DAT001",)).rules) == {*family("voting"), "DAT001"} - {"VOT003"}
    # A selection starts anew, as does the one of a file over the one it extends.
    assert planned(select=("VOT003", "DAT001")).rules == ("DAT001", "VOT003")


def test_each_file_takes_up_where_the_extended_one_ends(write: Write):
    write("base.toml", 'select = ["voting", "dates"]\nignore = ["VOT003", "DAT001"]\n')
    write("actcheck.toml", 'extend = "base.toml"\nextend-select = ["VOT003"]\nignore = ["VOT001"]\n')
    assert set(planned().rules) == {*family("voting"), *family("dates")} - {"DAT001", "VOT001"}
    write("actcheck.toml", 'extend = "base.toml"\nselect = ["DAT"]\n')
    assert list(planned().rules) == family("dates")


def test_ignores_of_some_files(write: Write):
    write("actcheck.toml", '[per-file-ignores]\n"archives/**" = ["dates"]\n"*.txt" = ["VOT003"]\n')
    assert list(planned("a.md").rules) == enabled()
    assert set(planned("archives/x/a.md").rules) == set(enabled()) - set(family("dates"))
    assert set(planned("archives/a.txt").rules) == set(enabled()) - set(family("dates")) - {"VOT003"}


def test_patterns_start_from_the_file_that_has_them(write: Write):
    write("actcheck.toml", '[per-file-ignores]\n"near/archives/*" = ["dates"]\n')
    write("near/actcheck.toml", 'extend = "../actcheck.toml"\n')
    assert set(planned("near/archives/a.md").rules) == set(enabled()) - set(family("dates"))


def test_the_severity_of_the_word_that_names_fewer_rules(write: Write):
    write("actcheck.toml", '[severity]\nVOT003 = "error"\nvoting = "information"\n')
    severity = dict(planned().severity)
    assert severity == dict.fromkeys(family("voting"), Severity.INFORMATION) | {"VOT003": Severity.ERROR}


def test_the_severity_of_the_nearest_file(write: Write):
    write("base.toml", '[severity]\nVOT003 = "error"\n')
    write("actcheck.toml", 'extend = "base.toml"\n[severity]\nvoting = "information"\n')
    assert dict(planned().severity)["VOT003"] is Severity.INFORMATION


class TestMandatory:
    def test_no_file_leaves_it_out(self, write: Write):
        write("base.toml", 'mandatory = ["VOT003"]\n')
        write(
            "actcheck.toml",
            'extend = "base.toml"\nselect = ["dates"]\nignore = ["VOT"]\n[per-file-ignores]\n"a.md" = ["VOT"]\n',
        )
        plan = planned()
        assert list(plan.rules) == sorted([*family("dates"), "VOT003"])
        assert plan.mandatory == {"VOT003"}

    def test_a_file_that_names_it_to_leave_it_out_is_told(self, write: Write):
        write(
            "actcheck.toml",
            'mandatory = ["VOT003", "DAT001"]\nignore = ["VOT003"]\n[per-file-ignores]\n"a.md" = ["DAT001", "DAT"]\n'
            '[severity]\nVOT003 = "information"\nDAT001 = "error"\n',
        )
        planner = Planner(Configurations())
        plan = planner.of("a.md")
        assert {"VOT003", "DAT001"} <= set(plan.rules)
        assert "VOT003" not in dict(plan.severity)
        assert dict(plan.severity)["DAT001"] is Severity.ERROR
        kept = "est obligatoire et reste vérifié / is mandatory and stays checked"
        assert list(planner.notes) == [
            f"actcheck.toml:2: « VOT003 » {kept}",
            f"actcheck.toml:4: « DAT001 » {kept}",
            f"actcheck.toml:6: « VOT003 » {kept}",
        ]

    def test_the_command_line_selects_without_it_but_ignores_it_not(self, write: Write):
        write("actcheck.toml", 'mandatory = ["VOT003"]\n')
        assert planned(select=("DAT001",)).rules == ("DAT001",)
        assert "VOT003" in planned(ignore=("VOT003",)).rules


def test_rules_about_suppressions_hold_unless_ignored(write: Write):
    write("actcheck.toml", 'select = ["voting"]\nignore = ["SUP002", "unused-suppression"]\n')
    assert planned().own == {"SUP003", "SUP004"}
    assert planned(ignore=("suppression",)).own == frozenset()
    assert not set(planned(select=("VOT",)).rules) & {rule.id for rule in OWN_RULES}


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (
            '\nignore = ["V0T003"]\n',
            "actcheck.toml:2: règle inconnue « V0T003 » / unknown rule (la plus proche / nearest : VOT003)",
        ),
        (
            '[per-file-ignores]\n"*.md" = ["votng"]\n',
            "actcheck.toml:2: règle inconnue « votng » / unknown rule (la plus proche / nearest : voting)",
        ),
        (
            '[severity]\n\nvotng = "error"\n',
            "actcheck.toml:3: règle inconnue « votng » / unknown rule (la plus proche / nearest : voting)",
        ),
        (
            "select = []\n",
            (
                "aucune règle retenue / no rule left"
                " (revoir --select et --ignore / review --select and --ignore : actcheck config)"
            ),
        ),
    ],
)
def test_a_word_that_names_nothing(write: Write, content: str, line: str):
    write("actcheck.toml", content)
    with pytest.raises(ActcheckError) as caught:
        planned()
    assert str(caught.value) == line


def test_files_with_one_configuration_have_one_plan(write: Write):
    write("actcheck.toml", 'lang = "en"\n')
    write("near/actcheck.toml", 'lang = "en"\nselect = ["VOT"]\n')
    planner = Planner(Configurations())
    assert planner.of("a.md") is planner.of("deep/b.md")
    assert planner.of("near/a.md") is not planner.of("a.md")
