"""A process that writes to a register, for the tests to run several at once, or to kill.

    python writing.py REGISTER FIRST COUNT SHARED

It adds acts FIRST to FIRST + COUNT, one transaction each five of them, and then acts 0 to SHARED, which other
processes add too. It says "ready" once the register is open.
"""

from __future__ import annotations

import datetime
import sys

from actcheck.register.database import FileRecords, open_register
from actcheck.register.record import VERSION, Record, RecordedCitation, RecordedMember

DAY = datetime.date(2024, 1, 8)
MEMBERS = tuple(
    RecordedMember(name=f"Lucie VALMORENE-{letter}", key=f"LUCIE {letter} VALMORENE", status="present")
    for letter in "ABCDEFGH"
)
TOGETHER = 5


def act(place: int) -> FileRecords:
    """One act, known by its place."""
    record = Record(
        version=VERSION,
        actcheck="0",
        kind="deliberation",
        number=f"2024-{place}",
        title=f"Affaire {place}",
        authority="COMMUNE DE VAL-SUR-ORNETTE",
        assembly="council",
        date=DAY + datetime.timedelta(days=place % 300),
        members=MEMBERS,
        citations=(RecordedCitation(number=f"2023-{place % 7}", date=DAY - datetime.timedelta(days=90)),),
    )
    return FileRecords(f"acts/{place}.md", str(place), (record,))


def main() -> None:
    named, first, count, shared = sys.argv[1], *map(int, sys.argv[2:])
    with open_register(named, write=True) as register:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        places = [*range(first, first + count), *range(shared)]
        for start in range(0, len(places), TOGETHER):
            register.add(act(place) for place in places[start : start + TOGETHER])


if __name__ == "__main__":
    main()
