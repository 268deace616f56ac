from __future__ import annotations

import contextlib
import gzip
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actcheck.errors import InputError
from actcheck.readers import read, read_bytes

TEXT = "Délibération n° 3 : l'œuvre coûte 12 €\r\nAdoptée à l’unanimité"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_text_in_each_encoding(encoding: str) -> None:
    assert read_bytes(TEXT.encode(encoding), "acte.txt") == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-be", "utf-32-be"])
def test_big_endian_with_its_mark(encoding: str) -> None:
    assert read_bytes(("\ufeff" + TEXT).encode(encoding), "acte.txt") == TEXT


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(b"", "", id="empty"),
        pytest.param(b"\xef\xbb\xbf", "", id="mark-alone"),
        pytest.param(b"arr\xeat\xe9 \x81", "arrêté \ufffd", id="byte-unknown-to-cp1252"),
        pytest.param("arrêté à fin".encode() + b"\xc3", "arrêté à fin\ufffd", id="utf-8-cut-short"),
        pytest.param(b"Vu\x00 le code g\xe9n\xe9ral", "Vu\x00 le code général", id="a-nul-in-a-text"),
        pytest.param("a\x00".encode("utf-16"), "a\x00", id="a-nul-in-utf-16"),
        pytest.param(b"\xff\xfea", "\ufffd", id="utf-16-cut-short"),
        pytest.param(b"page 1\x0cpage 2\x0c", "page 1\x0cpage 2\x0c", id="page-breaks"),
    ],
)
def test_bytes_that_are_text(data: bytes, text: str) -> None:
    assert read_bytes(data, "acte.txt") == text


def _zip(name: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, "contenu")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        pytest.param(b"%PDF-1.7\n1 0 obj", " (PDF)", id="pdf"),
        pytest.param(_zip("word/document.xml"), " (DOCX)", id="docx"),
        pytest.param(_zip("xl/workbook.xml"), " (ZIP)", id="xlsx"),
        pytest.param(_zip("mimetype"), " (ZIP)", id="zip"),
        pytest.param(b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text", " (ODT)", id="odt"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", " (DOC)", id="ole"),
        pytest.param(rb"{\rtf1\ansi Vu}", " (RTF)", id="rtf"),
        pytest.param(b"\x89PNG\r\n\x1a\n", " (PNG)", id="png"),
        pytest.param(b"\xff\xd8\xff\xe0", " (JPEG)", id="jpeg"),
        pytest.param(gzip.compress(b"Vu"), " (gzip)", id="gzip"),
        pytest.param(bytes(range(32)) * 40, "", id="control-bytes"),
        pytest.param(b"\x00" * 100, "", id="nul-bytes"),
    ],
)
def test_binary_files_are_refused(data: bytes, kind: str) -> None:
    with pytest.raises(InputError) as caught:
        read_bytes(data, "actes/acte")
    error = caught.value
    assert error.where == "actes/acte"
    assert error.what == f"fichier binaire{kind}, pas du texte / binary file{kind}, not text"
    assert error.hint == "le convertir en texte / convert it to text"
    assert "\n" not in str(error)


def test_a_file(tmp_path: Path) -> None:
    path = tmp_path / "acte.txt"
    path.write_bytes(TEXT.encode("utf-8"))
    assert read(path) == TEXT


def test_a_missing_file(tmp_path: Path) -> None:
    path = tmp_path / "acte.txt"
    with pytest.raises(InputError) as caught:
        read(path)
    assert caught.value.where == str(path)
    assert caught.value.what == "fichier introuvable / file not found"


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path)
    assert caught.value.what == "dossier, pas un fichier / a folder, not a file"


def test_a_path_that_cannot_be_opened() -> None:
    with pytest.raises(InputError) as caught:
        read(Path("acte\0.txt"))
    assert caught.value.what.startswith("fichier illisible / file cannot be read: ")
    assert "\n" not in str(caught.value)


@given(st.binary(max_size=200))
def test_bytes_are_read_or_refused(data: bytes) -> None:
    text = ""
    with contextlib.suppress(InputError):
        text = read_bytes(data, "acte.txt")
    assert len(text) <= len(data)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])))
def test_utf_8_text_is_read_as_written(text: str) -> None:
    assert read_bytes(b"\xef\xbb\xbf" + text.encode(), "acte.txt") == text
