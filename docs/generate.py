"""The pages of the site that are made from the rules and from the model of facts.

    python docs/generate.py [FOLDER]

They are written under FOLDER (``docs`` by default): one folder a language, one a family of rules.
"""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from actcheck import rules
from actcheck.batch import Text, check_text
from actcheck.facts.vocabulary import vocabulary
from actcheck.reporters.rule_page import EXAMPLE_PATH, escaped, markdown_page, off_by_default
from actcheck.reporters.text import severity_word
from actcheck.rules.requirement import known_facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from actcheck.rules import Rule

HERE = Path(__file__).parent
LANGUAGES = ("fr", "en")


class _Name(NamedTuple):
    fr: str
    en: str


# A family that is not here is named by its folder.
_FAMILIES = {
    "sitting": _Name("Séance", "Sitting"),
    "attendance": _Name("Présences et quorum", "Attendance and quorum"),
    "voting": _Name("Vote", "Vote"),
    "dates": _Name("Dates", "Dates"),
    "citations": _Name("Visas", "Visas"),
    "references": _Name("Renvois dans l'acte", "References inside the act"),
    "amendments": _Name("Avenants", "Contract amendments"),
    "committees": _Name("Commissions et rapports", "Committees and reports"),
    "signature": _Name("Signature", "Signature"),
    "publication": _Name("Transmission, publication, recours", "Transmission, publication, remedies"),
    "competence": _Name("Compétence et délégations", "Competence and delegations"),
    "identifiers": _Name("Numéros et noms", "Identifiers and names"),
    "notice": _Name("Convocation", "Notice"),
    "interests": _Name("Intérêts des élus", "Interests of members"),
    "minutes": _Name("Procès-verbaux", "Minutes"),
    "effect": _Name("Entrée en vigueur", "Entry into force"),
    "amounts": _Name("Montants", "Amounts"),
    "typography": _Name("Typographie", "Typography"),
    "register": _Name("Registre", "Register"),
}
_NATURES = {
    "number": _Name("nombre", "number"),
    "date": _Name("date", "date"),
    "text": _Name("texte", "text"),
    "truth": _Name("oui ou non", "yes or no"),
}


def pages(language: str) -> dict[str, str]:
    """The pages of one language: path in its folder, and content in Markdown."""
    every = rules.load(examples=True)
    made = {"rules/index.md": _lines(_index(every, language)), "facts.md": _lines(_facts(language))}
    for family, of_family in _by_family(every):
        made[f"rules/{family}/index.md"] = _lines(_family(family, of_family, language))
        for rule in of_family:
            checked = check_text(Text(EXAMPLE_PATH, rule.faulty[0].act), [rule], rule.faulty[0].known)
            made[f"rules/{family}/{rule.name}.md"] = _lines(markdown_page(rule, language, checked))
    return made


def write(folder: Path) -> None:
    """Write the pages of every language; a page of a rule that is gone is removed."""
    for language in LANGUAGES:
        made = {folder / language / path: content for path, content in pages(language).items()}
        for old in (folder / language / "rules").rglob("*.md"):
            if old not in made:
                old.unlink()
        for path, content in made.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")


def _by_family(every: Iterable[Rule]) -> Iterator[tuple[str, list[Rule]]]:
    ordered = sorted(every, key=lambda rule: (rule.id[:3], rule.family, rule.id))
    for family, of_family in groupby(ordered, key=lambda rule: rule.family):
        yield family, list(of_family)


def _index(every: Sequence[Rule], language: str) -> Iterator[str]:
    english = language == "en"
    yield from ("# Rules" if english else "# Règles", "")
    yield (
        "What actcheck looks for, family by family. `actcheck rule` followed by an id shows the same page."
        if english
        else "Ce qu'actcheck cherche, famille par famille. `actcheck rule` suivi d'un identifiant montre la même page."
    )
    for family, of_family in _by_family(every):
        yield from ("", f"## [{_named(family, language)}]({family}/index.md)", "")
        yield from _table(of_family, f"{family}/", language)


def _family(family: str, of_family: Sequence[Rule], language: str) -> Iterator[str]:
    yield from (f"# {_named(family, language)}", "")
    yield from _table(of_family, "", language)
    yield from ("", "[All rules](../index.md)" if language == "en" else "[Toutes les règles](../index.md)")


def _table(of_family: Sequence[Rule], folder: str, language: str) -> Iterator[str]:
    english = language == "en"
    yield "| Id | Rule | Severity |" if english else "| Code | Règle | Gravité |"
    yield "| --- | --- | --- |"
    for rule in of_family:
        severity = severity_word(rule.severity, language)
        off = "" if rule.enabled else f" ({off_by_default(language)})"
        title = escaped(rule.title.in_language(language))
        yield f"| [{rule.id}]({folder}{rule.name}.md) | {title} | {severity}{off} |"


def _named(family: str, language: str) -> str:
    name = _FAMILIES.get(family)
    return family if name is None else getattr(name, language)


def _facts(language: str) -> Iterator[str]:
    english = language == "en"
    words = vocabulary()
    yield from ("# Facts" if english else "# Faits", "")
    yield (
        "What `require` may name. `actcheck print-facts` shows which of them are read in an act, and where."
        if english
        else "Ce que `require` peut nommer. `actcheck print-facts` montre ceux qui sont lus dans un acte, et où."
    )
    for group, names in groupby(known_facts(), key=lambda name: name.partition(".")[0]):
        yield from ("", f"## {group}", "")
        yield "| Fact | Value | Meaning |" if english else "| Fait | Valeur | Sens |"
        yield "| --- | --- | --- |"
        for name in names:
            meaning = escaped(getattr(words[name], language)) if name in words else ""
            yield f"| `{name}` | {getattr(_NATURES[known_facts()[name]], language)} | {meaning} |"


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
