"""The attendance that applies at each item of a sitting: the opening's, with arrivals and departures followed."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from actcheck.ast import AttendanceStatus, Quantity
from actcheck.facts.model import AttendanceFacts, Fact, Member, ProxyFact
from actcheck.facts.names import key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actcheck.ast import DeliberationList, HeadCount, Minutes, MinutesItem, Movement, Person

_AWAY = (AttendanceStatus.EXCUSED, AttendanceStatus.ABSENT, AttendanceStatus.REPRESENTED)
_WITH_VOTE = (AttendanceStatus.PRESENT, *_AWAY)
_FOR_GOOD = ("arrival", "departure")
_ALWAYS = -1


class ItemAttendance(NamedTuple):
    """What applies at an item's votes.

    :param attendance: without counts where a movement cannot be followed with certainty.
    :param not_voting: how many of those who are there, or represented, take no part in the vote; None where the
        item tells of nobody.
    """

    attendance: AttendanceFacts
    not_voting: Fact[int] | None = None


class _Step(NamedTuple):
    """Something that happens at an offset of the original.

    :param does: "arrive", "leave", "go_out", "come_back"; "lose" (from here on nobody can tell), "find" (one
        loss less), "count" (the text counts anew).
    """

    at: int
    does: str
    keys: tuple[str, ...] = ()
    movement: Movement | None = None


def attendance_by_item(
    part: Minutes | DeliberationList, opening: AttendanceFacts, chair: str | None
) -> list[ItemAttendance]:
    """The attendance at each item of a part, in order.

    :param opening: the attendance at the opening of the sitting.
    :param chair: the chair's name, or None.
    """
    plan = _Plan(part, opening, chair)
    steps = sorted(plan.steps(), key=lambda step: step.at)
    count = _Count(opening, plan.initial)
    found: list[ItemAttendance] = []
    done = 0
    for index, item in enumerate(part.items):
        moments = [voting.span.start for voting in item.votings] or [item.span.start]
        done = count.follow(steps, done, moments[0])
        version = count.version
        at_first = count.facts()
        done = count.follow(steps, done, moments[-1])
        sure = count.version == version
        found.append(_at_item(plan, count, index, item, at_first if sure else count.unknown()))
    return found


def _at_item(plan: _Plan, count: _Count, index: int, item: MinutesItem, attendance: AttendanceFacts) -> ItemAttendance:
    told = plan.not_voting.get(index, ())
    if not told:
        return ItemAttendance(attendance)
    named = [plan.resolved(movement) for movement in told]
    keys = {name for found in named for name in found or ()}
    if any(count.holds_proxy(name) for name in keys):
        attendance = attendance.model_copy(
            update={"proxies": None, "proxies_stated": None, "proxies_listed": None, "voters_stated": None}
        )
    if item.votings and all(v.not_voting is not None and v.not_voting.count is not None for v in item.votings):
        return ItemAttendance(attendance)
    if None in named or len(item.votings) > 1:
        return ItemAttendance(count.unknown())
    concerned = sum(count.counts(name) for name in keys)
    span = told[0].span
    return ItemAttendance(attendance, Fact[int](value=concerned, span=span, derived=True) if concerned else None)


class _Plan:
    """What happens when, as far as it can be told.

    :ivar initial: everybody's status at the opening, by key.
    :ivar not_voting: by item, who takes no part in its vote.
    """

    def __init__(self, part: Minutes | DeliberationList, opening: AttendanceFacts, chair: str | None) -> None:
        self._part = part
        self._opening = opening
        self._chair = chair
        self._starts = [item.span.start for item in part.items]
        self._listed = {member.span: member for member in opening.members}
        self.initial: dict[str, AttendanceStatus] = {}
        for member in opening.members:
            self.initial.setdefault(member.key, member.status)
        self.not_voting: dict[int, list[Movement]] = {}
        self._told = [m for m in part.movements if self._member_beside(m) is None]
        self._keys = {m.span: self.resolved(m) for m in self._told}
        self._last_return = {
            name: index
            for index, movement in enumerate(self._told)
            if movement.kind in ("back", "arrival")
            for name in self._keys[movement.span] or ()
        }
        self._by_rank: dict[str, list[int]] = {}
        self._by_number: dict[str, list[int]] = {}
        for index, item in enumerate(part.items):
            if item.rank is not None:
                self._by_rank.setdefault(key(item.rank), []).append(index)
            for number in item.preface.numbers:
                self._by_number.setdefault(key(number.value), []).append(index)
        for movement in self._told:
            if movement.kind == "not_voting":
                self.not_voting.setdefault(self._item_at(movement.span.start), []).append(movement)

    def steps(self) -> Iterator[_Step]:
        attendance = self._part.preface.attendance
        if attendance is not None and any(count.scoped for count in attendance.counts):
            yield _Step(_ALWAYS, "lose")
        yield from self._beside_names()
        yield from self._contradictions()
        for index, movement in enumerate(self._told):
            if movement.kind != "not_voting":
                yield from self._of(index, movement)

    # -- beside the names of the lists ----------------------------------------------------------

    def _member_beside(self, movement: Movement) -> Member | None:
        """The member in whose list, just behind the name, the movement is noted."""
        if len(movement.persons) != 1 or movement.persons[0].span.end > movement.span.start:
            return None
        return self._listed.get(movement.persons[0].span)

    def _beside_names(self) -> Iterator[_Step]:
        noted: dict[str, str] = {}
        for movement in self._part.movements:
            member = self._member_beside(movement)
            if member is None or member.status not in _WITH_VOTE:
                continue
            direction = _direction(movement, member)
            if direction is None or noted.get(member.key, direction) != direction:
                noted[member.key] = direction or ""
                yield _Step(_ALWAYS, "lose")
                continue
            twice = member.key in noted
            noted[member.key] = direction
            self._set_out(member.key, direction)
            if not twice and not self._is_told(member.key, direction):
                yield from self._at_moment(movement, "arrive" if direction == "arrival" else "leave", (member.key,))
        if any(m.movement and m.key not in noted and not self._is_told(m.key, None) for m in self._opening.members):
            yield _Step(_ALWAYS, "lose")

    def _set_out(self, name: str, direction: str) -> None:
        """Who arrives later is not there at the opening; who leaves later is."""
        if direction == "departure":
            self.initial[name] = AttendanceStatus.PRESENT
            return
        away = (m.status for m in self._opening.members if m.key == name and m.status in _AWAY)
        self.initial[name] = next(away, AttendanceStatus.ABSENT)

    def _is_told(self, name: str, direction: str | None) -> bool:
        """Whether the minutes tell this movement at its own moment as well."""
        return any(
            name in (self._keys[m.span] or ()) and m.relation != "unclear" and m.kind in (direction or m.kind)
            for m in self._told
            if m.kind in _FOR_GOOD
        )

    def _contradictions(self) -> Iterator[_Step]:
        """Who arrives and is listed as present from the beginning, or leaves and is listed as away."""
        seen: set[str] = set()
        for movement in self._told:
            for name in self._keys[movement.span] or ():
                there = self.initial[name] is AttendanceStatus.PRESENT
                if name not in seen and movement.kind in _FOR_GOOD and there is (movement.kind == "arrival"):
                    yield _Step(_ALWAYS, "lose")
                if movement.kind != "not_voting":
                    seen.add(name)

    # -- told in the text -----------------------------------------------------------------------

    def _of(self, index: int, movement: Movement) -> Iterator[_Step]:
        keys = self._keys[movement.span]
        if keys == ():
            return
        if keys is None:
            if movement.kind != "back":
                yield from self._at_moment(movement, "lose", ())
        elif movement.kind == "out" or (movement.kind == "departure" and self._abstains_from(movement, keys)):
            yield from self._out(index, movement, keys)
        elif movement.kind == "listed":
            yield _Step(_ALWAYS, "lose")
        else:
            does = {"arrival": "arrive", "departure": "leave", "back": "come_back"}[movement.kind]
            yield from self._at_moment(movement, does, keys)
        if movement.counts and movement.relation != "unclear":
            yield _Step(movement.span.start, "count", movement=movement)

    def _out(self, index: int, movement: Movement, keys: tuple[str, ...]) -> Iterator[_Step]:
        """Out of the room until the return that the text tells; without one, for the vote that the text names."""
        start = movement.span.start
        if movement.relation == "unclear":
            yield _Step(_ALWAYS, "lose")
            return
        if all(self._last_return.get(name, -1) > index for name in keys):
            yield _Step(start, "go_out", keys)
        elif self._abstains_from(movement, keys):
            yield _Step(start, "go_out", keys)
            yield _Step(self._part.items[self._item_at(start)].span.end, "lose")
        else:
            yield _Step(start, "lose")

    def _abstains_from(self, movement: Movement, keys: tuple[str, ...]) -> bool:
        item = self._item_at(movement.span.start)
        return any(set(keys) <= set(self._keys[m.span] or ()) for m in self.not_voting.get(item, ()))

    def _at_moment(self, movement: Movement, does: str, keys: tuple[str, ...]) -> Iterator[_Step]:
        first, last = self._moment(movement)
        if first != last or does == "lose":
            yield _Step(first, "lose")
        if last is not None and does != "lose":
            if first != last:
                yield _Step(last, "find")
            yield _Step(last, does, keys, movement)

    def _moment(self, movement: Movement) -> tuple[int, int | None]:
        """Before the first offset it has not happened, from the second on it has; None where nobody can tell."""
        start = movement.span.start
        in_head = not self._starts or start < self._starts[0]
        if movement.relation == "here":
            return start, start
        index = self._numbered(movement.item)
        if movement.relation == "unclear" or index is None:
            return _ALWAYS if in_head or movement.relation == "unclear" else start, None
        span = self._part.items[index].span
        if movement.relation == "from":
            return span.start, span.start
        if movement.relation == "after":
            return span.end, span.end
        if movement.relation == "at" and not in_head and index - 1 <= self._item_at(start) <= index:
            return start, start
        return span.start, span.end

    def _numbered(self, number: str | None) -> int | None:
        """The item that a number names, where only one is."""
        if number is None:
            return None
        found = self._by_rank.get(key(number)) or self._by_number.get(key(number)) or ()
        return found[0] if len(found) == 1 else None

    def _item_at(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    # -- who ------------------------------------------------------------------------------------

    def resolved(self, movement: Movement) -> tuple[str, ...] | None:
        """Those who move, by key, without those who have no vote; None where one cannot be found in the lists."""
        names = [self._chair] if movement.chair else [key(person.name) for person in movement.persons]
        found = [self._member(key(name)) if name else None for name in names]
        if not found or None in found:
            return None
        return tuple(name for name in found if name is not None and self.initial[name] in _WITH_VOTE)

    def _member(self, name: str) -> str | None:
        """The one member whose listed name has all these words, or the other way round."""
        if name in self.initial:
            return name
        words = set(name.split())
        near = [other for other in self.initial if words <= set(other.split()) or set(other.split()) <= words]
        return near[0] if len(near) == 1 else None


def _direction(movement: Movement, member: Member) -> str | None:
    """What a note beside a listed name says of its bearer: "arrival" or "departure"."""
    if movement.kind != "listed":
        return movement.kind
    there = member.status is AttendanceStatus.PRESENT
    if movement.relation in ("from", "after"):
        return "arrival" if there else "departure"
    if movement.relation == "until":
        return "departure" if there else "arrival"
    return None


class _Count:
    """Who is there, at one moment of the sitting.

    :ivar version: changes whenever something has happened.
    """

    def __init__(self, opening: AttendanceFacts, initial: dict[str, AttendanceStatus]) -> None:
        self._opening = opening
        self._status = dict(initial)
        self._members = {member.key: member for member in reversed(opening.members)}
        self._given = {proxy.grantor_key: proxy for proxy in opening.proxy_list}
        self._held = {k: p for k, p in self._given.items() if initial.get(k) is not AttendanceStatus.PRESENT}
        self._out: set[str] = set()
        self._lost = 0
        self._holder_left = False
        self._counted: dict[Quantity, Fact[int]] = {}
        self._base_present = self._base(opening.present, opening.present_stated, opening.present_listed, self._there())
        self._base_proxies = self._base(
            opening.proxies, opening.proxies_stated, opening.proxies_listed, len(self._held)
        )
        self._at_opening = self._there(), len(self._held)
        self._made: tuple[int, AttendanceFacts] | None = None
        as_listed = all(initial[m.key] is m.status and not m.movement for m in opening.members)
        self.version = 0 if as_listed else 1

    def follow(self, steps: Sequence[_Step], done: int, until: int) -> int:
        """Take the steps before an offset; returns how many are done in all."""
        while done < len(steps) and steps[done].at < until:
            self._take(steps[done])
            done += 1
        return done

    def counts(self, name: str) -> bool:
        """Whether somebody's vote is among those that the attendance lets expect."""
        present = self._status[name] is AttendanceStatus.PRESENT and name not in self._out
        return present or name in self._held

    def holds_proxy(self, name: str) -> bool:
        return any(proxy.holder_key is not None and _goes_with(proxy.holder_key, name) for proxy in self._held.values())

    def unknown(self) -> AttendanceFacts:
        """What holds for the whole sitting, and what the text has counted since."""
        present, opening = self._counted.get(Quantity.PRESENT) if self._lost else None, self._opening
        return AttendanceFacts(
            members_in_office=opening.members_in_office,
            present=present,
            present_stated=present,
            voters_stated=self._counted.get(Quantity.VOTERS) if self._lost else None,
            without_vote=opening.without_vote,
            quorum_stated=opening.quorum_stated,
        )

    def facts(self) -> AttendanceFacts:
        if self._lost:
            return self.unknown()
        if not self.version:
            return self._opening
        if self._made is None or self._made[0] != self.version:
            self._made = self.version, self._changed()
        return self._made[1]

    def _changed(self) -> AttendanceFacts:
        opening = self._opening
        present, proxies = self._present(), self._proxies()
        stated = self._counted.get(Quantity.PRESENT)
        away = sum(status in _AWAY for status in self._status.values())
        excused = opening.excused and Fact[int](value=away, span=opening.excused.span, derived=True)
        return AttendanceFacts(
            members_in_office=opening.members_in_office,
            present=stated or present,
            present_stated=stated,
            present_listed=opening.present_listed and present,
            excused=excused,
            absent_listed=opening.absent_listed and excused,
            proxies=proxies,
            proxies_listed=opening.proxies_listed and proxies,
            without_vote=opening.without_vote,
            voters_stated=self._counted.get(Quantity.VOTERS),
            quorum_stated=opening.quorum_stated,
            members=tuple(
                member.model_copy(update={"status": self._status[name], "movement": False})
                for name, member in self._members.items()
                if name not in self._out
            ),
            proxy_list=tuple(self._held.values()),
        )

    def _present(self) -> Fact[int] | None:
        base = self._base_present
        if base is None:
            return None
        return Fact[int](value=base.value + self._there() - self._at_opening[0], span=base.span, derived=True)

    def _proxies(self) -> Fact[int] | None:
        base = self._base_proxies
        if base is None or self._holder_left or any(self.holds_proxy(name) for name in self._out):
            return None
        return Fact[int](value=base.value + len(self._held) - self._at_opening[1], span=base.span, derived=True)

    def _there(self) -> int:
        return sum(
            status is AttendanceStatus.PRESENT and name not in self._out for name, status in self._status.items()
        )

    @staticmethod
    def _base(
        agreed: Fact[int] | None, stated: Fact[int] | None, listed: Fact[int] | None, counted: int
    ) -> Fact[int] | None:
        """A count at the opening; where the lists hold those who come later as well, the count without them."""
        if listed is None or listed.value == counted:
            return agreed
        if stated is not None:
            return stated if stated.value == counted else None
        return Fact[int](value=counted, span=listed.span, derived=True)

    # -- what happens ---------------------------------------------------------------------------

    def _take(self, step: _Step) -> None:
        self.version += 1
        match step.does:
            case "lose":
                self._lost += 1
            case "find":
                self._lost -= 1
            case "count":
                self._count(step.movement.counts if step.movement else ())
            case _:
                self._counted = {}
                for name in step.keys:
                    self._move(name, step.does, step.movement)

    def _move(self, name: str, does: str, movement: Movement | None) -> None:
        there = self._status[name] is AttendanceStatus.PRESENT
        if does == "leave":
            self._lost += not there
            self._out.discard(name)
            self._leave(name, movement)
        elif does == "go_out":
            self._lost += not there
            self._out.add(name)
        elif name in self._out:
            self._out.discard(name)
        elif not there:
            self._status[name] = AttendanceStatus.PRESENT
            self._held.pop(name, None)
        else:
            self._lost += does == "arrive"

    def _leave(self, name: str, movement: Movement | None) -> None:
        self._holder_left = self._holder_left or self.holds_proxy(name)
        given = movement.proxy if movement is not None else None
        if given is not None:
            self._held[name] = _proxy(name, given.grantor, given.holder)
        elif name in self._given:
            self._held[name] = self._given[name]
        self._status[name] = AttendanceStatus.REPRESENTED if name in self._held else AttendanceStatus.ABSENT

    def _count(self, counts: Sequence[HeadCount]) -> None:
        """The text counts anew: what it says must be what was followed, or what was followed is not sure."""
        stated = {c.quantity: Fact[int](value=c.value, span=c.span) for c in reversed(counts) if not c.scoped}
        present, proxies = self._present(), self._proxies()
        voters = present.value + proxies.value if present is not None and proxies is not None else None
        followed = {Quantity.PRESENT: present.value if present is not None else None, Quantity.VOTERS: voters}
        differs = any(
            quantity in stated and value is not None and stated[quantity].value != value
            for quantity, value in followed.items()
        )
        if differs and not self._lost:
            self._lost += 1
        else:
            self._counted = stated


def _proxy(name: str, grantor: Person, holder: Person | None) -> ProxyFact:
    return ProxyFact(
        span=grantor.span,
        grantor=grantor.name,
        grantor_key=name,
        holder=None if holder is None else holder.name,
        holder_key=None if holder is None else key(holder.name),
        holder_span=None if holder is None else holder.span,
    )


def _goes_with(one: str, other: str) -> bool:
    """Whether two folded names may be one person's."""
    words, others = set(one.split()), set(other.split())
    return words <= others or others <= words
