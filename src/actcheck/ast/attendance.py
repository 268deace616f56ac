"""Who was there, who was not, who voted for whom, and the counts that the act states."""

from enum import StrEnum

from actcheck.ast.node import Node
from actcheck.source import Span


class AttendanceStatus(StrEnum):
    """The list in which a person is named."""

    PRESENT = "present"
    EXCUSED = "excused"
    ABSENT = "absent"
    REPRESENTED = "represented"
    PRESENT_WITHOUT_VOTE = "present_without_vote"
    EXCUSED_WITHOUT_VOTE = "excused_without_vote"


class Quantity(StrEnum):
    """What a stated count counts."""

    MEMBERS_IN_OFFICE = "members_in_office"
    PRESENT = "present"
    PRESENT_OR_REPRESENTED = "present_or_represented"
    ABSENT = "absent"
    EXCUSED = "excused"
    PROXIES = "proxies"
    VOTERS = "voters"
    VOTES_CAST = "votes_cast"
    QUORUM = "quorum"


class Person(Node):
    """Somebody named.

    :param title: as written ("M.", "Mme"), or None.
    :param name: the name without title or function, spaces made single.
    :param family_name: the part in capitals, or the whole name where the two cannot be told apart.
    :param given_name: the rest, or None.
    :param movement: whether an hour, an item or a movement is written beside the name
        ("arrivée à 19h07"): this person may lawfully stand in two lists.
    """

    title: str | None = None
    name: str
    family_name: str
    given_name: str | None = None
    movement: bool = False


class AttendanceList(Node):
    """One list of persons under one label.

    :param label: the span of the label ("Étaient présents :").
    :param stated: the count written in the label or behind the list ("Présents : 15"), or None.
    """

    status: AttendanceStatus
    label: Span
    persons: tuple[Person, ...] = ()
    stated: int | None = None


class Proxy(Node):
    """A vote given to another member (pouvoir, procuration, délégation de vote).

    :param holder: None where the act does not say who holds it.
    """

    grantor: Person
    holder: Person | None = None


class HeadCount(Node):
    """A count that the act states ("En exercice : 21").

    :param span: the number itself.
    :param scoped: whether the count belongs to some items of the sitting only.
    """

    quantity: Quantity
    value: int
    scoped: bool = False


class Attendance(Node):
    """Everything an act says of attendance, in the order of the text.

    :param tells_proxies: words beside the lists tell of proxies.
    :param tells_givers: they tell of members who gave one.
    :param tells_away: words beside the lists tell of members who are away.
    """

    lists: tuple[AttendanceList, ...] = ()
    proxies: tuple[Proxy, ...] = ()
    counts: tuple[HeadCount, ...] = ()
    tells_proxies: bool = False
    tells_givers: bool = False
    tells_away: bool = False
