"""References in a stretch of text: heads, tails and wakes become typed nodes."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from actcheck.ast import (
    ActReference,
    AgreementReference,
    AmendmentClause,
    AnnexReference,
    ArticleNumber,
    CodeReference,
    CommitteeOpinion,
    DateMention,
    Flaw,
    Period,
    Reference,
    ReportReference,
    Term,
    TextReference,
)
from actcheck.syntax.agreement_titles import read_agreement_title
from actcheck.syntax.assemblies import assembly_of
from actcheck.syntax.dates import read_date
from actcheck.syntax.grammar import Grammar
from actcheck.syntax.islands import Island

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from actcheck.source import Document, Span

# How far, in characters, a piece may stand from the head that it belongs to.
_BESIDE = 16
_SAME_PHRASE = 45
_SAME_SENTENCE = 220
_SEPARATORS = frozenset({"MARK_NEXT", "JOINED", "THROUGH"})


class _Construct:
    """A head, the pieces that follow it without other words between (its tail), and those behind (its wake)."""

    __slots__ = ("head", "kind", "start", "tail", "wake")

    def __init__(self, head: Island, tail: list[Island] | None = None, wake: list[Island] | None = None) -> None:
        self.head = head
        self.kind: str = head.type
        self.start = head.start_pos
        self.tail = [] if tail is None else tail
        self.wake = [] if wake is None else wake

    @property
    def end(self) -> int:
        """Where the head and its tail end, the separator of a list left out."""
        last = next((piece for piece in reversed(self.tail) if piece.type not in _SEPARATORS), self.head)
        return last.end_pos

    @property
    def last_start(self) -> int:
        """Where the last piece begins."""
        return (self.wake or self.tail or (self.head,))[-1].start_pos

    def parted(self, end: int) -> tuple[_Construct, list[Island]]:
        """This construct with what begins before ``end``, and the pieces that begin after."""
        tail, wake = ([piece for piece in pieces if piece.start_pos < end] for pieces in (self.tail, self.wake))
        return _Construct(self.head, tail, wake), [piece for piece in self.pieces if piece.start_pos >= end]

    @property
    def has_articles(self) -> bool:
        """Whether an article number, and not only what belongs to one, is among the pieces."""
        return "ARTICLE" in [piece.type for piece in self.pieces]

    @property
    def article_ends(self) -> list[int]:
        """Where each article number, or what belongs to it, ends."""
        return [piece.end_pos for piece in self.pieces if piece.type in _OF_ARTICLES]

    @property
    def pieces(self) -> list[Island]:
        return self.tail + self.wake


_GRAMMAR = Grammar("reference")


def _constructs(document: Document, start: int, end: int) -> tuple[list[Island], list[_Construct]]:
    """The pieces before the first head, without gaps, and each head with its own."""
    rules = _GRAMMAR.rules
    strays: list[Island] = []
    constructs: list[_Construct] = []
    add = strays.append
    headed = False
    for island in _GRAMMAR.islands(document.folded, start, end):
        kind = island.type
        if kind == "GAP":
            if headed:
                add, headed = constructs[-1].wake.append, False
            elif not constructs:
                continue
        elif rules[kind] == "head":
            construct = _Construct(island)
            constructs.append(construct)
            add, headed = construct.tail.append, True
            continue
        add(island)
    return strays, constructs


_DATES = frozenset({"DATE_LONG", "DATE_SHORT", "DATE_DAY", "DATE_WORDS"})
# Pieces that say something alone.
_ALONE = frozenset({*_DATES, "ATTACHED", "ANNEX", "MARK_QUOTED"})
_SUBDIVISIONS = frozenset({"SUBDIVISION", "MARK_SUBDIVISION"})
_OF_ARTICLES = frozenset({"ARTICLE", "BARE_NUMBER", "ET_SEQ", "SUBDIVISION", "MARK_SUBDIVISION"})
_LINKS = frozenset({"et", "ou", "a"})
_NAMES = frozenset({"CODE_NAME", "UNKNOWN_CODE"})
_PARTED = frozenset({"MARK_NEXT", "JOINED"})
_CODES = frozenset({"CODE_NAME", "UNKNOWN_CODE", "SAME_CODE"})
_TEXTS = {
    "LAW": "law",
    "ORDINANCE": "ordinance",
    "DECREE": "decree",
    "ORDER": "order",
    "EU_REGULATION": "eu_regulation",
    "EU_DIRECTIVE": "eu_directive",
    "EU_DECISION": "eu_decision",
    "CIRCULAR": "circular",
    "INSTRUCTION": "instruction",
    "CONSTITUTION": "constitution",
}
_AGREEMENTS: dict[str, Literal["agreement", "public_contract", "amendment"]] = {
    "AGREEMENT": "agreement",
    "PUBLIC_CONTRACT": "public_contract",
    "AMENDMENT": "amendment",
}
_TERMS: dict[str, Literal["until", "ended", "extended_until", "effect"]] = {
    "UNTIL": "until",
    "ENDED": "ended",
    "EXTENDED": "extended_until",
    "EFFECT": "effect",
}


def read_references(document: Document, start: int, end: int, *, in_citation: bool = False) -> tuple[Reference, ...]:
    """The references and dates of a stretch of cleaned text, in order.

    :param in_citation: the stretch is one visa: what it names is a reference even where number
        and date are missing, and its articles belong to the code named before them.
    """
    strays, constructs = _constructs(document, start, end)
    return _Reader(document, end, strays, constructs, in_citation=in_citation).read()


def read_each(document: Document, stretches: Sequence[tuple[int, int, bool]]) -> list[tuple[Reference, ...]]:
    """The same for stretches that follow one another, read in one pass.

    :param stretches: (start, end, in_citation), each beginning where the one before ends.
    :returns: the references of each stretch.
    """
    if not stretches:
        return []
    strays, constructs = _constructs(document, stretches[0][0], stretches[-1][1])
    ends = [end for _, end, _ in stretches]
    loose: list[list[Island]] = [[] for _ in stretches]
    built: list[list[_Construct]] = [[] for _ in stretches]
    for token in strays:
        loose[bisect_right(ends, token.start_pos)].append(token)
    for construct in constructs:
        at = bisect_right(ends, construct.start)
        if construct.last_start < ends[at]:
            built[at].append(construct)
            continue
        own, over = construct.parted(ends[at])
        built[at].append(own)
        for token in over:
            if token.type != "GAP":
                loose[bisect_right(ends, token.start_pos)].append(token)
    found: list[tuple[Reference, ...]] = []
    earlier: _Construct | None = None
    for (_, end, in_citation), strays, constructs in zip(stretches, loose, built, strict=True):
        if not (strays or constructs):
            found.append(())
            continue
        reader = _Reader(document, end, strays, constructs, in_citation=in_citation, earlier=earlier)
        found.append(reader.read())
        for construct in constructs:
            if construct.kind in _NAMES:
                earlier = construct
    return found


class _Reader:
    """One stretch being read; ``_used`` holds the offsets of dates and quotations already taken."""

    def __init__(
        self,
        document: Document,
        end: int,
        strays: Sequence[Island],
        constructs: Sequence[_Construct],
        *,
        in_citation: bool,
        earlier: _Construct | None = None,
    ) -> None:
        """:param earlier: the code named last before this stretch, which "du même code" means."""
        self._earlier = earlier
        self._document = document
        self._end = end
        self._in_citation = in_citation
        self._strays, self._constructs = strays, _abbreviations_joined(document, constructs)
        self._used: set[int] = set()
        self._found: list[Any] = []

    def read(self) -> tuple[Reference, ...]:
        code: _Construct | None = None
        for i, construct in enumerate(self._constructs):
            kind = construct.kind
            named = kind in _NAMES
            if named:
                code = construct
            own, of_next = self._shared(i)
            if of_next is not None:
                self._articles(of_next, self._constructs[i + 1])
            if own.has_articles:
                owner = self._owner(i, code) if of_next is None else code
                self._articles(own, owner)
                code = owner or code
            elif named and not self._has_articles(i):
                self._found.append(self._code(construct))
            reader = self._READERS.get(kind)
            if reader is not None:
                reader(self, i, construct)
        self._loose(self._strays)
        for construct in self._constructs:
            if construct.tail:
                self._loose(construct.tail)
            if construct.wake:
                self._loose(construct.wake)
        found = self._found
        if len(found) > 1:
            found.sort(key=lambda node: node.span)
        return tuple(found)

    # --- codes and articles -----------------------------------------------------------------

    def _owner(self, i: int, before: _Construct | None) -> _Construct | None:
        """The code that the articles of construct ``i`` belong to: the one just after, else the one before."""
        construct = self._constructs[i]
        if construct.kind in _CODES:
            return before
        last = max(construct.article_ends)
        if i + 1 < len(self._constructs):
            after = self._constructs[i + 1]
            if after.kind in _CODES and after.start - last <= _BESIDE:
                return (before or self._earlier) if after.kind == "SAME_CODE" else after
            if after.kind in _TEXTS and after.start - last <= _BESIDE:
                return None
        if before is None:
            return None
        near = self._in_citation or construct.start - before.end <= _SAME_PHRASE
        return before if near else None

    def _shared(self, i: int) -> tuple[_Construct, _Construct | None]:
        """A construct with its own articles, and those behind it that the code just after names as its own.

        "... du code A, l'article L. 151-1 du code B", "le code A, notamment ses articles L. 1 et L. 2, l'article
        L. 151-1 du code B": what stands from the last "article" on is of B.
        """
        construct = self._constructs[i]
        after = self._constructs[i + 1] if i + 1 < len(self._constructs) else None
        if after is None or after.kind not in _NAMES:
            return construct, None
        ends = construct.article_ends
        of_code = construct.kind in _NAMES
        if not ends or not (of_code or self._of_code_before(i)):
            return construct, None
        if self._document.folded[max(ends) : after.start].split() not in (["du"], ["dudit"]):
            return construct, None
        pieces = construct.pieces
        announced = [at for at, piece in enumerate(pieces) if piece.type in _PARTED and "rticle" in str(piece)]
        if announced:
            first = announced[-1]
        elif of_code:
            first = next((at for at, piece in enumerate(pieces) if piece.type == "ARTICLE"), 0) - 1
        else:
            first = -1
        if first < 0:
            return construct, None
        own, _ = construct.parted(pieces[first].start_pos)
        return own, _Construct(pieces[first], pieces[first + 1 :])

    def _of_code_before(self, i: int) -> bool:
        """Whether "ses articles ..." stands right behind the name of their code."""
        before = self._constructs[i - 1] if i else None
        construct = self._constructs[i]
        if before is None or before.kind not in _NAMES or construct.kind != "ARTICLES":
            return False
        return construct.start - before.end <= _SAME_PHRASE

    def _has_articles(self, i: int) -> bool:
        """Whether articles before or after name this code, so that it is not cited alone."""
        construct = self._constructs[i]
        if i > 0:
            previous = self._constructs[i - 1]
            numbered = previous.has_articles or previous.kind == "PLAIN_ARTICLE"
            ends = previous.article_ends if numbered else []
            if previous.kind == "PLAIN_ARTICLE" and not self._joined(previous, construct):
                ends.append(previous.end)
            if ends and construct.start - max(ends) <= _BESIDE:
                return True
        if i + 1 < len(self._constructs):
            after = self._constructs[i + 1]
            if after.kind == "PLAIN_ARTICLE" and self._follows(construct, after) and not self._is_of_text(i + 1):
                return True
            if after.kind in _NAMES or not after.has_articles:
                return False
            return self._shared(i + 1)[1] is not None or self._owner(i + 1, construct) is construct
        return False

    def _code(
        self,
        construct: _Construct,
        articles: tuple[ArticleNumber, ...] = (),
        start: int | None = None,
        end: int | None = None,
        announced: Island | None = None,
    ) -> CodeReference:
        document = self._document
        name_start, name_end = construct.start, construct.head.end_pos
        return CodeReference(
            span=document.span(name_start if start is None else start, end or name_end),
            name=_plain(document, name_start, name_end),
            name_span=document.span(name_start, name_end),
            repeated=construct is self._earlier,
            announced=None if announced is None else str(announced).lower(),
            announced_span=None if announced is None else self._span(announced),
            articles=articles,
        )

    def _articles(self, construct: _Construct, owner: _Construct | None) -> None:
        """One reference for the articles of a construct."""
        articles = self._numbers(construct.pieces)
        if not articles:
            return
        announced = construct.head if construct.kind == "ARTICLES" and not str(construct.head).endswith(".") else None
        first = construct.start
        last = max(p.end_pos for p in construct.pieces if p.type in _OF_ARTICLES - _SUBDIVISIONS)
        if owner is None and announced is None and not self._in_citation:
            return
        if owner is None:
            name = self._document.span(first, first)
            self._found.append(
                CodeReference(
                    span=self._document.span(first, last),
                    name="",
                    name_span=name,
                    articles=articles,
                    announced=None if announced is None else str(announced).lower(),
                    announced_span=None if announced is None else self._span(announced),
                )
            )
        else:
            if owner is not self._earlier:
                first, last = min(first, owner.start), max(last, owner.head.end_pos)
            self._found.append(self._code(owner, articles, first, last, announced))

    def _numbers(self, pieces: Iterable[Island]) -> tuple[ArticleNumber, ...]:
        document = self._document
        found: list[dict[str, Any]] = []
        through = listed = False
        for piece in pieces:
            kind = piece.type
            if kind == "ARTICLE" or (kind == "BARE_NUMBER" and found and listed):
                start, end = piece.start_pos, piece.end_pos
                letter = found[-1]["normalized"] if kind == "BARE_NUMBER" else ""
                normalized, flaws = _normalized(str(piece), letter.rstrip("0123456789-")[:2])
                if through and kind == "BARE_NUMBER" and "-" not in normalized:
                    # "L. 115-1 à 5": the last figures of a number of the same group
                    normalized = f"{letter.rpartition('-')[0]}-{piece}"
                if through and found:
                    found[-1].update(through=normalized, through_span=document.span(start, end))
                else:
                    found.append(
                        {
                            "span": document.span(start, end),
                            "raw": document.text[start:end],
                            "normalized": normalized,
                            "flaws": flaws,
                        }
                    )
                through = False
            elif kind == "ET_SEQ" and found:
                found[-1]["et_seq"] = True
            elif kind in _SUBDIVISIONS and found:
                found[-1].setdefault("subdivision", _plain(document, piece.start_pos, piece.end_pos).lstrip("-"))
            through = kind == "THROUGH" or (through and kind in _SUBDIVISIONS)
            listed = kind in ("MARK_NEXT", "JOINED", "THROUGH")
        return tuple(ArticleNumber(**fields) for fields in found)

    def _plain_article(self, i: int, construct: _Construct) -> None:
        """ "article 7": of the code or law just after, amended by a verb beside it, or internal."""
        document = self._document
        numbers = self._plain_numbers(construct)
        if construct.tail[:1] and construct.tail[0].type == "ET_SEQ":
            numbers = (*numbers[:-1], numbers[-1].model_copy(update={"et_seq": True}))
        after = self._constructs[i + 1] if i + 1 < len(self._constructs) else None
        if self._is_of_text(i):
            return
        beside = after is not None and after.start - construct.end <= _BESIDE
        # "... ses articles 1er et 2, et le code ...": the code is another thing.
        if after is not None and beside and after.kind in _CODES and not self._joined(construct, after):
            owner = self._named_before(i) if after.kind == "SAME_CODE" else after
            if owner is not None:
                start, end = min(construct.start, owner.start), max(construct.end, owner.head.end_pos)
                self._found.append(self._code(owner, numbers, start, end))
            return
        before = self._constructs[i - 1] if i else None
        if before is not None and before.kind in ("CODE_NAME", "UNKNOWN_CODE") and self._follows(before, construct):
            end = max(construct.end, before.head.end_pos)
            self._found.append(self._code(before, numbers, before.start, end))
            return
        modified = before is not None and before.kind == "MODIFIES" and construct.start - before.end <= _BESIDE
        if after is not None and after.kind == "AGREEMENT" and after.start - construct.end <= _BESIDE:
            # "l'article 6 de la convention est remplacé"
            after = self._constructs[i + 2] if i + 2 < len(self._constructs) else None
        replaced = after is not None and after.kind == "REPLACED" and after.start - construct.end <= _SAME_SENTENCE
        if modified or replaced:
            quotation = _first(after.pieces, "MARK_QUOTED") if replaced and after is not None else None
            end = after.end if replaced and after is not None else construct.end
            first = before.start if modified and before is not None else construct.start
            self._found.append(
                AmendmentClause(
                    span=document.span(first, end),
                    article=numbers[0].raw,
                    article_span=numbers[0].span,
                    replaces=replaced,
                    replacement=None if quotation is None else self._span(quotation),
                )
            )

    def _joined(self, construct: _Construct, after: _Construct) -> bool:
        """Whether "et" stands between a construct and the one behind it."""
        return "et" in self._document.folded[construct.end : after.start].lower().split()

    def _is_of_text(self, i: int) -> bool:
        """Whether the plain article ``i`` is of a law or decree named just behind it."""
        if i + 1 >= len(self._constructs):
            return False
        after = self._constructs[i + 1]
        return after.kind in _TEXTS and after.start - self._constructs[i].end <= _BESIDE

    def _follows(self, code: _Construct, articles: _Construct) -> bool:
        """ "du code civil, notamment son article 1242": only in a visa, right behind the code."""
        return self._in_citation and articles.start - code.end <= _SAME_PHRASE

    def _named_before(self, i: int) -> _Construct | None:
        before = reversed(self._constructs[max(0, i - 2) : i])
        return next((c for c in before if c.kind in ("CODE_NAME", "UNKNOWN_CODE")), self._earlier)

    def _plain_numbers(self, construct: _Construct) -> tuple[ArticleNumber, ...]:
        """The numbers of an island such as "articles 44 quindecies, 1382 et 1383"."""
        words, through = str(construct.head), False
        found: list[dict[str, Any]] = []
        # A figure begins a number at the first, and behind a comma or a link; in "38 bis 0 A" it does not.
        starts = [
            at
            for at, c in enumerate(words)
            if c.isdigit()
            and words[at - 1].isspace()
            and (" ".join(words[:at].split()[-1:]).rstrip(",") in _LINKS or words[:at].rstrip()[-1] == ",")
        ]
        starts.insert(0, next(at for at, c in enumerate(words) if c.isdigit()))
        for start, stop in pairwise([*starts, len(words)]):
            piece = words[start:stop]
            link = piece.rstrip(" ,\n").rsplit(None, 1)[-1] if " " in piece.strip() else ""
            number = piece.strip(" ,\n")
            if link in _LINKS:
                number = number[: -len(link)].strip(" ,\n")
            raw = _without_ordinal(number)
            at = construct.start + start
            span = self._document.span(at, at + len(raw))
            normalized = "-".join(raw.upper().split())
            if through:
                found[-1].update(through=normalized, through_span=span)
            else:
                found.append({"span": span, "raw": self._document.text[at : at + len(raw)], "normalized": normalized})
            through = link == "a"
        return tuple(ArticleNumber(**fields) for fields in found)

    # --- laws, acts, agreements -------------------------------------------------------------

    def _text(self, i: int, construct: _Construct) -> None:
        document = self._document
        nature = _TEXTS[construct.kind]
        date = self._date(construct.tail)
        written = span = None
        if nature.startswith("eu_"):
            date = date or self._dated(construct.wake) or self._dated_by_commission(i)
            written, span = _european_number(document, construct.head)
        number = _first(construct.tail, "NUMBER") or _first(construct.tail[:1], "BARE_NUMBER")
        if nature == "law" and number is None and date is None and _is_one_word(construct.wake[:1]):
            date = self._dated(construct.wake)  # "la loi NOTRe du 7 août 2015"
        if written is None and number is not None:
            written, span = _number(document, number)
        articles = self._articles_of_text(i)
        start = self._constructs[i - 1].start if articles else construct.start
        self._found.append(
            TextReference(
                span=document.span(start, construct.end),
                name_span=document.span(construct.start, construct.end) if articles else None,
                nature=nature,
                number=written,
                number_span=span,
                date=date,
                articles=articles,
            )
        )
        if str(construct.head).endswith("s"):
            self._other_texts(construct, number)

    def _other_texts(self, construct: _Construct, first: Island | None) -> None:
        """ "les lois n° 83-634 du 13 juillet 1983 et n° 84-53 du 26 janvier 1984": those after the first."""
        document, pieces = self._document, construct.pieces
        for at, piece in enumerate(pieces):
            if piece.type != "NUMBER" or piece is first:
                continue
            before = pieces[at - 1]
            if at and before.type == "GAP" and str(before).strip() not in ("et", ",", ", et", "et du", "et de la"):
                return
            date = self._date(pieces[at + 1 :])
            number, span = _number(document, piece)
            self._found.append(
                TextReference(
                    span=document.span(piece.start_pos, piece.end_pos),
                    nature=_TEXTS[construct.kind],
                    number=number,
                    number_span=span,
                    date=date,
                )
            )

    def _dated_by_commission(self, i: int) -> DateMention | None:
        """ "de la Commission du 17 juin 2014": the European Commission, which opens another construct."""
        after = self._constructs[i + 1] if i + 1 < len(self._constructs) else None
        if after is None or after.kind != "COMMITTEE" or after.start - self._constructs[i].end > _BESIDE:
            return None
        return self._dated(after.pieces)

    def _articles_of_text(self, i: int) -> tuple[ArticleNumber, ...]:
        """ "l'article 3 de la loi ...": the articles named just before a law or decree."""
        if i == 0 or not self._is_of_text(i - 1):
            return ()
        before = self._constructs[i - 1]
        return self._plain_numbers(before) if before.kind == "PLAIN_ARTICLE" else ()

    def _act(self, i: int, construct: _Construct) -> None:
        document = self._document
        number, quotation = _first(construct.tail, "NUMBER"), _first(construct.tail, "MARK_QUOTED")
        organ = construct.head if construct.kind == "ASSEMBLY" else _first(construct.tail, "ORGAN")
        date = self._date(construct.tail) or self._dated(construct.wake)
        if quotation is None and self._in_citation:
            quotation = _first(construct.wake, "MARK_QUOTED")
        if number is None and date is None and not self._in_citation:
            return
        written, number_span = (None, None) if number is None else _number(document, number)
        unclosed = _first(construct.pieces, "MARK_UNCLOSED") if quotation is None else None
        body = None if organ is None else _organ(document, organ)
        title = title_span = None
        references: tuple[Reference, ...] = ()
        end = construct.end
        if quotation is not None:
            start, end = quotation.start_pos + 1, quotation.end_pos - 1
            self._used.add(quotation.start_pos)
            title, title_span = _plain(document, start, end), document.span(start, end)
            if any(map(str.isdigit, title)):  # only numbers and dates make a reference of a title
                references = read_references(document, start, end)
            end += 1
        elif unclosed is not None:
            start, end = unclosed.start_pos + 1, max(unclosed.end_pos, _trimmed_end(document.text, self._end))
            title, title_span = _plain(document, start, end).rstrip(" ;,."), document.span(start, end)
        self._found.append(
            ActReference(
                span=document.span(construct.start, end),
                number=written,
                number_span=number_span,
                date=date,
                body=body,
                assembly=None if body is None else assembly_of(body),
                quoted_title=title,
                title_span=title_span,
                title_closed=unclosed is None,
                title_references=references,
                title_agreement=None
                if title is None or title_span is None
                else read_agreement_title(title, title_span),
            )
        )

    def _agreement(self, i: int, construct: _Construct) -> None:
        document = self._document
        number = _first(construct.tail, "NUMBER")
        date = self._date(construct.tail) or self._dated(construct.wake)
        amendment = construct.kind == "AMENDMENT"
        if number is None and date is None and not amendment and not self._in_citation:
            return
        written, number_span = (None, None) if number is None else _number(document, number)
        self._found.append(
            AgreementReference(
                span=document.span(construct.start, construct.end),
                nature=_AGREEMENTS[construct.kind],
                number=written,
                number_span=number_span,
                date=date,
            )
        )

    def _report(self, i: int, construct: _Construct) -> None:
        annexed = any(piece.type in ("ANNEXED", "ATTACHED") for piece in construct.pieces)
        if self._in_citation or annexed:
            self._found.append(
                ReportReference(span=self._document.span(construct.start, construct.end), annexed=annexed)
            )

    def _opinion(self, i: int, construct: _Construct) -> None:
        """A committee, with the opinion just before or just after it."""
        document = self._document
        before = self._constructs[i - 1] if i else None
        after = self._constructs[i + 1] if i + 1 < len(self._constructs) else None
        head = str(construct.head)
        digits = head[: len(head) - len(head.lstrip("0123456789"))]
        numbered = _first(construct.tail, "NUMBER")
        quoted = _first(construct.pieces, "MARK_QUOTED")
        if before is not None and before.kind == "OPINION" and construct.start - before.end <= _SAME_PHRASE:
            opinion, start, following = before, before.start, construct.pieces
            limit = min(
                (p.start_pos for p in construct.pieces if p.type in _DATES or p.type == "DATED"), default=self._end
            )
        elif after is not None and after.kind == "OPINION" and after.start - construct.end <= _SAME_SENTENCE // 2:
            opinion, start, following = after, construct.start, after.pieces
            limit = after.start
        else:
            return
        name: tuple[int, int] | None = None
        if quoted is not None:
            name = quoted.start_pos + 1, quoted.end_pos - 1
            self._used.add(quoted.start_pos)
        else:
            gap = next((p for p in construct.wake if p.type == "GAP" and p.start_pos < limit), None)
            if gap is not None and numbered is None:
                name = _committee_name(document, gap.start_pos, min(gap.end_pos, limit))
        date = self._date(following) or self._dated(following) or self._met(i, start)
        words = str(opinion.head).lower()
        self._found.append(
            CommitteeOpinion(
                span=document.span(start, max(construct.end, opinion.end if opinion is after else 0)),
                committee_number=digits or (None if numbered is None else _number(document, numbered)[0]),
                committee_name=None if name is None else _plain(document, *name).strip(' «»"') or None,
                committee_name_span=None if name is None else document.span(*_trimmed(document.text, *name)),
                date=date,
                favourable=False if "defavorable" in words else True if "favorable" in words else None,
            )
        )

    # --- dates ------------------------------------------------------------------------------

    def _date(self, tokens: Sequence[Island]) -> DateMention | None:
        """The first date among pieces that nothing separates from their head."""
        for token in tokens:
            if token.type == "GAP":
                return None
            if token.type in _DATES:
                return self._take(token)
        return None

    def _dated(self, tokens: Sequence[Island]) -> DateMention | None:
        """The first date that a "du", "en date du" or "réunie le" announces, in the same sentence."""
        text = self._document.folded
        gave = False
        for previous, token in pairwise(tokens):
            if previous.type == "GAP" and (". " in str(previous) or ";" in str(previous)):
                return None
            if previous.type == "DATED" and token.type in _DATES and (gave or text[previous.start_pos] in "Eedc"):
                return self._take(token)
            gave = previous.type == "GAVE" and token.type == "DATED"
        return None

    def _met(self, i: int, start: int) -> DateMention | None:
        """The date of "Réunie le 23 juin 2025, la 3ème commission": before the committee, which is construct ``i``."""
        pieces = [
            *self._strays,
            *(piece for construct in self._constructs[max(0, i - 2) : i] for piece in construct.pieces),
        ]
        last = [piece for piece in pieces if piece.end_pos <= start and piece.type != "GAP"][-3:]
        if [piece.type in _DATES or piece.type for piece in last] == ["GAVE", "DATED", True]:
            date = last[-1]
            if start - date.end_pos <= _BESIDE:
                return self._take(date)
        return None

    def _term(self, i: int, construct: _Construct) -> None:
        date = self._date(construct.tail)
        if date is not None:
            self._found.append(
                Term(span=self._document.span(construct.start, construct.end), role=_TERMS[construct.kind], date=date)
            )

    def _period(self, i: int, construct: _Construct) -> None:
        dates = [token for token in construct.tail if token.type in _DATES]
        if len(dates) >= 2:
            first, last = dates[:2]
            self._found.append(
                Period(
                    span=self._document.span(construct.start, last.end_pos),
                    starts=self._take(first),
                    ends=self._take(last),
                )
            )

    def _span(self, token: Island) -> Span:
        return self._document.span(token.start_pos, token.end_pos)

    def _take(self, token: Island) -> DateMention:
        self._used.add(token.start_pos)
        return read_date(self._document, token.start_pos, token.end_pos)

    def _loose(self, tokens: Iterable[Island]) -> None:
        """Dates that nothing has taken, and what quotations hold."""
        for token in tokens:
            kind = token.type
            if kind not in _ALONE or token.start_pos in self._used:
                continue
            start = token.start_pos
            if kind in _DATES:
                self._found.append(self._take(token))
            elif kind == "ATTACHED":
                self._found.append(AnnexReference(span=self._span(token)))
            elif kind == "ANNEX":
                last = str(token).split()[-1]
                self._found.append(
                    AnnexReference(
                        span=self._document.span(start, token.end_pos),
                        number=None if last[1:2].isalpha() else last.lstrip("Nn°"),
                    )
                )
            else:
                self._used.add(start)
                self._found.extend(read_references(self._document, start + 1, token.end_pos - 1))

    _READERS: ClassVar[dict[str, Callable[[_Reader, int, _Construct], None]]] = {
        "PLAIN_ARTICLE": _plain_article,
        "DELIBERATION": _act,
        "ASSEMBLY": _act,
        "AGREEMENT": _agreement,
        "PUBLIC_CONTRACT": _agreement,
        "AMENDMENT": _agreement,
        "REPORT": _report,
        "COMMITTEE": _opinion,
        "PERIOD": _period,
        **dict.fromkeys(_TEXTS, _text),
        **dict.fromkeys(_TERMS, _term),
    }


def _abbreviations_joined(document: Document, constructs: Sequence[_Construct]) -> list[_Construct]:
    """ "le code général des collectivités territoriales (CGCT)" is one name; what follows is of it."""
    joined: list[_Construct] = []
    for construct in constructs:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.kind == construct.kind == "CODE_NAME"
            and document.folded[before.head.end_pos : construct.start].strip() == "("
        ):
            joined[-1] = _Construct(before.head, construct.tail, construct.wake)
        else:
            joined.append(construct)
    return joined


def _is_one_word(pieces: Sequence[Island]) -> bool:
    """Whether a gap of one word comes first: the name by which a law is known."""
    return len(pieces) == 1 and pieces[0].type == "GAP" and len(str(pieces[0]).split()) == 1


# --- words of a token -----------------------------------------------------------------------


def _first(tokens: Iterable[Island], kind: str) -> Island | None:
    return next((token for token in tokens if token.type == kind), None)


def _plain(document: Document, start: int, end: int) -> str:
    return " ".join(document.text[start:end].split())


def _trimmed_end(text: str, end: int) -> int:
    while end and text[end - 1].isspace():
        end -= 1
    return end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def _committee_name(document: Document, start: int, end: int) -> tuple[int, int] | None:
    """The committee's name in the words between "commission" and the next piece, up to a comma."""
    for stop in ",;.":
        at = document.folded.find(stop, start, end)
        end = at if at >= 0 else end
    start, end = _trimmed(document.text, start, end)
    return (start, end) if start < end else None


def _european_number(document: Document, head: Island) -> tuple[str | None, Span | None]:
    """ "2016/679" in "règlement (UE) 2016/679", "92/43" in "directive 92/43/CEE", with its place."""
    words = str(head)
    stroke = words.find("/")
    if stroke < 0:
        return None, None
    start = end = stroke
    while words[start - 1].isdigit():
        start -= 1
    while end + 1 < len(words) and words[end + 1].isdigit():
        end += 1
    return words[start : end + 1], document.span(head.start_pos + start, head.start_pos + end + 1)


def _number(document: Document, token: Island) -> tuple[str, Span]:
    """The number that stands behind its "n° ", with its place."""
    length = _sign_length(token)
    start = token.start_pos + length
    end = start + len(token[length:].rstrip(" .,;:_\n"))
    return _plain(document, start, end), document.span(start, end)


def _sign_length(token: str) -> int:
    """The length of "n° " before the value."""
    at = 0
    while at < len(token) and token[at] in "nN°os \n\t":
        at += 1
    if token[at : at + 5].lower() == "umero":
        at += 5
        while at < len(token) and token[at].isspace():
            at += 1
    return at


def _organ(document: Document, token: Island) -> str:
    words = _plain(document, token.start_pos, token.end_pos).rstrip(",")
    for article in ("du ", "de la ", "de l'", "de l’", "des ", "La ", "la ", "Le ", "le "):
        if words.startswith(article):
            return words[len(article) :]
    return words


def _without_ordinal(number: str) -> str:
    bare = number[:-2].rstrip()
    return bare if number[-2:].lower() == "er" and bare[-1:].isdigit() else number


# Acts cite a few articles many times.
@lru_cache(maxsize=1024)
def _normalized(raw: str, letter: str) -> tuple[str, tuple[Flaw, ...]]:
    """The canonical number and what is unusual in how it is written.

    :param letter: the letter of the article before it in the list, for a number without its own.
    """
    flaws: list[Flaw] = []
    at = 0
    while at < len(raw) and not raw[at].isdigit():
        at += 1
    prefix = "".join(filter(str.isalpha, raw[:at]))
    rest = raw[raw.index(prefix[-1]) + 1 :] if prefix else raw
    if not prefix:
        flaws.append(Flaw.MISSING_PREFIX)
    elif prefix.islower():
        flaws.append(Flaw.LOWER_CASE)
    digits = rest.lstrip(" .*\n\t")
    lead = rest[: len(rest) - len(digits)]
    if prefix and "." not in lead:
        flaws.append(Flaw.MISSING_DOT)
    if lead.count(".") > 1:
        flaws.append(Flaw.DOUBLED_DOT)
    if any(
        c.isspace() and (digits[at + 1 : at + 2].isdigit() or digits[at + 1 : at + 2] == "-")
        for at, c in enumerate(digits)
    ):
        flaws.append(Flaw.INNER_SPACE)
    if "." in digits:
        flaws.append(Flaw.DOT_FOR_HYPHEN)
    figures = next((at for at, c in enumerate(digits) if c.isalpha()), len(digits))
    number = "".join(digits[:figures].split()).replace(".", "-").strip("-")
    suffix = "-".join(digits[figures:].upper().replace("-", " ").split())
    return (prefix.upper() or letter) + number + (f"-{suffix}" if suffix else ""), tuple(flaws)
