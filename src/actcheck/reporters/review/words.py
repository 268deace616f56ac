"""The words of the review report, from ``words.yaml``."""

from __future__ import annotations

import datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from actcheck.days import written_date
from actcheck.facts.vocabulary import vocabulary


class Words:
    """The words of one language.

    :param language: "fr" or "en".
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._words = _load()

    def __call__(self, key: str, **values: object) -> str:
        """A phrase, its ``{names}`` filled.

        :raises KeyError: for a phrase that does not exist.
        """
        return self._words["phrases"][key][self.language].format(**values)

    def counted(self, key: str, count: int, **values: object) -> str:
        """ "1 constat", "2 constats"."""
        return f"{count} {self.form(key, count, **values)}"

    def form(self, key: str, count: int, **values: object) -> str:
        """The phrase "one|many" that goes with a number: French has its plural from two on."""
        one, many = self(key, **values).split("|")
        return one if count == 1 or (count == 0 and self.language == "fr") else many

    def named(self, table: str, key: str) -> str:
        """What a value of some table ("families", "verdicts" ...) is called; the key itself where it has no name."""
        entry = self._words[table].get(key)
        return key if entry is None else entry[self.language]

    def fact(self, name: str) -> str:
        """What a fact is called, in a few words; its dotted name where nothing says."""
        if name in self._words["facts"]:
            return self.named("facts", name)
        if name.startswith("law."):
            return self("law_index", code=name.removeprefix("law."))
        meaning = vocabulary().get(name)
        if meaning is None:
            return name
        whole = meaning.en if self.language == "en" else meaning.fr
        return whole.split(";")[0].split(" : ")[0].strip()

    def value(self, value: object) -> str:
        """A value of a fact: a day in words, yes or no, a name for what has one."""
        match value:
            case bool():
                return self.named("values", "yes" if value else "no")
            case datetime.date():
                return written_date(value, self.language)
            case str():
                return self.named("values", value)
            case _:
                return str(value)

    def day(self, day: datetime.date) -> str:
        return written_date(day, self.language)


@lru_cache(maxsize=2)
def words_in(language: str) -> Words:
    """:param language: "fr" or "en"."""
    return Words(language)


@cache
def _load() -> dict[str, dict[str, dict[str, str]]]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loaded: dict[str, Any] = yaml.load((Path(__file__).parent / "words.yaml").read_text(encoding="utf-8"), loader)  # noqa: S506
    return loaded
