"""What holds for one file: what configuration files and the command line say, one over the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Profile
    from actcheck.findings import Severity

Source = Literal["file", "environment", "command line"]


class Layer(NamedTuple):
    """What one configuration file, the environment or the command line says.

    :param path: of the file, absolute; "" for another source.
    :param table: where the keys stand in the file ("tool", "actcheck").
    :param select: None where nothing is said, which is not the same as no rule.
    :param per_file_ignores: pattern of files, words that name rules.
    :param severity: word that names rules, severity.
    :param authority: field of the profile, value.
    :param rules: folders, absolute; so are ``law_index`` and ``baseline``.
    :param register: the absolute path of a register, or its address (``postgresql://...``).
    """

    source: Source
    path: str = ""
    table: tuple[str, ...] = ()
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    mandatory: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()
    authority: tuple[tuple[str, Any], ...] = ()
    rules: tuple[str, ...] = ()
    law_index: str | None = None
    lang: str | None = None
    baseline: str | None = None
    register: str | None = None


class Settings(NamedTuple):
    """
    :param layers: each holds over those before it: an extended file, the file that extends it, the
        environment, the command line.
    """

    layers: tuple[Layer, ...] = ()

    @property
    def law_index(self) -> str | None:
        """The index of the law, or None for the one that would be used anyway."""
        return self._last("law_index")

    @property
    def lang(self) -> str:
        """ "fr" or "en"."""
        return self._last("lang") or "fr"

    @property
    def baseline(self) -> str | None:
        """The baseline's file, or None."""
        return self._last("baseline")

    @property
    def register(self) -> str | None:
        """The register that is asked about acts, or None."""
        return self._last("register")

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders of rules added to the one that actcheck ships, each once."""
        return tuple(dict.fromkeys(folder for layer in self.layers for folder in layer.rules))

    @property
    def profile(self) -> Profile | None:
        """What is said of the authority; None where nothing is."""
        said = dict(pair for layer in self.layers for pair in layer.authority)
        if not said:
            return None
        from actcheck.facts import Profile

        return Profile(**said)

    @property
    def files(self) -> tuple[str, ...]:
        """The configuration files, the nearest first."""
        return tuple(layer.path for layer in reversed(self.layers) if layer.source == "file")

    def _last(self, name: str) -> str | None:
        return next((value for value in self._values(name) if value is not None), None)

    def _values(self, name: str) -> Iterator[str | None]:
        for layer in reversed(self.layers):
            yield getattr(layer, name)
