"""Making an index of the law from a source: a text of codes, the package legi-data, the archives of the LEGI base."""

from __future__ import annotations

import errno
import hashlib
import io
import lzma
import os
import tarfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, NamedTuple
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo, is_zipfile

from actcheck.errors import ActcheckError
from actcheck.law.article_numbers import sort_key
from actcheck.law.index import CONTENTS, FORMAT, Contents, Coverage, LawIndex, Source, code_history, damaged, unreadable
from actcheck.resources import cache_folder


class SourceError(ActcheckError):
    """A source that cannot be read: truncated, damaged, or of another kind."""


Progress = Callable[[int], object]
"""Told how many more bytes of the sources were read."""

_XZ = b"\xfd7zXZ\x00"
_GZIP = b"\x1f\x8b"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same sources make the same file


class ArticleRecord(NamedTuple):
    """One article of a code, as an index writes it.

    :param flags: "E", "H", "S" or several of them.
    :param versions: "19960224-20150322,20150322-", oldest first.
    :param cid: the figures of the LEGIARTI identifier; empty where it is not known.
    """

    flags: str
    versions: str
    cid: str


@dataclass
class CodeRecord:
    """One code, with its articles by canonical number. Days are written "2026-03-27", or empty."""

    legi_id: str
    title: str
    coverage: Coverage
    history_to: str
    alive_on: str
    history_from: str = ""
    articles: dict[str, ArticleRecord] = field(default_factory=dict)

    def text(self) -> str:
        """The code as an index holds it, articles in their order."""
        header = (f"#{self.legi_id}", self.title, self.coverage, self.history_to, self.alive_on, self.history_from)
        rows = ((number, *self.articles[number]) for number in sorted(self.articles, key=sort_key))
        return "\n".join("\t".join(row).rstrip("\t") for row in (header, *rows)) + "\n"


def build(sources: Sequence[Path], output: Path, progress: Progress = lambda _: None) -> LawIndex:
    """Make an index; a file that is there is replaced once the new one is whole.

    :param sources: a text of codes or an index (one); or packages legi-data (the newest makes the index, older
        ones tell which articles were repealed since); or an archive of the LEGI base and the increments after it.
    :raises ActcheckError: when a source is missing, damaged or none of these, or the disk is full.
    """
    kinds = {path: _kind(path) for path in sources}
    if len(set(kinds.values())) != 1 or (len(sources) > 1 and "codes" in kinds.values()):
        raise ActcheckError(
            "sources qui ne vont pas ensemble / sources that do not go together",
            where=", ".join(map(str, sources)),
            hint="donner un index, ou des paquets legi-data, ou des archives LEGI / give one kind of source",
        )
    with whole_file(output) as draft:
        if kinds[sources[0]] == "codes":
            _write_codes(sources[0], draft)
            progress(sources[0].stat().st_size)
        else:
            records, read = _read(kinds[sources[0]], sources, progress)
            _write(draft, read, ((record.legi_id, record.text()) for record in records))
    return LawIndex.open(output)


def as_zip(path: Path) -> Path | IO[bytes]:
    """The text of codes at a path as an index: a file of the cache folder, or in memory where there is none.

    :raises ActcheckError: when it is damaged or is no such text.
    """
    about = path.stat()
    key = f"{FORMAT}\n{path.resolve()}\n{about.st_size}\n{about.st_mtime_ns}"
    kept = cache_folder() / f"law-{hashlib.sha256(key.encode()).hexdigest()[:24]}.zip"
    if is_zipfile(kept):
        return kept
    content = io.BytesIO()
    _write_codes(path, content)
    with suppress(ActcheckError, OSError):
        kept.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(kept) as draft:
            draft.write(content.getvalue())
    return content


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """Write a file whole or not at all.

    :raises ActcheckError: when it cannot be written.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("wb") as file:
            yield file
        draft.replace(path)
    except OSError as error:
        raise not_written(path, error) from error
    finally:
        with suppress(OSError):
            draft.unlink()


def not_written(path: Path, error: OSError) -> ActcheckError:
    """The error for a file that could not be written."""
    if error.errno == errno.ENOSPC:
        return ActcheckError(
            "disque plein, rien n'est remplacé / disk full, nothing was replaced",
            where=str(path),
            hint="libérer de la place, recommencer / free some space and try again",
        )
    return ActcheckError(
        f"écriture impossible / cannot write: {error.strerror or error}",
        where=str(path),
        hint="choisir un autre fichier / choose another file: -o",
    )


def source(path: Path, name: str, as_of: str) -> Source:
    """What an index says of a source."""
    return Source.model_validate({"name": name, "sha256": _digest(path), "as_of": as_of})


def foreign(path: Path) -> SourceError:
    """The error for a source of an unknown kind."""
    return SourceError(
        "source de loi inconnue, tronquée ou abîmée / unknown, truncated or damaged law source",
        where=str(path),
        hint="donner un paquet legi-data, une archive LEGI ou un index / give a legi-data package, "
        "a LEGI archive or an index",
    )


def _kind(path: Path) -> str:
    try:
        if path.is_dir():
            return "legi-data" if any(path.rglob("data/LEGITEXT*.json")) else "legi-archive"
        with path.open("rb") as file:
            start = file.read(9)
            if not start.startswith(_GZIP):
                if start.startswith((_XZ, b"PK", b"#LEGITEXT")):
                    return "codes"
                raise foreign(path)
            file.seek(0)
            with tarfile.open(fileobj=file, mode="r|gz") as archive:
                first = archive.next()
                return "legi-data" if first is not None and first.name.startswith("package/") else "legi-archive"
    except (tarfile.TarError, EOFError) as error:
        raise foreign(path) from error
    except OSError as error:
        raise unreadable(path, error.strerror or str(error)) from error


def _read(kind: str, sources: Sequence[Path], progress: Progress) -> tuple[list[CodeRecord], list[Source]]:
    if kind == "legi-data":
        from actcheck.law import legi_data

        return legi_data.read(sources, progress)
    from actcheck.law import legi_archive

    return legi_archive.read(sources, progress)


def _write_codes(path: Path, output: IO[bytes]) -> None:
    try:
        with path.open("rb") as file:
            packed = file.read(2) == b"PK"
        if packed:
            index = LawIndex.open(path)
            with ZipFile(path) as archive:
                names = [name for name in archive.namelist() if name != CONTENTS]
                texts = [(name.removesuffix(".tsv"), archive.read(name).decode("utf-8")) for name in names]
            for _, text in texts:
                _checked(text)
            sources: Sequence[Source] = index.sources
        else:
            texts = list(_codes(path))
            days = [_checked(text) for _, text in texts]
            sources = [source(path, path.name, max(days))]
    except (ValueError, lzma.LZMAError, EOFError, BadZipFile) as error:
        raise damaged(path) from error
    except OSError as error:
        raise unreadable(path, error.strerror or str(error)) from error
    _write(output, sources, texts)


def _codes(path: Path) -> Iterator[tuple[str, str]]:
    """(identifier, text) of each code of a text of codes."""
    with path.open("rb") as file:
        packed = file.read(len(_XZ)) == _XZ
    with lzma.open(path, "rt", encoding="utf-8") if packed else path.open(encoding="utf-8") as lines:
        text: list[str] = []
        for line in lines:
            if line.startswith("#") and text:
                yield text[0].partition("\t")[0][1:], "".join(text)
                text = []
            text.append(line)
        if text:
            yield text[0].partition("\t")[0][1:], "".join(text)


def _checked(text: str) -> str:
    """The last day that a code's text knows of.

    :raises ValueError: when it is not such a text.
    """
    header, *rows = text.splitlines()
    history = code_history(header, "")
    if not text.endswith("\n") or any(row.count("\t") not in {2, 3} for row in rows):
        raise ValueError(history.legi_id)
    return history.known_to.isoformat() if history.known_to else "1789-01-01"


def _write(output: IO[bytes], sources: Sequence[Source], texts: Iterable[tuple[str, str]]) -> None:
    with ZipFile(output, "w") as archive:
        contents = Contents(sources=tuple(sources))
        _put(archive, CONTENTS, contents.model_dump_json(indent=2) + "\n")
        for legi_id, text in texts:
            _put(archive, f"{legi_id}.tsv", text)


def _put(archive: ZipFile, name: str, content: str) -> None:
    about = ZipInfo(name, date_time=_EPOCH)
    about.compress_type = ZIP_DEFLATED
    archive.writestr(about, content.encode("utf-8"), compresslevel=9)


def _digest(path: Path) -> str | None:
    if path.is_dir():
        return None
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def written_versions(days: Iterable[tuple[str, str]]) -> str:
    """Versions as an index writes them, from first days and first days after ("20150322", "" open, "?" unknown).

    A version that ends no later than it begins was never in force and is left out.
    """
    lasting = {(start, end) for start, end in days if not end or "?" in start + end or start < end}
    return ",".join(f"{start}-{end}" for start, end in sorted(lasting))
