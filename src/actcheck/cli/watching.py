"""Changes of the files that a check depends on."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from actcheck.errors import ActcheckError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from actcheck.configuration.settings import Settings

# What people change: acts, their suppressions, configurations, rules.
_SUFFIXES = (".toml", ".yaml")
_PAUSE = 400  # ms in which changes count as one: an editor writes a file in several steps


def changes(paths: Sequence[str], settings: Iterable[Settings]) -> Iterator[None]:
    """An item for each change of acts, of files beside them, of configurations or of rules.

    :param paths: files and folders, as given.
    :param settings: of these files.
    :raises ActcheckError: when the standard input is among them, or the library that watches is not installed.
    """
    from actcheck.batch import STANDARD_INPUT, SUFFIXES

    if STANDARD_INPUT in paths:
        raise ActcheckError(
            "--watch : l'entrée standard ne change pas / the standard input does not change",
            hint="donner un fichier ou un dossier / give a file or a folder",
        )
    try:
        from watchfiles import watch
    except ImportError:
        raise ActcheckError(
            "--watch : watchfiles n'est pas installé / is not installed", hint="pip install 'actcheck[watch]'"
        ) from None
    named = {os.path.abspath(path) for path in paths}
    suffixes = (*SUFFIXES, *_SUFFIXES)
    seen = watch(
        *watched(paths, settings),
        watch_filter=lambda _, path: path in named or path.lower().endswith(suffixes),
        debounce=_PAUSE,
        recursive=any(os.path.isdir(path) for path in paths),
    )
    return (None for _ in seen)


def watched(paths: Sequence[str], settings: Iterable[Settings]) -> list[str]:
    """What to watch for some paths: an editor that replaces a file changes its folder."""
    places = {os.path.abspath(path if os.path.isdir(path) else os.path.dirname(path) or ".") for path in paths}
    for each in settings:
        places.update(each.files)
        for folder in each.folders:
            places.update(entry.path for entry in os.scandir(folder) if entry.is_dir())
    return sorted(place for place in places if os.path.exists(place))
