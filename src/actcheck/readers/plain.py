"""Plain text and Markdown, in the encodings that offices write."""

from __future__ import annotations

import codecs
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from actcheck.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

# What a file begins with, and what it is then.
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "DOC"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
)
# What a ZIP archive names somewhere, and what it is then.
_ARCHIVES: tuple[tuple[bytes, str], ...] = (
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "ODT"),
    (b"word/", "DOCX"),
)

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_BYTE_ORDER_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_SAMPLE = 8192
_CONTROL = bytes([*range(0x09), *range(0x0E, 0x20), 0x7F])
_MOST_CONTROL = 0.1  # of a text's bytes; more is no text


def read(path: Path) -> str:
    """The text of a file.

    :raises InputError: when the path is missing or unreadable, or the file is not text.
    """
    return read_bytes(_bytes(path), str(path))


def rewrite(path: Path, text: str) -> None:
    """Put another text in a file, in the encoding that it has, whole or not at all.

    :raises InputError: when the file cannot be written, or its encoding has no place for the text, or
        some of its bytes were not understood when it was read.
    """
    where, data = str(path), _bytes(path)
    mark, encoding = _encoding(data, where)
    try:
        data[len(mark) :].decode(encoding)
        written = mark + text.encode(encoding)
    except UnicodeError:
        raise InputError(
            f"fichier non réécrit : un caractère n'existe pas en {encoding}"
            f" / file not rewritten: a character does not exist in {encoding}",
            where=where,
            hint="l'enregistrer en UTF-8 / save it as UTF-8",
        ) from None
    draft = path.with_name(f".{path.name}.actcheck")
    try:
        draft.write_bytes(written)
        shutil.copymode(path, draft)
        draft.replace(path)
    except OSError as error:
        with suppress(OSError):
            draft.unlink()
        raise InputError(
            f"fichier non réécrit / file not rewritten: {error.strerror}",
            where=where,
            hint="vérifier la place et les droits d'accès / check the room and the access rights",
        ) from None


def _bytes(path: Path) -> bytes:
    where = str(path)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(
            "fichier introuvable / file not found", where=where, hint="vérifier le chemin / check the path"
        ) from None
    except IsADirectoryError:
        raise InputError(
            "dossier, pas un fichier / a folder, not a file", where=where, hint="nommer un fichier / name a file"
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(
            f"fichier illisible / file cannot be read: {reason}",
            where=where,
            hint="vérifier le chemin et les droits d'accès / check the path and the access rights",
        ) from None


def read_bytes(data: bytes, where: str) -> str:
    """The text of bytes: by byte order mark, else UTF-8, UTF-16 without a mark, Windows-1252.

    Bytes that the encoding does not know become U+FFFD. No bytes, no text: "".

    :param where: the name of the input, for the message.
    :raises InputError: when the bytes are not text.
    """
    mark, encoding = _encoding(data, where)
    return data[len(mark) :].decode(encoding, "replace")


def _encoding(data: bytes, where: str) -> tuple[bytes, str]:
    """The byte order mark, which may be empty, and the encoding of what follows it."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return mark, encoding
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise _binary(where, _archive(data) if kind == "ZIP" else kind)
    if wide := _utf16_without_mark(data):
        return b"", wide
    sample = data[:_SAMPLE]
    if len(sample) - len(sample.translate(None, _CONTROL)) > _MOST_CONTROL * len(sample):
        raise _binary(where, None)
    return b"", _eight_bits(data)


def _archive(data: bytes) -> str:
    return next((kind for name, kind in _ARCHIVES if name in data), "ZIP")


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 of a Latin script has a NUL in nearly every other byte, on one side only."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    high, low = sample[0::2].count(0), sample[1::2].count(0)
    for nuls, others, encoding in ((low, high, "utf-16-le"), (high, low, "utf-16-be")):
        if half >= 2 and nuls > 0.7 * half and others < 0.05 * half:
            return encoding
    return None


def _eight_bits(data: bytes) -> str:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    else:
        return "utf-8"
    # A UTF-8 text cut or damaged somewhere still has more whole accents than broken ones.
    broken = text.count("\ufffd")
    whole = sum(byte >= 0xC0 for byte in data) - broken
    return "utf-8" if whole > broken else "cp1252"


def _binary(where: str, kind: str | None) -> InputError:
    named = f" ({kind})" if kind else ""
    return InputError(
        f"fichier binaire{named}, pas du texte / binary file{named}, not text",
        where=where,
        hint="le convertir en texte / convert it to text",
    )
