"""The ``require`` line of a rule: one comparison of sums of facts, whole numbers and dates.

``parse_requirement`` compiles the line into a small tree that can be stored as JSON, so that Lark is
loaded only when a rule file has changed. A date counts as a number of days: a date plus or minus a
whole number is a date, a date minus a date is a number of days.
"""

from __future__ import annotations

import datetime
import operator
import types
import typing
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from actcheck import resources
from actcheck.errors import RuleFileError
from actcheck.facts import Fact, Facts

if typing.TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Comparison = Literal["<=", "<", ">=", ">", "==", "!="]
Nature = Literal["number", "date", "text", "truth"]

COMPARISONS: Mapping[str, Callable[[Any, Any], bool]] = {
    "<=": operator.le,
    "<": operator.lt,
    ">=": operator.ge,
    ">": operator.gt,
    "==": operator.eq,
    "!=": operator.ne,
}
_NATURES: Mapping[type, Nature] = {int: "number", datetime.date: "date", str: "text", bool: "truth"}


class Term(BaseModel):
    """One term of a sum: a fact, a whole number or a date; exactly one of the three is set."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sign: Literal[1, -1] = 1
    fact: str | None = None
    number: int | None = None
    date: datetime.date | None = None


class Requirement(BaseModel):
    """A compiled ``require`` line.

    :param text: the line as the rule file has it.
    :param facts: the dotted names that it uses, each once, in order.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    facts: tuple[str, ...]
    left: tuple[Term, ...]
    comparison: Comparison
    right: tuple[Term, ...]

    def holds(self, found: Mapping[str, Fact[Any]]) -> bool:
        """Whether the comparison is true.

        :param found: every fact named in ``facts``.
        """
        return COMPARISONS[self.comparison](_total(self.left, found), _total(self.right, found))


def parse_requirement(text: str) -> Requirement:
    """Compile a ``require`` line.

    :raises RuleFileError: when the line is not one comparison, names a fact that does not exist, or
        compares what cannot be compared; without ``where``, which only the caller knows.
    """
    from lark.exceptions import UnexpectedInput, VisitError

    try:
        left, comparison, right = _transformer().transform(_parser().parse(text)).children
    except UnexpectedInput as error:
        raise RuleFileError(
            f"require : « {text} » ne se lit pas (colonne {_column(error, text)}) / cannot be read",
            hint="faits, nombres entiers, dates, + et -, une seule comparaison"
            " / facts, whole numbers, dates, + and -, one comparison",
        ) from None
    except VisitError as error:
        raise RuleFileError(f"require : {error.orig_exc}") from None
    named = dict.fromkeys(term.fact for term in (*left, *right) if term.fact)
    for name in named:
        check_fact(name)
    if not named:
        raise RuleFileError(f"require : « {text} » ne nomme aucun fait / names no fact")
    _check_natures(left, comparison, right, text)
    return Requirement(text=text, facts=tuple(named), left=left, comparison=comparison, right=right)


@cache
def known_facts() -> Mapping[str, Nature]:
    """The dotted name of every single fact of the model, with what its value is."""
    names: dict[str, Nature] = {}
    for group, field in Facts.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            for name, inner in field.annotation.model_fields.items():
                value = _value_type(inner.annotation)
                if value is not None:
                    names[f"{group}.{name}"] = _NATURES[value]
    return names


def check_fact(name: str) -> None:
    """
    :raises RuleFileError: when the model has no such fact; the hint is the nearest one that it has.
    """
    if name in known_facts():
        return
    from difflib import get_close_matches

    last = name.rpartition(".")[2]
    near = get_close_matches(name, known_facts(), 1) or [
        known for known in known_facts() if known.rpartition(".")[2] == last
    ]
    raise RuleFileError(
        f"fait inconnu « {name} » / unknown fact",
        hint=f"le plus proche / nearest : {near[0]}" if near else "voir / see: actcheck print-facts",
    )


def _value_type(annotation: Any) -> type | None:
    """``int`` for ``Fact[int] | None``; None for what is not a single fact."""
    if typing.get_origin(annotation) not in (typing.Union, types.UnionType):
        return None
    for choice in typing.get_args(annotation):
        if isinstance(choice, type) and issubclass(choice, Fact):
            value: type = choice.__pydantic_generic_metadata__["args"][0]
            return value
    return None


def _total(terms: tuple[Term, ...], found: Mapping[str, Fact[Any]]) -> int | str:
    if len(terms) == 1 and terms[0].sign == 1:
        return _value(terms[0], found)
    return sum(term.sign * typing.cast("int", _value(term, found)) for term in terms)


def _value(term: Term, found: Mapping[str, Fact[Any]]) -> int | str:
    value = found[term.fact].value if term.fact else term.date or term.number
    # Days rather than dates: a sum never leaves the calendar, whatever year a text writes.
    return value.toordinal() if isinstance(value, datetime.date) else typing.cast("int | str", value)


def _check_natures(left: Iterable[Term], comparison: str, right: Iterable[Term], text: str) -> None:
    natures = {_nature(left), _nature(right)}
    ordered = comparison not in ("==", "!=")
    if len(natures) > 1 or not natures <= ({"number", "date"} if ordered else {"number", "date", "text"}):
        raise RuleFileError(
            f"require : « {text} » compare ce qui ne se compare pas / compares what cannot be compared",
            hint="nombre et nombre, date et date / number and number, date and date",
        )


def _nature(terms: Iterable[Term]) -> str:
    """What a sum is; "nothing" where its terms cannot be added."""
    total = ""
    for term in terms:
        nature = known_facts()[term.fact] if term.fact else "date" if term.date else "number"
        match (total, term.sign, nature):
            case ("", 1, _):
                total = nature
            case ("" | "number", _, "number") | ("date", -1, "date"):
                total = "number"
            case ("date", _, "number") | ("number", 1, "date"):
                total = "date"
            case _:
                return "nothing"
    return total


def _column(error: Any, text: str) -> int:
    column = getattr(error, "column", -1)
    return column if isinstance(column, int) and column > 0 else len(text) + 1


@cache
def _parser() -> Any:
    from lark import Lark

    grammar = (resources.folder("grammars") / "requirement.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", lexer="basic")


@cache
def _transformer() -> Any:
    from lark import Token, Transformer

    class _Compile(Transformer[Token, Any]):
        def side(self, leaves: list[Token]) -> tuple[Term, ...]:
            terms: list[Term] = []
            sign: Literal[1, -1] = 1
            for leaf in leaves:
                if leaf.type == "SIGN":
                    sign = 1 if leaf == "+" else -1
                elif leaf.type == "FACT":
                    terms.append(Term(sign=sign, fact=str(leaf)))
                elif leaf.type == "DATE":
                    terms.append(Term(sign=sign, date=datetime.date.fromisoformat(leaf)))
                else:
                    terms.append(Term(sign=sign, number=int(leaf)))
            return tuple(terms)

    return _Compile()
