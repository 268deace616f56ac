"""The life of an agreement, as a timeline in the terminal, SVG, HTML, Mermaid or JSON."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from actcheck.days import written_date
from actcheck.reporters.excerpt import plain

if TYPE_CHECKING:
    from actcheck.facts.register_answers import Chain, Link, OtherAct

_WORDS = {
    "fr": {
        "chain": "Chaîne de la convention",
        "agreement": "convention",
        "amendment": "avenant n° {}",
        "of": "{} du {}",
        "act": "délibération {}",
        "act_of": "délibération {} du {}",
        "act_on": "délibération du {}",
        "this": "cet acte",
        "witness": "par témoin : {}",
        "unknown_act": "acte inconnu",
        "term": "terme {}",
        "terms": "terme {} → {}",
        "no_term": "terme non connu",
        "likely": "rattachement probable : {}",
        "missing": "avenant n° {} : rien n'en est connu",
        "unbroken": "continue",
        "broken": "rompue",
        "undetermined": "indéterminée",
        "ok": "conforme",
        "made": "conclusion",
        "changed_term": "durée",
        "changed_amount": "montant",
        "not_authorised": "aucun acte connu ne l'autorise",
        "repeated": "deux actes décident de cet avenant",
        "late": "décidé après le terme",
        "signed_late": "signé après le terme",
        "term_differs": "les actes donnent plusieurs termes",
        "term_goes_back": "le terme recule",
        "date_differs": "les actes donnent plusieurs dates",
    },
    "en": {
        "chain": "Chain of the agreement",
        "agreement": "agreement",
        "amendment": "amendment no. {}",
        "of": "{} of {}",
        "act": "délibération {}",
        "act_of": "délibération {} of {}",
        "act_on": "délibération of {}",
        "this": "this act",
        "witness": "through a witness: {}",
        "unknown_act": "act unknown",
        "term": "term {}",
        "terms": "term {} → {}",
        "no_term": "term not known",
        "likely": "likely link: {}",
        "missing": "amendment no. {}: nothing is known of it",
        "unbroken": "unbroken",
        "broken": "broken",
        "undetermined": "undetermined",
        "ok": "conforming",
        "made": "made",
        "changed_term": "term",
        "changed_amount": "amount",
        "not_authorised": "no known act authorises it",
        "repeated": "two acts decide on this amendment",
        "late": "decided after the term",
        "signed_late": "signed after the term",
        "term_differs": "acts give several terms",
        "term_goes_back": "the term goes back",
        "date_differs": "acts give several dates",
    },
}


class _Row(NamedTuple):
    """One step as it is shown.

    :param act: the act that decided on it, with what is known of it.
    :param sure: the register holds the act, or it is the one at hand.
    """

    name: str
    act: str
    changed: str
    term: str
    verdict: str
    sure: bool
    well: bool


def _rows(chain: Chain, language: str) -> list[_Row]:
    words = _WORDS[language]
    rows: list[_Row] = []
    before: Link | None = None
    for number in sorted({link.number for link in chain.links} | set(chain.missing)):
        link = chain.link(number)
        if link is None:
            rows.append(_Row(words["missing"].format(number), "", "", "", words["broken"], sure=False, well=False))
            continue
        troubles = [words[each] for each in dict.fromkeys(link.troubles)]
        rows.append(
            _Row(
                name=_name(link, language),
                act=_act(link, language),
                changed=", ".join(words[each if each == "made" else f"changed_{each}"] for each in link.changed),
                term=_term(link, before, language),
                verdict=" ; ".join(troubles) if troubles else words["ok"],
                sure=not link.witnessed,
                well=not troubles,
            )
        )
        before = link
    return rows


def _name(link: Link, language: str) -> str:
    words = _WORDS[language]
    name = words["amendment"].format(link.number) if link.number else words["agreement"]
    return words["of"].format(name, written_date(link.signed_on, language)) if link.signed_on else name


def _act(link: Link, language: str) -> str:
    words = _WORDS[language]
    act = _titled(link.act, language) if link.act else words["unknown_act"]
    notes = [words["this"]] if link.here else []
    if link.witnessed:
        by = [source.by.number if source.by and source.by.number else words["this"] for source in link.sources]
        notes.append(words["witness"].format(", ".join(dict.fromkeys(by))))
    if link.likely:
        why = dict.fromkeys(each for source in link.sources for each in source.why)
        notes.append(words["likely"].format(", ".join(_in_language(each, language) for each in why)))
    return f"{act} ({' ; '.join(notes)})" if notes else act


def _titled(act: OtherAct, language: str) -> str:
    words = _WORDS[language]
    if act.number is None:
        return words["act_on"].format(written_date(act.date, language)) if act.date else words["unknown_act"]
    if act.date is None:
        return words["act"].format(act.number)
    return words["act_of"].format(act.number, written_date(act.date, language))


def _in_language(pair: str, language: str) -> str:
    french, _, english = pair.partition(" / ")
    return english if language == "en" and english else french


def _term(link: Link, before: Link | None, language: str) -> str:
    words = _WORDS[language]
    if link.term is None:
        return words["no_term"]
    after = written_date(link.term, language)
    if before is None or before.term is None or before.term == link.term:
        return words["term"].format(after)
    return words["terms"].format(written_date(before.term, language), after)


def text(chain: Chain, language: str) -> str:
    """A timeline for the terminal: ● an act that is held, ○ one known through others."""
    words = _WORDS[language]
    rows = _rows(chain, language)
    lines = [f"{words['chain']} « {plain(chain.object)} » : {words[chain.verdict]}", ""]
    for position, row in enumerate(rows):
        bar = "│" if position + 1 < len(rows) else " "
        lines.append(f"  {'●' if row.sure else '○'}  {plain(row.name)}")
        details = [row.act, " ; ".join(filter(None, (row.changed, row.term))), row.verdict]
        lines += [f"  {bar}    {plain(detail)}" for detail in details if detail]
        if bar == "│":
            lines.append(f"  {bar}")
    return "\n".join(lines)


def json(chain: Chain, language: str) -> str:  # noqa: ARG001 - one signature for all
    """The chain as it is computed."""
    return chain.model_dump_json(indent=2)


def mermaid(chain: Chain, language: str) -> str:
    """A flowchart in the language of Mermaid."""
    words = _WORDS[language]
    lines = ["flowchart LR", f"  %% {words['chain']} : {words[chain.verdict]}"]
    rows = _rows(chain, language)
    for position, row in enumerate(rows):
        label = "<br/>".join(_entity(piece) for piece in (row.name, row.act, row.term, row.verdict) if piece)
        lines.append(f'  s{position}["{label}"]')
        lines += [f"  class s{position} witnessed"] if not row.sure else []
        lines += [f"  class s{position} trouble"] if not row.well else []
    lines += [f"  s{position} --> s{position + 1}" for position in range(len(rows) - 1)]
    styles = ["  classDef witnessed stroke-dasharray: 4 3", "  classDef trouble stroke:#b00,stroke-width:2px"]
    return "\n".join([*lines, *styles])


def _entity(words: str) -> str:
    return "".join(f"#{ord(c)};" if c in '"<>&#;' else c for c in words)


_WIDE, _HIGH, _TOP = 760, 112, 70


def svg(chain: Chain, language: str) -> str:
    """A drawing of the timeline."""
    words = _WORDS[language]
    rows = _rows(chain, language)
    height = _TOP + _HIGH * len(rows)
    title = f"{words['chain']} : {words[chain.verdict]}"
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {height}" width="{_WIDE}" height="{height}"'
        f' role="img" font-family="sans-serif" font-size="14">'
    )
    pieces = [
        head,
        f"<title>{escape(title)}</title>",
        f'<rect width="{_WIDE}" height="{height}" fill="#ffffff"/>',
        f'<text x="20" y="28" font-size="17" font-weight="bold" fill="#161616">{escape(title)}</text>',
        f'<text x="20" y="48" fill="#555555">{escape(_cut(chain.object, 95))}</text>',
    ]
    if len(rows) > 1:
        last = _TOP + _HIGH * (len(rows) - 1) + 14
        pieces.append(f'<line x1="32" y1="{_TOP + 14}" x2="32" y2="{last}" stroke="#929292" stroke-width="2"/>')
    for position, row in enumerate(rows):
        y = _TOP + _HIGH * position + 14
        colour = "#18753c" if row.well else "#ce0500"
        fill, dash = (colour, "") if row.sure else ("#ffffff", ' stroke-dasharray="4 3"')
        pieces += [
            f'<circle cx="32" cy="{y}" r="9" fill="{fill}" stroke="{colour}" stroke-width="2"{dash}/>',
            f'<text x="60" y="{y + 5}" font-weight="bold" fill="#161616">{escape(row.name)}</text>',
            *(
                f'<text x="60" y="{y + 26 + 20 * line}" fill="{tint}">{escape(_cut(words_, 95))}</text>'
                for line, (words_, tint) in enumerate(
                    (each, tint)
                    for each, tint in (
                        (row.act, "#3a3a3a"),
                        (" ; ".join(filter(None, (row.changed, row.term))), "#3a3a3a"),
                        (row.verdict, colour),
                    )
                    if each
                )
            ),
        ]
    return "\n".join([*pieces, "</svg>"])


def html(chain: Chain, language: str) -> str:
    """A page that needs nothing beside it: the drawing, and the same as a table."""
    words = _WORDS[language]
    title = escape(f"{words['chain']} : {words[chain.verdict]}")
    rows = "\n".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in (r.name, r.act, r.changed, r.term, r.verdict)) + "</tr>"
        for r in _rows(chain, language)
    )
    style = "body{font:1rem sans-serif}table{border-collapse:collapse}td{border:1px solid #ccc;padding:.4rem}"
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f"<style>{style}</style>\n</head>\n<body>\n{svg(chain, language)}\n<table>\n{rows}\n</table>\n</body>\n</html>"
    )


def _cut(words: str, width: int) -> str:
    return words if len(words) <= width else f"{words[: width - 1]}…"
