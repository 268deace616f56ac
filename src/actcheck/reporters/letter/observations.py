"""What the letter says of an act: its observations, in the order in which a jurist examines an act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from actcheck.law.codes import named as code_named
from actcheck.reporters.review.words import words_in
from actcheck.source.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Callable

    from actcheck.reporters.review.sheet import Article, Passage, Remark, Sheet
    from actcheck.source import Document

PLACEHOLDERS = {
    "acte": "« la délibération n° 2025-318 du 7 juillet 2025 »",
    "objet": "« Délibération n° 2025-318 du 7 juillet 2025, commune de Valmoron »",
    "nature": "« délibération »",
    "numero": "« 2025-318 »",
    "date_acte": "« 7 juillet 2025 »",
    "collectivite": "nom de la collectivité, tel que l'acte l'écrit",
    "titre": "titre de l'acte",
    "fichier": "nom du fichier",
    "nombre": "nombre d'observations",
    "relecteur": "relecteur, d'après l'examen exporté",
    "conclusion": "sa conclusion",
    "parties": "liste : légalité externe, légalité interne, rédaction ; seules celles qui ont des observations",
    "partie": "« I. Légalité externe »",
    "observations": "liste : les observations d'une partie",
    "rang": "rang de l'observation dans la lettre",
    "code": "code de la règle",
    "moyen": "« Légalité externe : procédure »",
    "intitule": "intitulé de l'observation",
    "constat": "ce qui est constaté",
    "passages": "les passages de l'acte, cités",
    "texte_applicable": "l'article et ses mots",
    "reserve": "réserve, pour un constat probable",
    "correction": "correction demandée",
}
"""Each placeholder of a template, and what stands in its place (in French, as the letter is)."""

_ACTS = {
    "deliberation": "la délibération",
    "minutes_item": "la délibération",
    "order": "l'arrêté",
    "decision": "la décision",
    "minutes": "le procès-verbal",
    "list": "la liste des délibérations",
}
_ROMAN = ("I", "II", "III")
_LIKELY = "L'acte pouvant se lire autrement, ce point appelle une vérification de votre part."
_NO_LAW = "Cette observation repose sur l'usage ; aucun texte n'est invoqué."
_AROUND = 45  # characters of the line, on each side of a short passage
_SHORT = 30


def values(sheet: Sheet, kind: str | None, document: Document, kept: Callable[[Remark], bool]) -> dict[str, Any]:
    """The values of the placeholders, and those of the lists.

    :param sheet: in French.
    :param kind: the kind of act as facts have it ("deliberation"), or None.
    :param kept: which findings the letter has.
    """
    words = words_in("fr")
    parts: list[dict[str, Any]] = []
    rank = 0
    for chapter in sheet.chapters:
        observations: list[dict[str, str]] = []
        for ground, remarks in chapter.grounds:
            for remark in remarks:
                if kept(remark):
                    rank += 1
                    observations.append(_observation(remark, rank, chapter.name, ground, document))
        if observations:
            title = f"{_ROMAN[len(parts)]}. {words.named('chapters', chapter.name)}"
            parts.append({"partie": title, "observations": observations})
    number = f" n° {sheet.reference}" if sheet.reference else ""
    day = f" du {sheet.day}" if sheet.day else ""
    named = _ACTS.get(kind or "", "l'acte")
    bare = named.removeprefix("la ").removeprefix("le ").removeprefix("l'")
    authority = f", {sheet.authority}" if sheet.authority else ""
    return {
        "acte": f"{named}{number}{day}",
        "objet": f"{bare[0].upper()}{bare[1:]}{number}{day}{authority}",
        "nature": bare,
        "numero": sheet.reference,
        "date_acte": sheet.day,
        "collectivite": sheet.authority,
        "titre": sheet.title,
        "fichier": sheet.path,
        "nombre": str(rank),
        "parties": parts,
    }


def _observation(remark: Remark, rank: int, chapter: str, ground: str, document: Document) -> dict[str, str]:
    words = words_in("fr")
    part = words.named("chapters", chapter)
    return {
        "rang": str(rank),
        "code": remark.rule,
        "moyen": f"{part} : {words.named('grounds', ground).lower()}" if chapter == "external" else part,
        "intitule": remark.title,
        "constat": remark.message,
        "passages": _passages(remark, document),
        "texte_applicable": " ".join(map(_law, remark.articles)) or _NO_LAW,
        "reserve": _LIKELY if remark.likely else "",
        "correction": remark.help,
    }


def _law(article: Article) -> str:
    """ "Aux termes de l'article L. 3121-16 du code général des collectivités territoriales (...), « ... »."."""
    code, _, rest = article.name.partition(" ")
    known = code_named(code)
    if known is None:
        named = article.name[:1].upper() + article.name[1:]
        return f"{named} : « {article.says} »." if article.says else f"{named}."
    number, bracket, days = rest.partition(" (")
    named = f"l'article {number} du {known.title}{bracket}{days}"
    return f"Aux termes de {named}, « {_unstopped(article.says)} »." if article.says else f"Voir {named}."


def _unstopped(says: str) -> str:
    return says.removesuffix(".")


def _passages(remark: Remark, document: Document) -> str:
    quoted = []
    for passage in remark.passages:
        label = f"{passage.label}, " if passage.label else ""
        quoted.append(f"« {_quote(passage, document)} » ({label}ligne {passage.line})")
    return f"{'Passage' if len(quoted) == 1 else 'Passages'} de l'acte : {' ; '.join(quoted)}."


def _quote(passage: Passage, document: Document) -> str:
    """The words of a place without their markup; those of a short one with some of its line around them."""
    start, end = passage.span
    if end - start >= _SHORT:
        return _bare(passage.quote)
    line = document.line_text(passage.line)
    before, after = passage.column - 1, passage.column - 1 + (end - start)
    first, last = max(0, before - _AROUND), min(len(line), after + _AROUND)
    first = line.find(" ", first, before) + 1 if first and line.find(" ", first, before) >= 0 else first
    last = line.rfind(" ", after, last) if last < len(line) and line.rfind(" ", after, last) >= 0 else last
    cut = _bare(line[first:last])
    return f"{'… ' if first else ''}{cut}{' …' if last < len(line) else ''}"


def _bare(words: str) -> str:
    return " ".join(clean(words)[0].replace("**", "").split())
