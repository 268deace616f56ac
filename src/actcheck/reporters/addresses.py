"""A file as other programs name it."""

from __future__ import annotations

import os
from urllib.parse import quote

from actcheck.configuration.user_file import shown

_STANDARD_INPUT = "-"


def address(path: str) -> str:
    """The path from the current folder where the file stands below it, else whole; with "/".

    :param path: as shown to the user; "-" for the standard input.
    """
    return path if path == _STANDARD_INPUT else shown(path).replace(os.sep, "/")


def uri(path: str) -> str:
    """The same as a reference of RFC 3986: relative, or "file:///..." for a file that stands elsewhere."""
    plain = address(path)
    if os.path.isabs(plain):
        return "file://" + quote("/" + plain.lstrip("/"))
    # A colon in the first segment would make it a scheme.
    return quote(plain)
