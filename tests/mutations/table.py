"""Prints, for each rule, how many conforming and faulty examples it has, and how many altered acts expect it."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import yaml

HERE = Path(__file__).resolve().parent
RULES = HERE.parents[1] / "rules"

LEAST = {"conforming": 2, "faulty": 2, "mutations": 3}


class Row(NamedTuple):
    """A rule, and its proofs."""

    code: str
    name: str
    enabled: bool
    conforming: int
    faulty: int
    mutations: int
    acts: int

    def lacks(self) -> list[str]:
        """What there is too little of."""
        return [
            f"{kind}: {getattr(self, kind)} < {least}" for kind, least in LEAST.items() if getattr(self, kind) < least
        ]


def rows() -> list[Row]:
    """One for each rule, by code; altered acts of the seeds are not counted."""
    expected: Counter[str] = Counter()
    acts: dict[str, set[str]] = {}
    for path in sorted(HERE.glob("*.yaml")):
        for mutation in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader):
            if mutation["act"].isdigit():
                continue
            for name in {one["rule"] for one in mutation["says"]}:
                expected[name] += 1
                acts.setdefault(name, set()).add(mutation["act"])
    found = []
    for path in sorted(RULES.glob("*/*.yaml")):
        rule = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        name = rule["name"]
        found.append(
            Row(
                code=rule["id"],
                name=name,
                enabled=rule.get("enabled", True),
                conforming=len(rule["conforming"]),
                faulty=len(rule["faulty"]),
                mutations=expected[name],
                acts=len(acts.get(name, ())),
            )
        )
    return sorted(found)


def main() -> int:
    """Print the table; 1 where a rule lacks something."""
    table = rows()
    width = max(len(row.name) for row in table)
    print(f"{'rule':<{width + 7}}  conforming  faulty  mutations  acts")
    for row in table:
        off = "" if row.enabled else "  (off by default)"
        lacks = "".join(f"  {one}" for one in row.lacks())
        print(
            f"{row.code} {row.name:<{width}}  {row.conforming:>10}  {row.faulty:>6}  {row.mutations:>9}  {row.acts:>4}"
            f"{off}{lacks}"
        )
    lacking = sum(bool(row.lacks()) for row in table)
    print(
        f"{len(table)} rules, {sum(row.conforming for row in table)} conforming examples,"
        f" {sum(row.faulty for row in table)} faulty ones, {sum(row.mutations for row in table)} mutations;"
        f" {lacking} rules lack some"
    )
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
