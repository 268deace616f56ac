from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from actcheck.configuration.own_rules import OWN_RULES
from actcheck.configuration.suppression import beside, judge
from actcheck.errors import InputError
from actcheck.findings import Confidence, Finding, Place, Severity, Words
from actcheck.rules import load
from actcheck.source import Document, Span

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from actcheck.configuration.suppression import Judged

    Write = Callable[[str, str], Path]

ACT = """Vote
Pour : 24 voix (Groupe des
Étangs), **contre** : 3 voix
Fait le 24 mars 2025
"""
OWN = frozenset(rule.id for rule in OWN_RULES)


def found(rule: str, name: str, words: str) -> Finding:
    start = ACT.index(words)
    return Finding(
        rule=rule,
        name=name,
        severity=Severity.WARNING,
        confidence=Confidence.CERTAIN,
        message=Words(fr="f", en="e"),
        help=Words(fr="f", en="e"),
        place=Place(span=Span(start, start + len(words))),
    )


VOTES = found("VOT003", "votes-exceed-attendance", "24 voix")
GROUP = found("VOT003", "votes-exceed-attendance", "3 voix")
DATE = found("DAT001", "impossible-date", "24 mars 2025")


@pytest.fixture
def judged(write: Write) -> Callable[..., Judged]:
    """What a file of suppressions makes of the findings."""

    def judging(content: str, **options: frozenset[str]) -> Judged:
        path = write("a.md.actcheck.toml", content)
        settings = {"applied": frozenset({"VOT003", "DAT001"}), "mandatory": frozenset[str](), "own": OWN} | options
        suppressions = beside(str(path), "a.md.actcheck.toml")
        return judge(suppressions, Document.from_text(ACT), (VOTES, GROUP, DATE), catalogue=load(), **settings)

    return judging


def entry(rule: str, reason: str | None = "vu", quote: str | None = None) -> str:
    lines = ["[[suppress]]", f'rule = "{rule}"']
    lines += [] if quote is None else [f'quote = "{quote}"']
    lines += [] if reason is None else [f'reason = "{reason}"']
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("rule", ["VOT003", "vot003", "votes-exceed-attendance"])
def test_a_rule_by_its_id_or_name(judged: Callable[..., Judged], rule: str):
    result = judged("# vu\n" + entry(rule))
    assert result.findings == (DATE,)
    assert [(each.finding, each.kind, each.reason, each.source) for each in result.suppressed] == [
        (VOTES, "suppression", "vu", "a.md.actcheck.toml:2"),
        (GROUP, "suppression", "vu", "a.md.actcheck.toml:2"),
    ]
    assert result.about == ()


@pytest.mark.parametrize(
    ("quote", "left"),
    [
        ("24 voix", [GROUP, DATE]),
        ("24", [GROUP, DATE]),
        ("Pour : 24 voix (Groupe des Étangs)", [GROUP, DATE]),
        ("Groupe des Etangs), contre : 3", [VOTES, DATE]),
        ("voix", [DATE]),
        ("Pour :", [VOTES, GROUP, DATE]),
        ("25 voix", [VOTES, GROUP, DATE]),
    ],
)
def test_the_words_quoted_touch_the_place(judged: Callable[..., Judged], quote: str, left: list[Finding]):
    assert list(judged(entry("VOT003", quote=quote)).findings) == left


def said(result: Judged) -> list[tuple[str, str, int]]:
    return [(each.rule, each.message.fr, each.place.span.start) for each in result.about]


def test_what_serves_nothing_is_reported(judged: Callable[..., Judged]):
    content = entry("VOT003", quote="25 voix") + entry("VOT003", quote="Pour :") + entry("DAT001")
    result = judged(content, applied=frozenset({"VOT003", "DAT001"}))
    assert said(result) == [
        (
            "SUP001",
            "Aucun constat VOT003, et « 25 voix » ne se lit pas dans l'acte : rien n'est écarté.",
            content.index("VOT003"),
        ),
        ("SUP001", "Aucun constat VOT003 à « Pour : » : rien n'est écarté.", content.rindex("VOT003")),
    ]
    assert result.findings == (VOTES, GROUP)
    assert said(judged(entry("VOT001"), applied=frozenset({"VOT001"}))) == [
        ("SUP001", "Aucun constat VOT001 : rien n'est écarté.", 21)
    ]


def test_of_a_rule_that_was_not_applied_nothing_is_said(judged: Callable[..., Judged]):
    assert said(judged(entry("VOT001"))) == []


@pytest.mark.parametrize("reason", [None, "", "  "])
def test_without_a_reason_nothing_is_set_aside(judged: Callable[..., Judged], reason: str | None):
    result = judged(entry("VOT003", reason=reason))
    assert said(result) == [("SUP002", "VOT003 : pas de motif, rien n'est écarté.", 21)]
    assert result.findings == (VOTES, GROUP, DATE)


def test_a_mandatory_rule_is_not_set_aside(judged: Callable[..., Judged]):
    result = judged(entry("votes-exceed-attendance") + entry("DAT001"), mandatory=frozenset({"VOT003"}))
    assert said(result) == [("SUP003", "VOT003 est obligatoire : rien n'est écarté.", 21)]
    assert result.findings == (VOTES, GROUP)


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("V0T003", "Règle inconnue « V0T003 » ; la plus proche : VOT003."),
        ("votes-exceed-attendence", "Règle inconnue « votes-exceed-attendence » ; la plus proche : votes-exceed-"),
        ("zzzzzz", "Règle inconnue « zzzzzz »."),
        ("voting", "Règle inconnue « voting »"),
    ],
)
def test_a_rule_that_is_none(judged: Callable[..., Judged], rule: str, message: str):
    ((about, words, at),) = said(judged(entry(rule)))
    assert (about, at) == ("SUP004", 21)
    assert words.startswith(message)


def test_what_is_ignored_is_not_said(judged: Callable[..., Judged]):
    assert said(judged(entry("VOT003", reason=""), own=OWN - {"SUP002"})) == []


def test_the_place_in_an_array_on_one_line(judged: Callable[..., Judged]):
    content = 'suppress = [{rule = "VOT003"}, {rule = "zzz"}]\n'
    result = judged(content)
    assert said(result) == [
        ("SUP002", "VOT003 : pas de motif, rien n'est écarté.", content.index("VOT003")),
        ("SUP004", "Règle inconnue « zzz ».", content.index("zzz")),
    ]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("[[suppress]\n", "a.md.actcheck.toml:1: TOML mal écrit / invalid TOML: "),
        (entry("VOT003") + "[[suppress]]\nreason = 'a'\n", "a.md.actcheck.toml:4: « rule » manque / is missing ("),
        (
            entry("VOT003") + "raison = 'a'\n",
            "a.md.actcheck.toml:4: clé inconnue « raison » / unknown key (la plus proche / nearest: reason)",
        ),
        ("[suppress]\nrule = 'a'\n", "a.md.actcheck.toml:1: « suppress » : valeur refusée / value refused (une liste"),
        ("supress = []\n", "a.md.actcheck.toml:1: clé inconnue « supress » / unknown key (la plus proche / nearest:"),
    ],
)
def test_a_file_that_cannot_be_read(judged: Callable[..., Judged], content: str, line: str):
    with pytest.raises(InputError) as caught:
        judged(content)
    assert str(caught.value).startswith(line)
