"""Rules: what an act must satisfy, with the words and the articles of each rule in a YAML file.

How to write a rule
===================

One YAML file a rule, ``rules/<family>/<name>.yaml``: the folder is the registry, there is no list to
edit. ``name`` names the fault and is the file's stem; ``id`` begins with the family's letters and is
never reused. Unknown keys are refused; ``rule_schema()`` is the JSON Schema of the file. A file holds::

    id: VOT003
    name: votes-exceed-attendance
    since: 0.1.0
    severity: error                 # error | warning | information
    confidence: certain             # certain (default) | likely
    applies_to: [deliberation]      # deliberation order decision minutes_item minutes list any
    authorities: [departement]      # optional: the rule is for these kinds only
    assemblies: [council]           # optional: the same, for the assembly
    ground: procedure               # competence | form | procedure | content | drafting
    basis:                          # empty only for an information, or with "usage: true"
      - article: CGCT L3121-16
        in_force_from: 2015-03-22
        authorities: [departement]  # optional: this article is for these kinds only
        says: "..."                 # the operative words, short, as the code has them
    enabled: true                   # optional; false: it runs only when it is selected
    require: voting.total <= attendance.present + attendance.excused    # or another of the keys below
    title / message / help / why / known_limits: {fr: ..., en: ...}    # known_limits is optional
    notes:  {quorum_stands: {fr: ..., en: ...}}    # optional: sentences that a check may append
    labels: {voting.total: {fr: ..., en: ...}}     # optional: words beside the places
    conforming:
      - {name: ..., act: "the text of a small act", verdict: not_applicable}    # default: conforming
    faulty:
      - {name: ..., act: ..., message: "in French", at: "the words underlined", times: 1}

**When it applies.** A kind of act, of authority or of assembly that the rule names and the act does
not state makes the verdict undetermined. The rule is for an act if one of the articles of its
``basis`` that concern the act's authority and assembly was in force on ``sitting.date``; without that
date, an article with ``in_force_to`` does not carry the rule. A finding shows the articles that carry it.

**require** is one comparison (``<= < >= > == !=``) between sums (``+ -``) of facts, whole numbers and
dates (``2021-07-01``); no ``and``, no ``if``, no function. A date and a number of days add up, two dates
subtract into days. The first fact named is the finding's primary place, the others are related
places; ``labels`` are keyed by fact. A fact that the act does not state makes the verdict undetermined.

**Other keys**, of which a rule has one at most, say what needs no arithmetic:

- ``require_citation: {article: CGCT L2121-29}`` (or ``code``, ``text: LOI 2015-991``, ``act: 2021-175``):
  what the act's own visas must name; of a list, one is enough.
- ``require_section: signature``: what the act must have; the names are those of ``declared.SECTIONS``.
- ``require_text: Télérecours``, ``forbid_text: et/ou``: words that must, or must not, be there; a list of
  them, or ``{pattern: 'chapitre \\d{1,3}'}``. A rule with ``forbid_text`` may name ``{found}``.
- ``check: our_rules.notice:on_a_monday``: the function of an installed package, which declares it in the
  group ``actcheck.checks`` of its entry points.

What is missing is shown at the act's title, else at its number or its first line. A section or a visa that
is there and was not read counts as missing: such rules are "likely" where reading is not sure.

**A Python check of actcheck's own**, for what needs more: a module, ``actcheck.rules.<family>.<name with underscores>``
with one pure function, which yields a ``Fault`` for each fault, ``Missing`` for facts that the act does
not state, ``NotApplicable`` where the rule is not about this act, and nothing where the act conforms
(a fault wins over a missing fact, which wins over not applicable)::

    def check(facts: Facts) -> Iterator[Observation]:
        for date in facts.dates:
            if date.impossible:
                yield Fault(at=date.span, values={"written": date.raw})

Words stay in the YAML file: a check yields places, values, and the keys of ``notes`` and ``labels``.

**Placeholders** in message, help, notes and labels: ``{name}`` is filled from ``Fault.values``,
``{voting.total}`` from the values, then from the facts. With ``require``, only its facts may be named.
A date reads "17 mars 2025" ("lundi 17 mars 2025" for ``{day:long}``), a tuple "A, B et C"; a value that
differs from one language to the other is a ``Words``.

**Examples are tests** (``tests/test_rules.py``): the verdict, the French message (whole, or a list of
parts), ``at`` (the exact words of the primary place of the first finding) and the number of findings.
An example of a rule that asks the register (``facts.known``) has under ``known`` the texts of the acts that the
register holds; without it, no register is asked.
With ``require``, the examples must also tell the rule from altered ones: give one exactly at the limit.
"""

from typing import Any

from actcheck.rules.act_text import ActText
from actcheck.rules.engine import Engine, apply
from actcheck.rules.loading import find, load, rule_files, select
from actcheck.rules.model import Example, FaultyExample, Rule, RuleBasis
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

__all__ = [
    "ActText",
    "Engine",
    "Example",
    "Fault",
    "FaultyExample",
    "Missing",
    "NotApplicable",
    "Observation",
    "Rule",
    "RuleBasis",
    "apply",
    "find",
    "load",
    "rule_files",
    "rule_schema",
    "select",
]


def rule_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a rule file."""
    from actcheck.rules import rule_file

    return rule_file.rule_schema()
