"""What a model refused, in words for the person who wrote the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from pydantic import BaseModel

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

_EXPECTED = {
    "tuple_type": "une liste est attendue / a list is expected",
    "string_type": "un texte entre guillemets est attendu / a quoted string is expected",
    "string_too_short": "un texte est attendu, pas le vide / a string is expected, not an empty one",
    "int_type": "un nombre entier est attendu / a whole number is expected",
    "greater_than_equal": "ce nombre est trop petit / this number is too small",
    "dict_type": "une table est attendue / a table is expected",
    "model_type": "une table est attendue / a table is expected",
    "model_attributes_type": "une table est attendue / a table is expected",
}
_FORMS = {"siret": "14 chiffres / 14 digits"}


class Refusal(NamedTuple):
    """
    :param keys: where it stands: names of tables and keys, positions in arrays.
    :param hint: what to write instead, or None.
    """

    what: str
    keys: tuple[str | int, ...]
    hint: str | None


def refusal(error: ValidationError, model: type[BaseModel]) -> Refusal:
    """The first thing refused. An unknown key comes with the nearest one that is known."""
    first: ErrorDetails = error.errors(include_url=False)[0]
    keys = tuple(key for key in first["loc"] if key != "[key]")
    name = keys[-1] if keys else ""
    if first["type"] == "extra_forbidden":
        return Refusal(f"clé inconnue « {name} » / unknown key", keys, _nearest(str(name), _known(model, keys[:-1])))
    if first["type"] == "missing":
        # The table is what stands in the file.
        return Refusal(f"« {name} » manque / is missing", keys[:-1], f'ajouter / add: {name} = "..."')
    # The line of an item of a list is that of the list.
    named = keys[-2] if isinstance(name, int) and len(keys) > 1 else name
    what = f"« {named} » : valeur refusée / value refused"
    if first["type"] in ("literal_error", "enum"):
        choices = first.get("ctx", {})["expected"].replace("'", "").replace(" or ", ", ")
        return Refusal(what, keys, f"au choix / one of: {choices}")
    if first["type"] == "string_pattern_mismatch":
        return Refusal(what, keys, _FORMS[str(named)])
    return Refusal(what, keys, _EXPECTED.get(first["type"]) or first["msg"])


def _nearest(name: str, known: list[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name.replace("_", "-"), known, 1)
    return f"la plus proche / nearest: {near[0]}" if near else f"au choix / one of: {', '.join(known)}"


def _known(model: type[BaseModel], keys: tuple[str | int, ...]) -> list[str]:
    """The keys of the table that stands at ``keys``."""
    for key in keys:
        if isinstance(key, int):
            continue
        field = next(field for name, field in model.model_fields.items() if key in (name, field.alias))
        model = _model_within(field.annotation)
    return [field.alias or name for name, field in model.model_fields.items()]


def _model_within(annotation: Any) -> type[BaseModel]:
    """The model of a field: itself, or what its list holds."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(_model_within(each) for each in get_args(annotation) if each is not Ellipsis)
