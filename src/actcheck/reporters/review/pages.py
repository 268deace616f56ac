"""Jinja2 templates made ready: every value is escaped, and what cannot be seen is written out."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from actcheck.reporters.excerpt import plain
from actcheck.reporters.review.words import words_in

if TYPE_CHECKING:
    from jinja2 import Template

FOLDER = Path(__file__).parent / "templates"

# Bidirectional and other control characters, lone surrogates, line and paragraph separators, what is no character:
# shown by their code.
_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Cs", "Zl", "Zp"})
_MAYBE_UNSEEN = re.compile("[^\\n\\t\\x20-\\x7e\\xa1-\\xac\\xae-\\u02ff\\u2010-\\u2027\\u2030-\\u205f\\u20a0-\\u20bf]")
_TIED = re.compile(r"(?<=«) | (?=[»:;?!])")


@lru_cache(maxsize=2)
def environment(language: str) -> Environment:
    """Templates for one language ("fr", "en")."""
    words = words_in(language)
    made = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_tied if language == "fr" else _seen,
    )
    made.globals["w"] = words
    made.globals["lang"] = language
    made.filters["act_text"] = act_text
    made.globals["rule_row"] = lru_cache(maxsize=4096)(made.get_template("rule_row.html.jinja").module.row)  # type: ignore[attr-defined]
    return made


def template(name: str, language: str) -> Template:
    """A template of this folder."""
    return environment(language).get_template(name)


def act_text(text: str) -> Markup:
    """A stretch of an act as HTML: its spaces as they are, what cannot be seen by its code.

    A character that turns the direction of writing would otherwise show the act in another order than it has.
    """
    pieces: list[str] = []
    done = 0
    for found in _MAYBE_UNSEEN.finditer(text):
        character = found.group()
        if unicodedata.category(character) in _UNSEEN:
            pieces += (str(escape(text[done : found.start()])), f'<span class="unseen">U+{ord(character):04X}</span>')
            done = found.end()
    pieces.append(str(escape(text[done:])))
    return Markup("".join(pieces))  # noqa: S704  each piece is escaped


def _seen(value: Any) -> Any:
    return _shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _tied(value: Any) -> Any:
    """What :func:`_seen` gives; no line begins with the mark that a space comes before in French."""
    return _shown_tied(value) if isinstance(value, str) and not isinstance(value, Markup) else value


# The words of rules, of labels, of verdicts come again in every act.
_shown = lru_cache(maxsize=4096)(plain)


@lru_cache(maxsize=4096)
def _shown_tied(text: str) -> str:
    return _TIED.sub("\u00a0", plain(text))
