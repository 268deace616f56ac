"""A rule for people: what it looks for, why, by which article, with examples; for a terminal or a site."""

from __future__ import annotations

import html
import re
import textwrap
from typing import TYPE_CHECKING, NamedTuple

from actcheck.findings import Confidence, Severity
from actcheck.reporters.text import TextReporter, severity_word, written_basis

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from actcheck.reporters.checked import CheckedText
    from actcheck.rules import Rule, RuleBasis

EXAMPLE_PATH = "acte.md"
"""The name under which an example is checked, to show what is found in it."""

_WIDTH = 100
_FILLED = re.compile(r"\{[\w.:]+\}")
_TIED = re.compile(r" (?=[»:;?!])|(?<=«) ")

_KINDS = {
    "deliberation": ("délibérations", "délibérations"),
    "order": ("arrêtés", "orders"),
    "decision": ("décisions", "decisions"),
    "minutes": ("procès-verbaux", "minutes"),
    "minutes_item": ("points de procès-verbal", "items of minutes"),
    "list": ("listes des délibérations", "lists of délibérations"),
    "any": ("tous les actes", "all acts"),
    "commune": ("communes", "communes"),
    "epci": ("EPCI", "EPCI"),
    "ept": ("établissements publics territoriaux", "établissements publics territoriaux"),
    "departement": ("départements", "départements"),
    "region": ("régions", "régions"),
    "syndicat": ("syndicats", "joint syndicates"),
    "ccas": ("CCAS", "CCAS"),
    "prefecture": ("préfectures", "prefectures"),
    "council": ("conseil", "council"),
    "standing_committee": ("commission permanente", "standing committee"),
    "bureau": ("bureau", "bureau"),
    "executive": ("exécutif", "executive"),
}

_LIKELY = ("le texte peut se lire autrement", "the text may be read another way")

_SECTIONS = {
    "title": ("un titre", "a title"),
    "number": ("un numéro", "a number"),
    "notice": ("la date de convocation", "the date of the notice"),
    "attendance": ("la liste des présents", "the list of those present"),
    "quorum": ("le quorum", "the quorum"),
    "secretary": ("le secrétaire de séance", "the secretary of the sitting"),
    "visas": ("des visas", "visas"),
    "articles": ("des articles", "articles"),
    "vote": ("le résultat du vote", "the outcome of the vote"),
    "signature": ("une signature", "a signature"),
    "remedies": ("les voies et délais de recours", "the remedies"),
    "transmission": ("la mention de transmission", "the mention of transmission"),
    "report": ("le rapport", "the report"),
    "attachments": ("les annexes", "the attachments"),
}


class Block(NamedTuple):
    """A piece of a section.

    :param kind: "prose" (wrapped), "point" (one of a list), "act" (a text, line by line), "output" (what
        actcheck writes), "setting" (lines of a settings file).
    :param code: what ends a point and is written as it is.
    """

    kind: str
    text: str
    code: str = ""


class Section(NamedTuple):
    heading: str
    blocks: tuple[Block, ...]


def rule_page(rule: Rule, language: str, checked: CheckedText | None = None) -> Iterator[str]:
    """The lines of a rule's page for a terminal.

    :param rule: loaded with its examples.
    :param language: "fr" or "en".
    :param checked: its first faulty example and what was found in it, to be shown.
    """
    yield f"{rule.id} {rule.name} ({severity_word(rule.severity, language)})"
    yield from _wrapped(rule.title.in_language(language))
    yield ""
    for section in sections(rule, language, checked):
        yield section.heading
        for block in section.blocks:
            if block.kind in ("prose", "point"):
                yield from _wrapped(f"{block.text} {block.code}", indent="  ")
            else:
                yield from (f"  | {line}".rstrip() for line in block.text.splitlines())
        yield ""


def markdown_page(rule: Rule, language: str, checked: CheckedText | None = None) -> Iterator[str]:
    """The same page in Markdown."""
    yield f"# {rule.id} {rule.title.in_language(language)}"
    yield ""
    off = "" if rule.enabled else f" · {off_by_default(language)}"
    yield f"`{rule.name}` · {severity_word(rule.severity, language)}{off}"
    for section in sections(rule, language, checked):
        yield from ("", f"## {section.heading}", "")
        for block in section.blocks:
            match block.kind:
                case "prose":
                    yield from ("", escaped(block.text), "")
                case "point":
                    yield f"- {escaped(block.text)}" + (f" `{block.code}`" if block.code else "")
                case _:
                    fence = "toml" if block.kind == "setting" else "text"
                    yield from (f"````{fence}", *block.text.splitlines(), "````")


def sections(rule: Rule, language: str, checked: CheckedText | None = None) -> Iterator[Section]:
    """What a rule's page says, in order."""

    def say(french: str, english: str) -> str:
        return english if language == "en" else french

    def prose(heading: str, text: str) -> Section:
        return Section(heading, (Block("prose", text),))

    yield Section(say("Ce qui est vérifié", "What is checked"), tuple(_checks(rule, language)))
    yield prose(say("Pourquoi", "Why"), rule.why.in_language(language))
    bases = tuple(Block("point", _basis(basis, language)) for basis in rule.basis)
    if bases:
        yield Section(say("Fondement", "Basis"), bases)
    for example in rule.faulty[:1]:
        for known in example.known or ():
            yield Section(say("Dans le registre", "In the register"), (Block("act", known.strip("\n")),))
        yield Section(say("Exemple fautif", "At fault"), (Block("act", example.act.strip("\n")),))
    if checked is not None:
        reporter = TextReporter(language=language, least=Severity.INFORMATION, width=_WIDTH)
        lines = "\n".join(reporter.findings(checked)).strip("\n")
        yield Section(say("Ce qu'actcheck en dit", "What actcheck says of it"), (Block("output", lines),))
    # What each act would fill in is left open.
    yield prose(say("À faire", "What to do"), _FILLED.sub("…", rule.help.in_language(language)))
    for conforming in rule.conforming[:1]:
        yield Section(say("Exemple conforme", "Conforming"), (Block("act", conforming.act.strip("\n")),))
    if rule.known_limits:
        yield prose(say("Limites connues", "Known limits"), rule.known_limits.in_language(language))
    yield Section(say("Ne plus la signaler", "Silence it"), tuple(_silence(rule, language)))


def off_by_default(language: str) -> str:
    """How a rule that runs only when it is selected is marked."""
    return "off by default" if language == "en" else "sur demande"


def escaped(text: str) -> str:
    """Prose as Markdown shows it unchanged, in a paragraph or in a cell."""
    return re.sub(r"([\\`*_\[\]|])", r"\\\1", html.escape(" ".join(text.split()), quote=False))


def _checks(rule: Rule, language: str) -> Iterator[Block]:
    def point(french: str, english: str, text: str = "", *, code: str = "") -> Block:
        label = f"{english}:" if language == "en" else f"{french} :"
        return Block("point", f"{label} {text}" if text else label, code)

    def named(keys: Iterable[str]) -> str:
        return ", ".join(_KINDS[key][language == "en"] for key in keys)

    def any_of(written: Iterable[str]) -> str:
        return (" or " if language == "en" else " ou ").join(written)

    yield point("Actes", "Acts", named(rule.applies_to))
    if rule.authorities:
        yield point("Collectivités", "Authorities", named(rule.authorities))
    if rule.assemblies:
        yield point("Assemblées", "Assemblies", named(rule.assemblies))
    if rule.require:
        yield point("Doit être vrai", "Must be true", code=rule.require.text)
    if rule.require_citation:
        visas = (visa.code or visa.article or visa.text or visa.act or "" for visa in rule.require_citation)
        yield point("Visa exigé", "Visa required", any_of(visas))
    if rule.require_section:
        yield point("L'acte doit avoir", "The act must have", _SECTIONS[rule.require_section][language == "en"])
    if rule.require_text:
        yield point("Mots exigés", "Words required", any_of(f"« {phrase.written} »" for phrase in rule.require_text))
    if rule.forbid_text:
        written = ", ".join(f"« {phrase.written} »" for phrase in rule.forbid_text)
        yield point("Mots à éviter", "Words to avoid", written)
    if rule.check:
        yield point("Vérification installée", "Installed check", code=rule.check)
    if rule.confidence is Confidence.LIKELY:
        yield point("Constat probable", "Likely finding", _LIKELY[language == "en"])
    if not rule.enabled:
        yield point("Sur demande", "Off by default", code=f"--select {rule.id}")


def _basis(carried: RuleBasis, language: str) -> str:
    """An article, its days, its words, and for whom it is."""
    written = written_basis(carried.basis, language)
    whom = ", ".join(_KINDS[kind][language == "en"] for kind in (*carried.authorities, *carried.assemblies))
    return f"{written} ({whom})" if whom else written


def _silence(rule: Rule, language: str) -> Iterator[Block]:
    def say(french: str, english: str) -> str:
        return english if language == "en" else french

    yield Block("point", say("Pour une exécution :", "For one run:"), f"--ignore {rule.id}")
    yield Block(
        "point",
        say("Pour tous les actes, dans actcheck.toml :", "For all acts, in actcheck.toml:"),
        f'ignore = ["{rule.id}"]',
    )
    beside = f"{EXAMPLE_PATH}.actcheck.toml"
    yield Block("prose", say(f"Pour un acte, à côté de lui, dans {beside} :", f"For one act, beside it, in {beside}:"))
    reason = say("Pourquoi ce constat est écarté.", "Why this finding is set aside.")
    yield Block("setting", f'[[suppress]]\nrule = "{rule.id}"\nreason = "{reason}"')


def _wrapped(text: str, *, indent: str = "") -> list[str]:
    # No line may begin with the mark that closes a French quotation or follows a space in French.
    tied = _TIED.sub("\u00a0", " ".join(text.split()))
    lines = textwrap.wrap(tied, _WIDTH, initial_indent=indent, subsequent_indent=indent)
    return [line.replace("\u00a0", " ") for line in lines]
