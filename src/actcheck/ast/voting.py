"""A vote as the act states it."""

from enum import StrEnum

from actcheck.ast.node import Node
from actcheck.source import Span


class Outcome(StrEnum):
    ADOPTED = "adopted"
    REJECTED = "rejected"


class Tally(Node):
    """Votes of one kind.

    :param span: the number (or the word that stands for it).
    :param count: how many; None where only names are given.
    :param groups: the groups named beside the count, as written; empty if none.
    :param group_counts: the figures given for those groups, where each has one.
    """

    count: int | None = None
    groups: tuple[str, ...] = ()
    group_counts: tuple[int, ...] = ()


class Voting(Node):
    """One vote. An absent tally is not a zero.

    :param unanimity: the span of "à l'unanimité", or None.
    :param unanimity_of_votes_cast: "à l'unanimité des suffrages exprimés": lawful beside abstentions.
    :param majority: the span of "à la majorité", or None.
    :param outcome: adopted or rejected, where the act says so.
    :param casting_vote: "voix prépondérante" is mentioned.
    :param secret: "scrutin secret" is mentioned.
    """

    votes_for: Tally | None = None
    votes_against: Tally | None = None
    abstentions: Tally | None = None
    not_voting: Tally | None = None
    voters: Tally | None = None
    votes_cast: Tally | None = None
    unanimity: Span | None = None
    unanimity_of_votes_cast: bool = False
    majority: Span | None = None
    outcome: Outcome | None = None
    outcome_span: Span | None = None
    casting_vote: bool = False
    secret: bool = False
