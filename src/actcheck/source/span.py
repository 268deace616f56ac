"""A stretch of the original text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic_core import core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler

# ``new_span(Span, (start, end))`` is ``Span(start, end)`` without a call of Python's: there are many spans.
new_span = tuple.__new__


def _from_json(value: Any) -> Span:
    if isinstance(value, Span):
        return value
    start, end = value
    return Span(int(start), int(end))


class Span(NamedTuple):
    """``original[start:end]``, in characters; ``start <= end``. In JSON: ``[start, end]``."""

    start: int
    end: int

    def covers(self, other: Span) -> bool:
        """Whether another span lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        # An instance check, not a field-by-field validation: a node has a span and there are many nodes.
        return core_schema.json_or_python_schema(
            json_schema=core_schema.no_info_plain_validator_function(_from_json),
            python_schema=core_schema.is_instance_schema(cls),
            serialization=core_schema.plain_serializer_function_ser_schema(list),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {
            "type": "array",
            "items": {"type": "integer", "minimum": 0},
            "minItems": 2,
            "maxItems": 2,
            "description": "[start, end] in characters of the original text",
        }
