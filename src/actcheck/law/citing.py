"""A reference as it is printed, and where it is read: Légifrance, EUR-Lex."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.days import written_date
from actcheck.law.article_numbers import printed
from actcheck.law.codes import named

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

_LEGIFRANCE = "https://www.legifrance.gouv.fr"
_EUR_LEX = "https://eur-lex.europa.eu/eli"
_TITLES = {
    "law": "loi",
    "ordinance": "ordonnance",
    "decree": "décret",
    "order": "arrêté",
    "circular": "circulaire",
    "instruction": "instruction",
    "eu_regulation": "règlement (UE)",
    "eu_directive": "directive",
    "eu_decision": "décision (UE)",
    "constitution": "Constitution",
}
# The European Legislation Identifier of a text of the Journal officiel, and of the Official Journal.
_JO = {"law": "loi", "ordinance": "ordonnance", "decree": "decret"}
_OJ = {"eu_regulation": "reg", "eu_directive": "dir", "eu_decision": "dec"}


def article_of_code(code: str | None, article: str | None, through: str | None = None, *, et_seq: bool = False) -> str:
    """ "code de la sécurité sociale, art. L. 223-5 à L. 223-8", "code civil, art. 1382 et suivants".

    :param code: its abbreviation ("CSS"); None where it is not known: the article stands alone.
    :param article: its number without dot or space ("L223-5"); None for the code alone.
    """
    known = named(code) if code else None
    title = known.title if known else code
    if article is None:
        return title or ""
    number = printed(article)
    if through:
        number += f" à {printed(through)}"
    if et_seq:
        number += " et suivants"
    return ", ".join(filter(None, (title, f"art. {number}")))


def text(nature: str, number: str | None, date: datetime.date | None, articles: Sequence[str] = ()) -> str | None:
    """ "loi n° 2015-991 du 7 août 2015, art. 3"; None for a text of another nature than those of law.

    :param nature: "law", "ordinance", "decree", "order", "eu_regulation" ...
    :param articles: their canonical numbers.
    """
    title = _TITLES.get(nature)
    if title is None:
        return None
    sign = "" if nature in _OJ else "n° "
    words = [title, f"{sign}{number}" if number else "", f"du {written_date(date, 'fr')}" if date else ""]
    cited = " ".join(filter(None, words))
    return f"{cited}, art. {', '.join(map(printed, articles))}" if articles else cited


def code_title(code: str | None) -> str | None:
    """The official title of a code; None where it is not known.

    :param code: its abbreviation ("CGCT").
    """
    known = named(code) if code else None
    return known.title if known else None


def code_id(code: str | None) -> str | None:
    """The identifier in the LEGI base of a code, of the newest text that bears its name; None where it is not known.

    :param code: its abbreviation ("CGCT").
    """
    known = named(code) if code else None
    return known.texts[0].legi_id if known else None


def code_url(code: str | None) -> str | None:
    """The page of a code on Légifrance; None where the code is not known.

    :param code: its abbreviation ("CGCT").
    """
    identifier = code_id(code)
    return f"{_LEGIFRANCE}/codes/texte_lc/{identifier}" if identifier else None


def text_url(nature: str, number: str | None, date: datetime.date | None) -> str | None:
    """The page of a law, an ordinance, a decree or an act of the Union, by its European Legislation Identifier.

    None where the reference lacks what the identifier is made of. A text of the Union is numbered
    year first since 2015, number first before, and a directive year first always.
    """
    if number is None:
        return None
    if nature in _JO:
        return (
            f"{_LEGIFRANCE}/eli/{_JO[nature]}/{date.year}/{date.month}/{date.day}/{number}/jo/texte" if date else None
        )
    if nature in _OJ:
        halves = [half for half in number.split("/") if half.isdigit()]
        if len(halves) != 2:
            return None
        first = nature == "eu_directive" or _is_year(halves[0])
        year, rank = halves if first else reversed(halves)
        year = f"19{year}" if len(year) == 2 else year
        return f"{_EUR_LEX}/{_OJ[nature]}/{year}/{rank}/oj" if _is_year(year) else None
    return None


def _is_year(figures: str) -> bool:
    return len(figures) == 4 and figures[:2] in ("19", "20")
