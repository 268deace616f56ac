"""What a rule is once loaded."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from actcheck.findings import Basis, Confidence, Severity, Verdict, Words
from actcheck.rules.requirement import Requirement

ActKind = Literal["deliberation", "order", "decision", "minutes_item", "minutes", "list", "any"]
AuthorityKind = Literal["commune", "epci", "ept", "departement", "region", "syndicat", "ccas", "prefecture"]
Assembly = Literal["council", "standing_committee", "bureau", "executive"]
Ground = Literal["competence", "form", "procedure", "content", "drafting"]
Section = Literal[
    "title",
    "number",
    "notice",
    "attendance",
    "quorum",
    "secretary",
    "visas",
    "articles",
    "vote",
    "signature",
    "remedies",
    "transmission",
    "report",
    "attachments",
]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class RuleBasis(_Frozen):
    """An article that a rule rests on, and for whom.

    :param authorities: the kinds of authority that it is for; empty for all.
    :param assemblies: the kinds of assembly that it is for; empty for all.
    """

    basis: Basis
    authorities: tuple[AuthorityKind, ...] = ()
    assemblies: tuple[Assembly, ...] = ()


class WantedVisa(_Frozen):
    """What a visa must name: exactly one of the four.

    :param code: the abbreviation of a code ("CGCT").
    :param article: a code and the canonical number of an article ("CGCT L2121-29").
    :param text: a law, an ordinance, a decree ... by its number or its date ("LOI 2015-991").
    :param act: an earlier act, by its number or its date ("2021-175", "2021-07-01").
    """

    code: str | None = None
    article: str | None = None
    text: str | None = None
    act: str | None = None


class Phrase(_Frozen):
    """Words that a rule looks for.

    :param written: as the rule file has them.
    :param expression: a regular expression over the folded text in lower case.
    """

    written: str
    expression: str


class Example(_Frozen):
    """A small act and what the rule must conclude on it.

    :param known: the acts that the register holds; None where no register is asked.
    """

    name: str
    act: str
    verdict: Verdict
    known: tuple[str, ...] | None = None


class FaultyExample(Example):
    """A small act that the rule must find at fault.

    :param message: the French message of the first finding, whole (a str) or in parts (a tuple); None
        where the example does not fix it.
    :param at: the words of the act that the first finding's primary place covers.
    :param times: how many findings there are.
    """

    verdict: Verdict = Verdict.FAULTY
    message: str | tuple[str, ...] | None = None
    at: str
    times: int = 1


class Rule(_Frozen):
    """One rule.

    :param id: "VOT003", never reused.
    :param name: "votes-exceed-attendance", named by the fault.
    :param family: the folder that the rule file stands in ("voting").
    :param applies_to: the kinds of act that it is for.
    :param authorities: the kinds of authority that it is for; empty for all.
    :param assemblies: the kinds of assembly that it is for; empty for all.
    :param enabled: it runs without being selected.
    :param usage: it rests on usage rather than on an article.
    :param require: what must hold; None where something else decides.
    :param require_citation: one of these must stand in the act's visas.
    :param require_section: what the act must have.
    :param require_text: one of these must stand in the act or in what goes with it.
    :param forbid_text: none of these may stand in the act.
    :param check: the function of an installed package that decides ("our_rules.notice:check").
    :param conforming: examples, only in rules loaded with them.
    :param faulty: examples, only in rules loaded with them.
    """

    id: str
    name: str
    family: str
    since: str
    severity: Severity
    confidence: Confidence
    applies_to: tuple[ActKind, ...]
    authorities: tuple[AuthorityKind, ...]
    assemblies: tuple[Assembly, ...]
    ground: Ground
    enabled: bool
    usage: bool
    basis: tuple[RuleBasis, ...]
    require: Requirement | None
    require_citation: tuple[WantedVisa, ...] = ()
    require_section: Section | None = None
    require_text: tuple[Phrase, ...] = ()
    forbid_text: tuple[Phrase, ...] = ()
    check: str | None = None
    title: Words
    message: Words
    help: Words
    why: Words
    known_limits: Words | None
    notes: dict[str, Words]
    labels: dict[str, Words]
    conforming: tuple[Example, ...] = ()
    faulty: tuple[FaultyExample, ...] = ()

    @property
    def declared(self) -> bool:
        """Whether a visa, a section or words decide."""
        return bool(self.require_citation or self.require_section or self.require_text or self.forbid_text)

    @property
    def module(self) -> str:
        """The module of the Python check of a rule that actcheck ships."""
        return f"actcheck.rules.{self.family}.{self.name.replace('-', '_')}"
