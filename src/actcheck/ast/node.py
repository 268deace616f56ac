"""What every node has."""

from enum import StrEnum

from actcheck.frozen import Frozen
from actcheck.source import Span


class Node(Frozen):
    """A piece of an act; ``original[span]`` is what it was read from."""

    span: Span


class Sought(StrEnum):
    """What was being read where reading failed."""

    NAMES = "names"


class Unread(Node):
    """A stretch that was begun and could not be read: never a fault of the act.

    :param span: the label or the opening behind which reading failed.
    """

    sought: Sought
