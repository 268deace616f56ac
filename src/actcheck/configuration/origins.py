"""Where a value was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.configuration.toml_file import line_of
from actcheck.configuration.user_file import read, shown

if TYPE_CHECKING:
    from actcheck.configuration.settings import Layer

DEFAULT = "par défaut / default"
_VARIABLES = {"law_index": "ACTCHECK_LAW_INDEX", "lang": "ACTCHECK_LANG", "register": "ACTCHECK_REGISTER"}


def origin(layer: Layer, *keys: str) -> str:
    """ "actcheck.toml:3", "--select", "ACTCHECK_LANG".

    :param keys: the field of the layer, then keys of its table.
    """
    name, *within = keys
    if layer.source == "environment":
        return _VARIABLES[name]
    written = name.replace("_", "-")
    if layer.source == "command line":
        return f"--{written}"
    line = line_of(
        read(layer.path),
        (*layer.table, written, *(key.replace("_", "-") if name == "authority" else key for key in within)),
    )
    return f"{shown(layer.path)}:{line}"
