"""What every node has."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from actcheck.source import Span


class Node(BaseModel):
    """A piece of an act. Frozen; ``original[span]`` is what it was read from."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    span: Span


class Unread(Node):
    """A stretch that a grammar began to read and could not: never a fault of the act.

    :param reason: what was being looked for.
    """

    reason: str
