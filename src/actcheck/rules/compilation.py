"""One rule file to one rule, and what is wrong with the file in one plain line.

Only loaded when a rule file has changed: YAML, JSON Schema and Lark are loaded with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

import yaml
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from actcheck import law, resources
from actcheck.errors import RuleFileError
from actcheck.findings import Basis, Words
from actcheck.law.article_numbers import canonical
from actcheck.law.codes import all_codes
from actcheck.rules.model import Example, FaultyExample, Phrase, Rule, RuleBasis, WantedVisa
from actcheck.rules.phrases import pattern_expression, phrase_expression
from actcheck.rules.requirement import Requirement, check_fact, known_facts, parse_requirement
from actcheck.rules.rule_file import DECIDING, FilePattern, FilePhrase, FileVisa, RuleFile, TwoLanguages, rule_schema
from actcheck.rules.wording import PLACEHOLDER, placeholders

if TYPE_CHECKING:
    from jsonschema import ValidationError as SchemaError

FAMILIES = {
    "sitting": "SIT",
    "attendance": "ATT",
    "voting": "VOT",
    "dates": "DAT",
    "citations": "CIT",
    "references": "REF",
    "amendments": "AMD",
    "committees": "COM",
    "signature": "SIG",
    "publication": "PUB",
    "competence": "CMP",
    "identifiers": "IDN",
    "notice": "NTC",
    "interests": "INT",
    "minutes": "MIN",
    "effect": "EFF",
    "amounts": "AMT",
    "typography": "TYP",
    "register": "REG",
}
"""The families that actcheck ships, and the letters of their ids."""

_JSON_TYPES = {
    "array": "liste / list",
    "boolean": "true, false",
    "integer": "nombre entier / whole number",
    "object": "clés et valeurs / keys and values",
    "string": "texte / text",
}

_Place = Sequence[str | int]


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Dates stay text, and a key written twice is refused."""

    yaml_implicit_resolvers: ClassVar = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode) or not isinstance(self.construct_object(key), str):
                raise yaml.MarkedYAMLError(
                    problem="clé qui n'est pas un texte / key is not text", problem_mark=key.start_mark
                )
            if key.value in keys:
                raise yaml.MarkedYAMLError(
                    problem=f"« {key.value} » est écrit deux fois / is written twice", problem_mark=key.start_mark
                )
            keys.add(key.value)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep)
        return mapping


def compile_file(path: Path, *, examples: bool) -> Rule:
    """Read one rule file.

    :param examples: whether the rule comes with its examples.
    :raises RuleFileError: when the file cannot be read or does not say what a rule must say.
    """
    text = _read(path)
    try:
        content = yaml.load(text, _Loader)  # noqa: S506 - a subclass of SafeLoader
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise RuleFileError(f"YAML : {error.problem}", where=_where(path, line)) from None
    except yaml.YAMLError as error:
        raise RuleFileError(f"YAML : {' '.join(str(error).split())}", where=str(path)) from None
    try:
        return _compile(_validated(content), path, examples=examples)
    except _ContentError as error:
        line = _line(text, error.place)
        raise RuleFileError(error.what, where=_where(path, line), hint=error.hint) from None


class _ContentError(Exception):
    """What is wrong, and at which key of the file."""

    def __init__(self, what: str, place: _Place = (), hint: str | None = None) -> None:
        self.what = what
        self.place = place
        self.hint = hint
        super().__init__(what)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "UTF-8"
        raise RuleFileError(f"fichier illisible / file cannot be read ({reason})", where=str(path)) from None


def _validated(content: Any) -> RuleFile:
    errors = sorted(_validator().iter_errors(content), key=lambda error: [str(part) for part in error.absolute_path])
    if errors:
        raise _from_schema(errors[0])
    try:
        return RuleFile.model_validate(content)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise _ContentError(_at(first["loc"]) + first["msg"].removeprefix("Value error, "), first["loc"]) from None


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(rule_schema())


def _from_schema(error: SchemaError) -> _ContentError:
    if error.context:
        return _from_choice(error)
    place = list(error.absolute_path)
    instance: Any = error.instance
    wanted: Any = error.validator_value
    hint: str | None = None
    key: list[str] = []
    match error.validator:
        case "additionalProperties":
            keys = cast("dict[str, Any]", error.schema)["properties"]
            unknown = next(key for key in instance if key not in keys)
            what, hint, key = f"clé inconnue « {unknown} » / unknown key", ", ".join(keys), [unknown]
        case "required":
            absent = next(key for key in wanted if key not in instance)
            what = f"« {absent} » manque / is missing"
        case "enum":
            what, hint = f"« {instance} » n'est pas permis / is not allowed", ", ".join(wanted)
        case "pattern":
            what, hint = f"« {instance} » n'a pas la forme voulue / has not the wanted form", wanted
        case "minItems" | "minLength":
            what = "ne peut être vide / cannot be empty"
        case "type":
            what = f"attendu / expected : {_JSON_TYPES[wanted]}"
        case _:
            what = error.message.splitlines()[0]
    return _ContentError(_at(place) + what, [*place, *key], hint)


def _from_choice(error: SchemaError) -> _ContentError:
    """Of the branches of a choice, the one whose type the file has tells what was meant."""
    others = [branch for branch in error.context or () if not (branch.validator == "type" and not branch.path)]
    if others:
        return _from_schema(others[0])
    kinds = dict.fromkeys(str(branch.validator_value) for branch in error.context or ())
    wanted = [_JSON_TYPES[kind] for kind in kinds if kind != "null"]
    place = list(error.absolute_path)
    return _ContentError(_at(place) + f"attendu / expected : {', '.join(wanted)}", place)


def _at(place: _Place) -> str:
    return "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in place)[1:] + (
        " : " if place else ""
    )


def _where(path: Path, line: int | None) -> str:
    return str(path) if line is None else f"{path}:{line}"


def _line(text: str, place: _Place) -> int | None:
    """The line of the deepest key of ``place`` that the file has."""
    node: Any = yaml.compose(text, yaml.SafeLoader)
    line: int | None = None
    for part in place:
        if isinstance(part, int):
            node = node.value[part]
            line = node.start_mark.line + 1
            continue
        key, node = next((key, value) for key, value in node.value if key.value == part)
        line = key.start_mark.line + 1
    return line


def _compile(file: RuleFile, path: Path, *, examples: bool) -> Rule:
    family = path.parent.name
    if file.name != path.stem:
        raise _ContentError(
            f"name : « {file.name} » n'est pas le nom du fichier / is not the file's name", ("name",), path.stem
        )
    letters = FAMILIES.get(family)
    if letters and not file.id.startswith(letters):
        raise _ContentError(f"id : « {file.id} » ne commence pas par / does not begin with {letters}", ("id",))
    decided_by = [key for key in DECIDING if getattr(file, key) is not None]
    if len(decided_by) > 1:
        what = f"une seule de ces clés / one of these keys only : {', '.join(decided_by)}"
        raise _ContentError(what, (decided_by[1],))
    requirement = _requirement(file)
    citation = tuple(_visa(visa, place) for place, visa in _listed("require_citation", file.require_citation))
    require_text, forbid_text = (
        tuple(_phrase(phrase, place) for place, phrase in _listed(key, getattr(file, key)))
        for key in ("require_text", "forbid_text")
    )
    if file.check is not None:
        _check_is_installed(file.check)
    _check_words(file, requirement)
    rule = Rule(
        id=file.id,
        name=file.name,
        family=family,
        since=file.since,
        severity=file.severity,
        confidence=file.confidence,
        applies_to=file.applies_to,
        authorities=file.authorities,
        assemblies=file.assemblies,
        ground=file.ground,
        enabled=file.enabled,
        usage=file.usage,
        basis=tuple(
            RuleBasis(
                basis=Basis(
                    article=basis.article,
                    in_force_from=basis.in_force_from,
                    in_force_to=basis.in_force_to,
                    says=basis.says,
                ),
                authorities=basis.authorities,
                assemblies=basis.assemblies,
            )
            for basis in file.basis
        ),
        require=requirement,
        require_citation=citation,
        require_section=file.require_section,
        require_text=require_text,
        forbid_text=forbid_text,
        check=file.check,
        title=_words(file.title),
        message=_words(file.message),
        help=_words(file.help),
        why=_words(file.why),
        known_limits=_words(file.known_limits) if file.known_limits else None,
        notes={key: _words(words) for key, words in file.notes.items()},
        labels={key: _words(words) for key, words in file.labels.items()},
        conforming=tuple(Example(**example.model_dump()) for example in file.conforming) if examples else (),
        faulty=tuple(FaultyExample(**example.model_dump()) for example in file.faulty) if examples else (),
    )
    if not decided_by:
        _check_has_module(rule, path)
    return rule


def _words(words: TwoLanguages) -> Words:
    return Words(fr=words.fr.strip(), en=words.en.strip())


def _requirement(file: RuleFile) -> Requirement | None:
    if file.require is None:
        return None
    try:
        return parse_requirement(file.require)
    except RuleFileError as error:
        raise _ContentError(error.what, ("require",), error.hint) from None


def _listed(key: str, given: object) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """What stands under a key that holds one thing or a list of them, each with its place."""
    if isinstance(given, tuple):
        for index, one in enumerate(given):
            yield (key, index), one
    elif given is not None:
        yield (key,), given


def _visa(visa: FileVisa, place: _Place) -> WantedVisa:
    given = [key for key in type(visa).model_fields if getattr(visa, key) is not None]
    if len(given) != 1:
        what = f"une clé et une seule / one key, and one only : {', '.join(type(visa).model_fields)}"
        raise _ContentError(_at(place) + what, (*place, *given[1:]))
    if visa.article is not None:
        name, number = visa.article.split(None, 1)
        return WantedVisa(article=f"{_code(name, (*place, 'article'))} {canonical(number)}")
    if visa.code is not None:
        return WantedVisa(code=_code(visa.code, (*place, "code")))
    return WantedVisa(text=visa.text, act=visa.act)


def _code(name: str, place: _Place) -> str:
    found = law.resolve(name)
    if found is None:
        near = get_close_matches(name.upper(), [code.abbreviation for code in all_codes()], 1)
        what = _at(place) + f"code inconnu ou ambigu « {name} » / unknown or ambiguous code"
        raise _ContentError(what, place, ", ".join(law.ambiguous(name) or near) or None)
    return found.abbreviation


def _phrase(phrase: FilePhrase, place: _Place) -> Phrase:
    try:
        if isinstance(phrase, FilePattern):
            return Phrase(written=phrase.pattern, expression=pattern_expression(phrase.pattern))
        return Phrase(written=" ".join(phrase.split()), expression=phrase_expression(phrase))
    except RuleFileError as error:
        raise _ContentError(_at(place) + error.what, place, error.hint) from None


def _check_is_installed(reference: str) -> None:
    from actcheck.rules.installed_checks import entry_point

    try:
        entry_point(reference)
    except RuleFileError as error:
        raise _ContentError(error.what, ("check",), error.hint) from None


def _check_words(file: RuleFile, requirement: Requirement | None) -> None:
    """Every placeholder can be filled, as far as the file alone tells."""
    if requirement is not None:
        if file.notes:
            raise _ContentError("notes : une règle avec require n'en a pas / a rule with require has none", ("notes",))
        for key in file.labels:
            if key not in requirement.facts:
                raise _ContentError(
                    f"labels : « {key} » n'est pas un fait de require / is not a fact of require",
                    ("labels", key),
                    ", ".join(requirement.facts),
                )
    fillable = _fillable(file, requirement)
    for table in ("notes", "labels"):
        if fillable is not None and requirement is None and getattr(file, table):
            raise _ContentError(f"{table} : cette règle n'en a pas l'usage / has no use in this rule", (table,))
    for place, words in _templates(file):
        for text in (words.fr, words.en):
            if set(PLACEHOLDER.sub("", text)) & set("{}"):
                raise _ContentError(_at(place) + "accolade seule / lone brace", place)
        for name in sorted(placeholders(_words(words))):
            _check_placeholder(name, place, fillable)


def _fillable(file: RuleFile, requirement: Requirement | None) -> tuple[str, ...] | None:
    """The names that words may have between braces; None where a check written in Python decides them."""
    if requirement is not None:
        return requirement.facts
    if file.forbid_text is not None:
        return ("found",)
    return () if file.require_citation or file.require_section or file.require_text else None


def _check_placeholder(name: str, place: _Place, fillable: tuple[str, ...] | None) -> None:
    if fillable is not None and name not in fillable:
        raise _ContentError(
            _at(place) + f"« {{{name}}} » n'est pas connu de cette règle / is not known to this rule",
            place,
            ", ".join(fillable) or None,
        )
    if "." in name:
        try:
            check_fact(name)
        except RuleFileError as error:
            raise _ContentError(_at(place) + error.what, place, error.hint) from None
        if known_facts()[name] == "truth":
            raise _ContentError(_at(place) + f"« {{{name}}} » est oui ou non, et ne s'écrit pas / is yes or no", place)
    elif not name.isidentifier():
        raise _ContentError(_at(place) + f"« {{{name}}} » n'est pas un nom / is not a name", place)


def _templates(file: RuleFile) -> Iterator[tuple[tuple[str, ...], TwoLanguages]]:
    yield ("message",), file.message
    yield ("help",), file.help
    for table, entries in (("notes", file.notes), ("labels", file.labels)):
        for key, words in entries.items():
            yield (table, key), words


def _check_has_module(rule: Rule, path: Path) -> None:
    if path.parents[1].resolve() != resources.folder("rules").resolve():
        raise _ContentError("rien ne dit ce qui est exigé / nothing says what is required", (), ", ".join(DECIDING))
    if rule.family not in FAMILIES:
        raise _ContentError(f"famille inconnue « {rule.family} » / unknown family", (), ", ".join(FAMILIES))
    module = Path(__file__).parent / rule.family / f"{rule.name.replace('-', '_')}.py"
    if not module.is_file():
        raise _ContentError(
            "ni require ni vérification / neither require nor a check", (), f"src/{rule.module.replace('.', '/')}.py"
        )
