"""What the register knows of an act, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from actcheck.reporters.excerpt import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from actcheck.facts.register_answers import Testimony

_SHOWN = ("kind", "number", "date", "title", "authority", "assembly", "chair", "secretary")


def act_lines(number: str, found: Sequence[tuple[str, Mapping[str, Any]]], told: Sequence[Testimony]) -> Iterator[str]:
    """
    :param found: where each record of the number was read, and its fields.
    :param told: what other acts say of it.
    """
    if not found:
        yield f"{number} : pas dans le registre, connu par d'autres actes / not held, known through other acts"
    for path, record in found:
        yield plain(path)
        for name in _SHOWN:
            if record[name] is not None:
                yield f"  {name:10} {plain(' '.join(str(record[name]).split()))}"
        members = [member["name"] for member in record["members"]]
        if members:
            yield f"  {'members':10} {len(members)}"
        for cited in record["citations"]:
            pieces = [str(cited["number"] or "-"), str(cited["date"] or "-"), cited["title"] or ""]
            yield f"  {'cites':10} {plain('  '.join(pieces)).rstrip()}"
        for finding in record["findings"]:
            yield f"  {'finding':10} {finding['severity']} {finding['rule']} {plain(finding['message'])}"
    for each in told:
        by = f"{each.by or '-'} ({each.by_date or '-'})"
        yield f"  {'cited by':10} {plain(by)} : {each.date or '-'}  {plain(each.title or '')}".rstrip()
