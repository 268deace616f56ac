"""What every node has."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from actcheck.source import Span


class Node(BaseModel):
    """A piece of an act. Frozen; ``original[span]`` is what it was read from."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    span: Span


class Sought(StrEnum):
    """What was being read where reading failed."""

    NAMES = "names"


class Unread(Node):
    """A stretch that was begun and could not be read: never a fault of the act.

    :param span: the label or the opening behind which reading failed.
    """

    sought: Sought
