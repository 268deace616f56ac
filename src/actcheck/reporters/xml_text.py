"""XML documents made of any text."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING
from xml.etree import ElementTree as ET

from actcheck.reporters.excerpt import plain

if TYPE_CHECKING:
    from collections.abc import Iterable


def attributes(**values: object) -> dict[str, str]:
    """Attributes, in the order given, with what XML forbids, and what is invisible, as escapes."""
    return {name: plain(str(value)) for name, value in values.items()}


def lines(texts: Iterable[str]) -> str:
    """The text of an element: some lines, in which what XML forbids is written as an escape."""
    return "\n".join(map(plain, texts))


def write(root: ET.Element, stream: IO[bytes], *, indent: bool = True) -> None:
    """The document, in UTF-8, with a final line end.

    :param indent: it is indented here; else as it is.
    """
    if indent:
        ET.indent(root)
    stream.write(b'<?xml version="1.0" encoding="UTF-8"?>\n')
    stream.write(ET.tostring(root, encoding="utf-8", short_empty_elements=True))
    stream.write(b"\n")
