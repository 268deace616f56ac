"""Records that never change: the nodes of the tree, the facts, the findings.

The modules of such records do not import ``annotations`` from ``__future__``: pydantic would compile
each annotation from its text again, at the start of every run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict


class _Outline(dict[type[BaseModel], tuple[dict[str, Any], set[str]]]):
    """For each class, its fields in order with their defaults, and their names; filled with what is met."""

    def __missing__(self, of: type[BaseModel]) -> tuple[dict[str, Any], set[str]]:
        fields = {name: field.get_default(call_default_factory=True) for name, field in of.model_fields.items()}
        outline = self[of] = fields, set(fields)
        return outline


_OUTLINE = _Outline()
_set_values = next(of.__dict__["__dict__"] for of in BaseModel.__mro__ if "__dict__" in of.__dict__).__set__
_set_names = BaseModel.__dict__["__pydantic_fields_set__"].__set__
_set_extra = BaseModel.__dict__["__pydantic_extra__"].__set__
_set_private = BaseModel.__dict__["__pydantic_private__"].__set__


class Frozen(BaseModel):
    """A frozen record without validators.

    What is made by a call is taken as it is: the calls are our own, and mypy has checked them. What
    comes from elsewhere goes through ``model_validate`` or ``model_validate_json`` and is validated.
    """

    # The validators take longer to build than an act to check, and most runs need none.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    if not TYPE_CHECKING:

        def __init__(self, /, **fields: Any) -> None:
            outline, names = _OUTLINE[self.__class__]
            _set_values(self, outline | fields)
            _set_names(self, names)
            _set_extra(self, None)
            _set_private(self, None)

        # Validation fills the fields itself, as it does for a class without an ``__init__``.
        __init__.__pydantic_base_init__ = True
