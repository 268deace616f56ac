"""Which configuration is a file's: that of the nearest folder above it, and those that it extends."""

from __future__ import annotations

import os
import re
from typing import Any

from actcheck.configuration.settings import Layer, Settings
from actcheck.configuration.toml_file import line_of, parse
from actcheck.configuration.user_file import read, shown
from actcheck.errors import ActcheckError

OWN_FILE = "actcheck.toml"
SHARED_FILE = "pyproject.toml"
# Where suppressions stand: in a file beside the act; at its head, after such a line.
_SIDE_SUFFIX = ".actcheck.toml"
HEADS = ("---", "+++")
_SHARED_TABLE = ("tool", "actcheck")
_STANDARD_INPUT = "-"
_MAY_HAVE_TABLE = re.compile(r"tool[\"']?\s*\.\s*[\"']?actcheck|^\s*(?:\[\s*tool\s*\]|tool\s*=)", re.MULTILINE)


def side_files(path: str) -> tuple[str, str]:
    """Where an act's suppressions may stand: act.md.actcheck.toml or, where it is not there, act.actcheck.toml."""
    return path + _SIDE_SUFFIX, os.path.splitext(path)[0] + _SIDE_SUFFIX


class Configurations:
    """The settings of files; each folder is looked at once.

    :param file: the configuration of every file; by default, that of the nearest folder above each file:
        ``actcheck.toml``, else ``pyproject.toml`` where it has a table ``[tool.actcheck]``.
    :param isolated: no configuration file is read.
    :param above: the layers that hold over the files': the environment, the command line.
    """

    def __init__(self, *, file: str | None = None, isolated: bool = False, above: tuple[Layer, ...] = ()) -> None:
        self._above = above
        self._folders: dict[str, Settings] = {}
        self._everywhere: Settings | None = None
        if isolated:
            self._everywhere = Settings(above)
        elif file is not None:
            self._everywhere = Settings((*_layers(os.path.abspath(file)), *above))

    def of(self, path: str) -> Settings:
        """The settings of a file, of a folder, or of the standard input ("-": those of the current folder).

        :raises ActcheckError: when a configuration file cannot be read, or says what it may not say.
        """
        if self._everywhere is not None:
            return self._everywhere
        if path == _STANDARD_INPUT:
            return self._of_folder(os.getcwd())
        whole = os.path.abspath(path)
        return self._of_folder(whole if os.path.isdir(whole) else os.path.dirname(whole))

    def _of_folder(self, folder: str) -> Settings:
        settings = self._folders.get(folder)
        if settings is None:
            parent = os.path.dirname(folder)
            file = configuration_in(folder)
            if file is not None:
                settings = Settings((*_layers(file), *self._above))
            elif parent == folder:
                settings = Settings(self._above)
            else:
                settings = self._of_folder(parent)
            self._folders[folder] = settings
        return settings


def configuration_in(folder: str) -> str | None:
    """The configuration file that stands in a folder, or None.

    :raises ActcheckError: when there is one that cannot be read.
    """
    own = os.path.join(folder, OWN_FILE)
    if os.path.isfile(own):
        return own
    shared = os.path.join(folder, SHARED_FILE)
    if not os.path.isfile(shared):
        return None
    content = read(shared)
    # Most of them are about something else: those are not even parsed.
    if _MAY_HAVE_TABLE.search(content) and _table(shared, content, parse(content, shared)) is not None:
        return shared
    return None


def _layers(file: str, extending: tuple[str, ...] = ()) -> tuple[Layer, ...]:
    """What a file says, after what the files that it extends say.

    :param extending: the files that led to this one.
    """
    from actcheck.configuration.configuration_file import load

    content = read(file)
    table = _table(file, content, parse(content, file))
    keys = _SHARED_TABLE if os.path.basename(file) == SHARED_FILE else ()
    if table is None:
        raise ActcheckError(
            "sans table / without a table [tool.actcheck]",
            where=shown(file),
            hint="l'ajouter / add it: [tool.actcheck]",
        )
    layer, extended = load(file, content, table, keys)
    if extended is None:
        return (layer,)
    where = f"{shown(file)}:{line_of(content, (*keys, 'extend'))}"
    if extended in (*extending, file):
        raise ActcheckError(
            f"« extend » tourne en rond / goes round in circles: {shown(extended)}",
            where=where,
            hint="en retirer un / remove one",
        )
    if not os.path.isfile(extended):
        raise ActcheckError(
            f"« extend » : fichier introuvable / file not found: {shown(extended)}",
            where=where,
            hint="le chemin part de ce fichier / the path starts from this file",
        )
    return (*_layers(extended, (*extending, file)), layer)


def _table(file: str, content: str, whole: dict[str, Any]) -> dict[str, Any] | None:
    """The table that is actcheck's: the whole of its own file, a part of a shared one, None where it has none."""
    if os.path.basename(file) != SHARED_FILE:
        return whole
    tools = whole.get("tool")
    table = tools.get("actcheck") if isinstance(tools, dict) else None
    if table is None or isinstance(table, dict):
        return table
    raise ActcheckError(
        "« tool.actcheck » : une table est attendue / a table is expected",
        where=f"{shown(file)}:{line_of(content, _SHARED_TABLE)}",
        hint="écrire / write: [tool.actcheck]",
    )
