"""What a rule file may say: the source of the JSON Schema that editors and the loader use.

Only loaded when a rule file has changed, or for the schema itself.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

from actcheck.findings import Confidence, Severity, Verdict
from actcheck.rules.model import ActKind, Assembly, AuthorityKind, Ground, Section

Text = Annotated[str, Field(min_length=1)]
Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_.]*$")]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$", description="A day, as 2021-07-01.")]


class _FileModel(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class TwoLanguages(_FileModel):
    """The same words in French and in English."""

    fr: Text
    en: Text


class FileBasis(_FileModel):
    """An article that the rule rests on."""

    article: Text
    """The article ("CGCT L2121-20"), or the name of a principle."""
    in_force_from: Day | None = None
    """The day from which these words are in force."""
    in_force_to: Day | None = None
    """The day on which they cease to be (that day excluded)."""
    authorities: tuple[AuthorityKind, ...] = ()
    """The kinds of authority that this article is for; all by default."""
    assemblies: tuple[Assembly, ...] = ()
    """The kinds of assembly that this article is for; all by default."""
    says: str = ""
    """The operative words, short, as the code has them."""

    @model_validator(mode="after")
    def _days_exist(self) -> FileBasis:
        for day in (self.in_force_from, self.in_force_to):
            if day is not None:
                datetime.date.fromisoformat(day)
        if self.in_force_from and self.in_force_to and self.in_force_from >= self.in_force_to:
            raise ValueError("in_force_from >= in_force_to")
        return self


class FileVisa(_FileModel):
    """What a visa must name: one of the four."""

    code: Text | None = None
    """A code, by its abbreviation or its title ("CGCT")."""
    article: Annotated[str, Field(pattern=r"\S \S")] | None = None
    """An article ("CGCT L2121-29")."""
    text: Annotated[str, Field(pattern=r"^(LOI|ORD|DECRET|ARRETE|UE|DIRECTIVE) \S+$")] | None = None
    """A law, an ordinance, a decree ..., by its number or its date ("LOI 2015-991", "LOI 2015-08-07")."""
    act: Text | None = None
    """An earlier act, by its number or its date ("2021-175", "2021-07-01")."""


class FilePattern(_FileModel):
    """A short regular expression."""

    pattern: Text
    """Letters, « . », \\d, \\w, \\s, [...], (a|b), « ? », {2} or {0,20}; a space is any white space."""


FilePhrase = Text | FilePattern


class ConformingExample(_FileModel):
    """A small act in which the rule finds no fault."""

    name: Text
    act: Text
    """The text of the act."""
    known: tuple[Text, ...] | None = None
    """The acts that the register holds, for a rule that asks it."""
    verdict: Verdict = Verdict.CONFORMING
    """What the rule concludes, if it is not "conforming"."""

    @model_validator(mode="after")
    def _no_fault(self) -> ConformingExample:
        if self.verdict is Verdict.FAULTY:
            raise ValueError("un exemple fautif se range sous « faulty » / a faulty example stands under 'faulty'")
        return self


class FaultyExample(_FileModel):
    """A small act in which the rule finds a fault."""

    name: Text
    act: Text
    """The text of the act."""
    known: tuple[Text, ...] | None = None
    """The acts that the register holds, for a rule that asks it."""
    message: Text | tuple[Text, ...] | None = None
    """The French message expected: whole, or a list of parts that it must hold."""
    at: Text
    """The exact words of the act that the finding's primary place must cover."""
    times: Annotated[int, Field(ge=1)] = 1
    """How many findings are expected; message and at are those of the first one."""

    @model_validator(mode="after")
    def _place_is_in_the_act(self) -> FaultyExample:
        if self.at not in self.act:
            raise ValueError(f"« {self.at} » (at) n'est pas dans l'acte / is not in the act")
        return self


class RuleFile(_FileModel):
    """A rule of actcheck."""

    model_config = ConfigDict(title="actcheck rule")

    id: Annotated[str, Field(pattern=r"^[A-Z]{3}\d{3}$")]
    """Three letters for the family, three digits; never reused."""
    name: Annotated[str, Field(pattern=r"^[a-z]+(-[a-z0-9]+)*$")]
    """The fault, in words joined by hyphens; also the name of the file."""
    since: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    """The version of actcheck that first had the rule."""
    severity: Severity
    """How grave a fault is."""
    confidence: Confidence = Confidence.CERTAIN
    """How sure a finding of this rule is."""
    applies_to: Annotated[tuple[ActKind, ...], Field(min_length=1)]
    """The kinds of act that the rule is for."""
    authorities: tuple[AuthorityKind, ...] = ()
    """The kinds of authority that the rule is for; all by default."""
    assemblies: tuple[Assembly, ...] = ()
    """The kinds of assembly that the rule is for; all by default."""
    ground: Ground
    """What the fault is about."""
    enabled: bool = True
    """Whether it runs without being selected: false for a habit that not every office has."""
    usage: bool = False
    """The rule rests on usage rather than on an article."""
    basis: tuple[FileBasis, ...] = ()
    """The articles that the rule rests on."""
    require: Text | None = None
    """What must hold: facts, whole numbers, dates, + and -, one comparison."""
    require_citation: FileVisa | Annotated[tuple[FileVisa, ...], Field(min_length=1)] | None = None
    """What the act's visas must name; of several, one is enough."""
    require_section: Section | None = None
    """What the act must have."""
    require_text: FilePhrase | Annotated[tuple[FilePhrase, ...], Field(min_length=1)] | None = None
    """Words that the act, or what goes with it, must hold; of several, one is enough."""
    forbid_text: FilePhrase | Annotated[tuple[FilePhrase, ...], Field(min_length=1)] | None = None
    """Words that the act must not hold. The message may name {found}."""
    check: Annotated[str, Field(pattern=r"^[A-Za-z_][\w.]*:[A-Za-z_][\w.]*$")] | None = None
    """The function of an installed package that decides, declared in its entry points (group actcheck.checks)."""
    title: TwoLanguages
    """The fault in a few words."""
    message: TwoLanguages
    """What is wrong in this act; {names} are filled."""
    help: TwoLanguages
    """What to do about it."""
    why: TwoLanguages
    """Why it matters."""
    known_limits: TwoLanguages | None = None
    """What the rule does not see."""
    notes: dict[Key, TwoLanguages] = {}
    """Sentences that the Python check may append to the message, by name."""
    labels: dict[Key, TwoLanguages] = {}
    """A few words for the places shown, by name, or by fact ("voting.total") for a rule with require."""
    conforming: Annotated[tuple[ConformingExample, ...], Field(min_length=1)]
    """Acts in which the rule finds no fault; run as tests."""
    faulty: Annotated[tuple[FaultyExample, ...], Field(min_length=1)]
    """Acts in which it finds one; run as tests."""

    @model_validator(mode="after")
    def _rests_on_something(self) -> RuleFile:
        if not self.basis and not self.usage and self.severity is not Severity.INFORMATION:
            raise ValueError(
                "basis est vide : nommer l'article, ou écrire « usage: true »"
                " / basis is empty: name the article, or write 'usage: true'"
            )
        return self


DECIDING = ("require", "require_citation", "require_section", "require_text", "forbid_text", "check")
"""The keys of which one says what the act must satisfy; a rule without any has a Python check in actcheck."""


def rule_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a rule file, for editors and for the loader."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **RuleFile.model_json_schema()}
