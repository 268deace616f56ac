"""What the examples of rules gave, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.reporters.excerpt import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.rules import Rule
    from actcheck.rules.examples import Difference


def difference_lines(path: str, rule: Rule, example: str, found: Difference, language: str) -> Iterator[str]:
    """One example that says something else than its rule.

    :param path: of the rule file, as shown to the user.
    :param example: its name.
    :param language: "fr" or "en".
    """
    english = language == "en"
    yield f"{plain(path)}: {rule.id} {rule.name}"
    yield f"  example  {plain(example)}" if english else f"  exemple  {plain(example)}"
    yield f"  {'expected' if english else 'attendu'}  {plain(found.expected.in_language(language))}"
    yield f"  {'got     ' if english else 'obtenu '}  {plain(found.got.in_language(language))}"


def closing(rules: int, examples: int, differences: int, broken: int, language: str) -> str:
    """The line that closes a run.

    :param rules: those whose examples were run; ``broken``: those that could not be read.
    """
    if language == "en":
        tested = f"{rules} rule{'s' * (rules != 1)}, {examples} example{'s' * (examples != 1)}"
        unread = f", {broken} rule{'s' * (broken != 1)} not read" if broken else ""
        gone = ": all as expected" if not differences else f": {differences} not as expected"
    else:
        tested = f"{rules} règle{'s' * (rules > 1)}, {examples} exemple{'s' * (examples > 1)}"
        unread = f", {broken} règle{'s' * (broken > 1)} non lue{'s' * (broken > 1)}" if broken else ""
        gone = " : tous comme attendu" if not differences else f" : {differences} autrement qu'attendu"
    return tested + unread + (gone if examples else "")
