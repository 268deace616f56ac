"""Where grammars/, rules/ and law/ are (in a checkout or in the wheel), and where caches go."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from actcheck.errors import ActcheckError


@cache
def folder(name: str) -> Path:
    """The folder ``grammars``, ``rules`` or ``law``.

    In an installed wheel the folders stand under ``actcheck/data``; in a checkout (or an
    editable install of one) at the top of the repository.

    :raises ActcheckError: when neither place has it: the installation is damaged.
    """
    package = Path(__file__).parent
    for candidate in (package / "data" / name, package.parents[1] / name):
        if candidate.is_dir():
            return candidate
    raise ActcheckError(
        f"dossier « {name} » introuvable / folder '{name}' not found",
        hint="réinstaller actcheck / reinstall actcheck",
    )


def cache_folder() -> Path:
    """The user's cache folder for compiled grammars and rules; it may not exist yet."""
    chosen = os.environ.get("ACTCHECK_CACHE") or os.environ.get("XDG_CACHE_HOME")
    if os.environ.get("ACTCHECK_CACHE"):
        return Path(str(chosen))
    return (Path(chosen) if chosen else Path.home() / ".cache") / "actcheck"
