"""Which articles a code has, and on which days. The index is a file; a code of it is read when it is first asked for.

An index is a zip file. ``index.json`` names the sources; ``<LEGITEXT...>.tsv`` holds one code: a line
``#id title coverage history_to alive_on history_from``, then a line ``number flags versions cid`` for each
article, tab-separated. The same lines, code after code, in one text (packed with xz or not), are read too.

Versions are "first-end" days, the end exclusive, after commas: "19960224-20150322,20150322-". Nothing stands
for an open end, "?" for a day not known, "20210101?20211215" for an end not known between these two days.
"""

from __future__ import annotations

import datetime
import os
import zlib
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import IO, Literal
from zipfile import BadZipFile, ZipFile

from pydantic import Field, ValidationError

from actcheck.errors import ActcheckError
from actcheck.frozen import Frozen
from actcheck.law import codes
from actcheck.law.article_numbers import SortKey, canonical, series, sort_key, squeezed
from actcheck.resources import folder

ENVIRONMENT_VARIABLE = "ACTCHECK_LAW_INDEX"
CONTENTS = "index.json"
FORMAT = "actcheck law index 1"

Coverage = Literal["exact", "full", "partial"]


class Source(Frozen):
    """What an index was made from.

    :param name: the file or package, with its version where it has one.
    :param sha256: of the archive that was read, or None for a folder.
    :param as_of: the last day that it knows of.
    """

    name: str
    sha256: str | None
    as_of: datetime.date


class Contents(Frozen):
    """``index.json``; the newest source comes first."""

    format: Literal["actcheck law index 1"] = "actcheck law index 1"
    sources: tuple[Source, ...] = Field(min_length=1)


class State(StrEnum):
    """What an index says of an article on a day."""

    IN_FORCE = "in_force"
    NOT_YET_IN_FORCE = "not_yet_in_force"
    REPEALED = "repealed"
    SUSPENDED = "suspended"
    ABSENT = "absent"
    UNDETERMINED = "undetermined"


class Assurance(StrEnum):
    """How far a state can be relied on for that code and that day.

    EXACT: official data that covers the day. FULL: the history is known on that day. PARTIAL: articles
    may be missing, or may have been repealed and forgotten since. BEYOND: the day is after all that the
    index knows. NONE: the code is not in the index.
    """

    EXACT = "exact"
    FULL = "full"
    PARTIAL = "partial"
    BEYOND = "beyond"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Version:
    """One wording of an article.

    :param start: its first day; None where it is not known.
    :param end: the first day after it; None where it is open, or not known (``end_known`` False).
    :param seen_on: where the end is not known, a day on which it was still in force, or None.
    :param gone_by: where the end is not known, a day on which it was no longer in force, or None.
    """

    start: datetime.date | None
    end: datetime.date | None
    end_known: bool = True
    seen_on: datetime.date | None = None
    gone_by: datetime.date | None = None

    def covers(self, day: datetime.date) -> bool | None:
        """Whether this wording is in force on a day; None where the dates known do not tell."""
        end = self.end or self.gone_by
        if (end is not None and day >= end) or (self.start is not None and day < self.start):
            return False
        ended = not self.end_known and (self.seen_on is None or day > self.seen_on)
        return None if self.start is None or ended else True


class CodeHistory(Frozen):
    """A code of an index.

    :param history_to: the last day on which the history of its articles is known, or None.
    :param alive_on: a later day on which articles were seen in force, or None.
    :param history_from: the day from which repealed articles are kept; None where all are.
    :param source: the name of what the index was made from.
    :param origin: where that comes from.
    :param created_by: the text that creates the article asked about, where no index has it.
    """

    legi_id: str
    title: str
    coverage: Coverage
    history_to: datetime.date | None
    alive_on: datetime.date | None
    history_from: datetime.date | None
    source: str
    origin: str = "LEGI (DILA)"
    created_by: str | None = None

    @property
    def known_to(self) -> datetime.date | None:
        """The last day of which the index knows anything."""
        return max(filter(None, (self.history_to, self.alive_on)), default=None)

    @property
    def url(self) -> str:
        """The code on Légifrance."""
        return f"https://www.legifrance.gouv.fr/codes/texte_lc/{self.legi_id}"


@dataclass(frozen=True, slots=True)
class ArticleStatus:
    """What an index says of an article on a day.

    :param article: the number in canonical form ("L3121-14").
    :param on: the day asked about, or None.
    :param history: the code that answered; None where the index has none that is asked for.
    :param state: UNDETERMINED without a day, without the code, or where the dates known do not tell.
    :param assurance: how far ``state`` can be relied on.
    :param versions: oldest first; empty where the article is not in the index.
    :param flags: "E" official data; "H" seen only in an older source, so repealed or renumbered
        since; "S" seen in force on ``history.alive_on``.
    :param cid: the chronical identifier of the article ("LEGIARTI000006390000"), or None.
    """

    article: str
    on: datetime.date | None
    history: CodeHistory | None
    state: State
    assurance: Assurance
    versions: tuple[Version, ...] = ()
    flags: str = ""
    cid: str | None = None

    @property
    def known(self) -> bool:
        """The number is in the index, whatever the day."""
        return bool(self.versions)

    @property
    def in_force(self) -> bool | None:
        """Whether it is in force on that day; None where that is not known."""
        return None if self.state is State.UNDETERMINED else self.state is State.IN_FORCE

    @property
    def first_day(self) -> datetime.date | None:
        """The first day of the article, where known."""
        starts = [version.start for version in self.versions]
        return None if None in starts else min(filter(None, starts), default=None)

    @property
    def ended_on(self) -> datetime.date | None:
        """The first day on which the article was no longer there; None where it is, or where that is not known."""
        ends = [version.end for version in self.versions]
        return None if None in ends else max(filter(None, ends), default=None)

    @property
    def since(self) -> datetime.date | None:
        """The first day of the wording in force on that day."""
        covering = (v.start for v in self.versions if v.start and self.on and v.covers(self.on))
        return max(covering, default=None)

    @property
    def next_change(self) -> datetime.date | None:
        """The first day after that day on which a wording begins or ends."""
        on = self.on
        if on is None:
            return None
        edges = (edge for version in self.versions for edge in (version.start, version.end))
        return min((edge for edge in edges if edge is not None and edge > on), default=None)

    def changes_within(self, days: int) -> datetime.date | None:
        """The day of the next change, where it comes at most so many days after."""
        change = self.next_change
        if self.on is None or change is None or (change - self.on).days > days:
            return None
        return change

    @property
    def url(self) -> str | None:
        """The article on Légifrance on that day, or its code where the article's identifier is not known."""
        if self.cid is None:
            return self.history.url if self.history else None
        day = f"/{self.on.isoformat()}" if self.on and self.state is State.IN_FORCE else ""
        return f"https://www.legifrance.gouv.fr/codes/article_lc/{self.cid}{day}"


class LawIndex:
    """The articles of codes, with their days.

    :param path: as given to ``open``.
    :param sources: what the index was made from.
    """

    def __init__(self, path: Path, archive: ZipFile, contents: Contents) -> None:
        self.path = path
        self.sources = contents.sources
        self._archive = archive
        self._texts = frozenset(name.removesuffix(".tsv") for name in archive.namelist() if name.endswith(".tsv"))
        self._read: dict[str, _Articles] = {}

    @classmethod
    def open(cls, path: str | os.PathLike[str]) -> LawIndex:
        """Open an index: no code is read yet.

        A text of codes (``.tsv``, ``.tsv.xz``) is put in the cache folder as a zip file the first time.

        :raises ActcheckError: when the file is missing, truncated, damaged or is not an index.
        """
        path = Path(path)
        try:
            with path.open("rb") as file:
                packed = file.read(2) == b"PK"
        except OSError as error:
            raise unreadable(path, error.strerror or str(error)) from error
        if packed:
            return cls._opened(path, path)
        from actcheck.law.build import as_zip

        return cls._opened(path, as_zip(path))

    @classmethod
    def _opened(cls, path: Path, file: Path | IO[bytes]) -> LawIndex:
        try:
            archive = ZipFile(file)
            contents = Contents.model_validate_json(archive.read(CONTENTS))
        except (OSError, BadZipFile, KeyError, ValidationError, zlib.error, EOFError, NotImplementedError) as error:
            raise damaged(path) from error
        return cls(path, archive, contents)

    @property
    def legi_ids(self) -> frozenset[str]:
        """The codes that it has."""
        return self._texts

    @property
    def codes_read(self) -> frozenset[str]:
        """Those that have been read so far."""
        return frozenset(self._read)

    def find(self, code: str, article: str, on: datetime.date | None) -> ArticleStatus:
        """What is known of an article on a day.

        Of a code that has borne two LEGI identifiers, the text that has the article in force on that day
        answers; else the newest that knows the article; else the newest.

        :param code: an abbreviation of ``law/codes.json`` ("CGCT") or a LEGI identifier.
        :param article: its number, as written or canonical.
        :raises ActcheckError: when the index turns out to be damaged.
        """
        first: ArticleStatus | None = None
        for text in _texts_of(code):
            if text not in self._texts:
                continue
            status = self._articles(text).status(article, on)
            if status.state is State.IN_FORCE:
                return status
            if first is None or (status.known and not first.known):
                first = status
        return first or ArticleStatus(
            article=canonical(article), on=on, history=None, state=State.UNDETERMINED, assurance=Assurance.NONE
        )

    def exists(self, code: str, article: str) -> bool:
        """The number is in the index, whatever the day."""
        return self.find(code, article, None).known

    def history(self, code: str) -> CodeHistory | None:
        """What is known of a code; None where the index does not have it."""
        return next((self._articles(text).history for text in _texts_of(code) if text in self._texts), None)

    def range(self, code: str, first: str, last: str | None = None) -> tuple[str, ...]:
        """The numbers from one to another, both included, in the order of the code.

        :param last: None for "et suivants": to the end of the series (L, R, D ...) of the first.
        :returns: nothing where the ends are upside down or of two series; the ends need not exist.
        """
        low, high = canonical(first), None if last is None else canonical(last)
        if high is not None and series(low) != series(high):
            return ()
        text = next((text for text in _texts_of(code) if text in self._texts), None)
        if text is None:
            return ()
        from bisect import bisect_left, bisect_right

        ordered = self._articles(text).ordered()
        start = bisect_left(ordered, (sort_key(low), ""))
        end = len(ordered) if high is None else bisect_right(ordered, (sort_key(high), "\uffff"))
        return tuple(number for _, number in ordered[start:end] if series(number) == series(low))

    def numbers(self, code: str) -> tuple[str, ...]:
        """Every number of the newest text of a code, in the order of the code."""
        text = next((text for text in _texts_of(code) if text in self._texts), None)
        return () if text is None else tuple(number for _, number in self._articles(text).ordered())

    def _articles(self, legi_id: str) -> _Articles:
        found = self._read.get(legi_id)
        if found is None:
            try:
                content = self._archive.read(f"{legi_id}.tsv").decode("utf-8")
                found = _Articles(content, self.sources[0].name)
            except (OSError, BadZipFile, KeyError, ValueError, zlib.error, EOFError) as error:
                raise damaged(self.path) from error
            self._read[legi_id] = found
        return found


class _Articles:
    """The articles of one code, each of them read when it is asked for."""

    def __init__(self, content: str, source: str) -> None:
        header, _, body = content.rstrip("\n").partition("\n")
        self.history = code_history(header, source)
        lines = body.split("\n") if body else []
        self._lines: dict[str, str] = {}
        for line in lines:
            number, _, rest = line.partition("\t")
            self._lines[number] = rest
        self._found: dict[str, tuple[str, tuple[Version, ...], str | None]] = {}
        self._squeezed: dict[str, str] | None = None
        self._ordered: list[tuple[SortKey, str]] | None = None

    def ordered(self) -> list[tuple[SortKey, str]]:
        if self._ordered is None:
            self._ordered = sorted((sort_key(number), number) for number in self._lines)
        return self._ordered

    def status(self, written: str, on: datetime.date | None) -> ArticleStatus:
        spelled = self._spelled(written)
        if spelled is None:
            return ArticleStatus(
                article=canonical(written),
                on=on,
                history=self.history,
                state=State.ABSENT,
                assurance=self._assurance_of_absence(on),
            )
        flags, versions, cid = self._article(spelled)
        state = self._state(versions, flags, on)
        return ArticleStatus(
            article=spelled,
            on=on,
            history=self.history,
            state=state,
            assurance=self._assurance(state, flags, on),
            versions=versions,
            flags=flags,
            cid=cid,
        )

    def _spelled(self, written: str) -> str | None:
        """The number as the index spells it, or None where it does not have it."""
        if written in self._lines:
            return written
        number = canonical(written)
        if number in self._lines:
            return number
        if self._squeezed is None:
            self._squeezed = {squeezed(each): each for each in self._lines}
        return self._squeezed.get(squeezed(number))

    def _article(self, number: str) -> tuple[str, tuple[Version, ...], str | None]:
        found = self._found.get(number)
        if found is None:
            flags, versions, *cid = self._lines[number].split("\t")
            found = (flags, tuple(map(_version, versions.split(","))), f"LEGIARTI{cid[0]}" if cid and cid[0] else None)
            self._found[number] = found
        return found

    def _state(self, versions: tuple[Version, ...], flags: str, on: datetime.date | None) -> State:
        if on is None:
            return State.UNDETERMINED
        covering = [version.covers(on) for version in versions]
        if True in covering:
            return State.IN_FORCE
        if None in covering:
            # Gone from a source that has all that is in force: on its day and after, the article is no more.
            gone = "H" in flags and self.history.history_to is not None and on >= self.history.history_to
            return State.REPEALED if gone else State.UNDETERMINED
        begun = any(version.start is None or version.start <= on for version in versions)
        if not begun:
            return State.NOT_YET_IN_FORCE
        to_come = any(version.start is not None and version.start > on for version in versions)
        return State.SUSPENDED if to_come else State.REPEALED

    def _assurance(self, state: State, flags: str, on: datetime.date | None) -> Assurance:
        history = self.history
        known_to = history.alive_on if state is State.IN_FORCE and "S" in flags else None
        known_to = max(filter(None, (known_to, history.history_to)), default=None)
        if on is not None and (known_to is None or on > known_to):
            return Assurance.BEYOND
        if state is not State.IN_FORCE and self._forgotten(on):
            return Assurance.PARTIAL
        if history.coverage == "exact" and "E" not in flags:
            return Assurance.FULL
        return Assurance(history.coverage)

    def _assurance_of_absence(self, on: datetime.date | None) -> Assurance:
        history = self.history
        if on is not None and (history.history_to is None or on > history.history_to):
            return Assurance.BEYOND
        return Assurance.PARTIAL if self._forgotten(on) else Assurance(history.coverage)

    def _forgotten(self, on: datetime.date | None) -> bool:
        """An article of that day, repealed since, or one that bore this number then, may not be here."""
        start = self.history.history_from
        return start is not None and (on is None or on < start)


def code_history(header: str, source: str) -> CodeHistory:
    """Read the line that opens a code.

    :raises ValueError: when it is not such a line.
    """
    legi_id, title, coverage, history_to, alive_on, *more = header.split("\t")
    if not legi_id.startswith("#LEGITEXT"):
        raise ValueError(legi_id)
    return CodeHistory.model_validate(
        {
            "legi_id": legi_id[1:],
            "title": title,
            "coverage": coverage,
            "history_to": history_to or None,
            "alive_on": alive_on or None,
            "history_from": (more[0] or None) if more else None,
            "source": source,
        }
    )


def _day(written: str) -> datetime.date | None:
    return None if not written or written == "?" else datetime.date.fromisoformat(written)


@lru_cache(maxsize=65536)
def _version(written: str) -> Version:
    start, _, end = written.partition("-")
    seen, unknown, gone = end.partition("?")
    if unknown:
        return Version(start=_day(start), end=None, end_known=False, seen_on=_day(seen), gone_by=_day(gone))
    return Version(start=_day(start), end=_day(end))


@cache
def _texts_of(code: str) -> tuple[str, ...]:
    if code.startswith("LEGITEXT"):
        return (code,)
    found = codes.named(code)
    return tuple(text.legi_id for text in found.texts) if found else ()


def damaged(path: Path) -> ActcheckError:
    """The error for a file that is not, or is no longer, an index."""
    return ActcheckError(
        "index de la loi tronqué, abîmé ou étranger / law index truncated, damaged or foreign",
        where=str(path),
        hint="le refaire : actcheck law build, ou law update / make it again: actcheck law build, or law update",
    )


def unreadable(path: Path, why: str) -> ActcheckError:
    """The error for a file that cannot be opened."""
    return ActcheckError(
        f"fichier illisible / unreadable file: {why}",
        where=str(path),
        hint=f"vérifier le chemin, --law-index ou {ENVIRONMENT_VARIABLE} / check the path",
    )


def find(code: str, article: str, on: datetime.date | None) -> ArticleStatus:
    """What is known of an article on a day: by the index in use, and by ``law/newer_articles.json`` where that
    index has no such article or no such code.

    :param code: its abbreviation ("CGCT") or LEGI identifier.
    :param article: its number, as written or canonical.
    :raises ActcheckError: when the index in use cannot be read.
    """
    status = default().find(code, article, on)
    return status if status.known else _newer(code, status) or status


def _newer(code: str, status: ArticleStatus) -> ArticleStatus | None:
    from actcheck.law.newer_articles import newer_article

    known = codes.named(code) or codes.bearing(code)
    newer = None if known is None else newer_article(known.abbreviation, status.article)
    if newer is None or known is None:
        return None
    history = CodeHistory(
        legi_id=known.texts[0].legi_id,
        title=known.texts[0].title,
        coverage="full",
        history_to=newer.in_force_from,
        alive_on=None,
        history_from=None,
        source=newer.created_by,
        origin="Journal officiel",
        created_by=newer.created_by,
    )
    on = status.on
    if on is None:
        state, assurance = State.UNDETERMINED, Assurance.FULL
    elif on < newer.in_force_from:
        state = State.NOT_YET_IN_FORCE
        assurance = Assurance.EXACT if on < newer.created_on else Assurance.FULL
    else:
        state = State.IN_FORCE
        assurance = Assurance.FULL if on == newer.in_force_from else Assurance.BEYOND
    versions = (Version(start=newer.in_force_from, end=None),)
    return replace(status, history=history, state=state, assurance=assurance, versions=versions)


_chosen: Path | None = None


def use(path: str | os.PathLike[str] | None) -> None:
    """Choose the index that ``default`` opens; None for the environment's (ACTCHECK_LAW_INDEX) or the one shipped."""
    global _chosen  # noqa: PLW0603  one index a process, chosen at the door
    _chosen = Path(path) if path is not None else None
    default.cache_clear()


@cache
def default() -> LawIndex:
    """The index in use, opened when it is first asked for.

    :raises ActcheckError: when its file is missing, damaged or is not an index.
    """
    named = os.environ.get(ENVIRONMENT_VARIABLE)
    return LawIndex.open(_chosen or (Path(named) if named else folder("law") / "articles.zip"))
