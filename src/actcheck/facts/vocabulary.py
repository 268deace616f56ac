"""What each fact means and how acts word it: ``grammars/facts.yaml``."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from actcheck.resources import folder

if TYPE_CHECKING:
    from collections.abc import Mapping


class Meaning(NamedTuple):
    """
    :param fr: what the fact is, in French; ``en`` in English.
    :param read: wordings of acts, each of which states it.
    :param made_from: the names of the facts that it is computed from.
    """

    fr: str
    en: str
    read: tuple[str, ...] = ()
    made_from: tuple[str, ...] = ()


@cache
def vocabulary() -> Mapping[str, Meaning]:
    """The meaning of each fact by its dotted name.

    :raises ActcheckError: when the installation lacks its folder of grammars.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    words = yaml.load((folder("grammars") / "facts.yaml").read_text(encoding="utf-8"), loader)  # noqa: S506
    return {
        name: Meaning(entry["fr"], entry["en"], tuple(entry.get("read", ())), tuple(entry.get("from", ())))
        for name, entry in words.items()
    }
