"""References drawn from the law index, written as people write them, are read back exactly."""

from __future__ import annotations

import lzma
import os
import random
from typing import TYPE_CHECKING

import pytest

from actcheck import law, read_facts

if TYPE_CHECKING:
    from pathlib import Path

# Ten thousand with HYPOTHESIS_PROFILE=long, which `make fuzz` sets.
DRAWN = 10_000 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 150
CODES = ("CGCT", "CASF", "CURB", "CCP", "CGI", "CENV", "CSP", "CRPA", "CTRAV", "CELEC", "CCIV", "CRURAL")
LATIN = {"BIS", "TER", "QUATER", "QUINQUIES", "SEXIES", "SEPTIES", "OCTIES", "NONIES", "DECIES"}


def letter_and_rest(number: str) -> tuple[str, str]:
    """ "LO141" as ("LO", "141")."""
    at = next(i for i, character in enumerate(number) if character.isdigit())
    return number[:at], number[at:]


def printed(rest: str) -> str:
    """ "1609-NONIES-C" as acts print it: "1609 nonies C"."""
    words: list[str] = []
    for word in rest.split("-"):
        if word.isdigit() and words and words[-1][-1].isdigit():
            words[-1] += f"-{word}"
        else:
            words.append(word.lower() if word in LATIN else word)
    return " ".join(words)


def written(number: str, *, dot: str = ".", space: str = " ") -> str:
    letter, rest = letter_and_rest(number)
    return f"{letter}{dot}{space}{printed(rest)}" if letter else printed(rest)


def layouts(number: str, title: str) -> list[str]:
    """Twenty ways to write one article of a code in a visa."""
    capitals = " ".join(word if len(word) < 4 else word.capitalize() for word in title.split())
    of = title.removeprefix("code ")
    usual, tight, bare = written(number), written(number, space=""), written(number, dot="", space="")
    return [
        f"Vu l'article {usual} du {title} ;",
        f"Vu l’article {usual} du {title} ;",
        f"Vu l'article {tight} du {title} ;",
        f"Vu l'article {bare} du {title} ;",
        f"VU l'article {usual} du {capitals},",
        f"VU le {capitals} et notamment son article {usual},",
        f"Vu le {title}, notamment son article {usual} ;",
        f"Vu le {title} et, notamment, son article {tight} ;",
        f"Vu le {title}, et notamment l'article {usual} ;",
        f"Vu le {title}, article {usual} ;",
        f"Vu le {title} notamment l'article {bare} ;",
        f"Vu l'article {written(number, space=chr(0xA0))} du {title} ;",
        f"Vu l'article {written(number, space=chr(0x202F))} du {title} ;",
        f"Vu l'article\n{usual} du code\n{of} ;",
        f"Vu **l'article {usual}** du {title} ;",
        f"Vu l'Article {usual} du {capitals} ;",
        f"Vu l'article {usual.replace('-', chr(0x2011))} du {title} ;",
        f"Vu l'article {usual} du {title}, relatif aux attributions du maire ;",
        f"Vu les dispositions de l'article {usual} du {title} ;",
        f"Vu le {title}, pris notamment en son article {usual} ;",
    ]


def is_plain(number: str) -> bool:
    """Articles numbered by figures, letters and Latin adverbs; not tables and annexes."""
    if not any(map(str.isdigit, number)):
        return False
    letter, rest = letter_and_rest(number)
    words = rest.split("-")
    return (
        letter in ("", "L", "R", "D", "A", "LO")
        and words[0].isdigit()
        and len(words[0]) < 5
        and all((w.isdigit() and len(w) < 4) or w in LATIN or (w.isalpha() and len(w) == 1) for w in words[1:])
        and sum(w in LATIN for w in words) < 2
        # "L. 47 A 1" and the like are written in too many ways to be told from what follows.
        and (not letter or all(w.isdigit() for w in words))
    )


@pytest.mark.seeds
def test_drawn_references_are_read_back(real_acts: Path) -> None:
    titles = {}
    for abbreviation in CODES:
        code = law.named(abbreviation)
        assert code is not None
        titles.update(dict.fromkeys((text.legi_id for text in code.texts), (abbreviation, code.title)))
    numbers: list[tuple[str, str, str]] = []
    named: tuple[str, str] | None = None
    with lzma.open(real_acts.parent / "law" / "articles.tsv.xz", "rt", encoding="utf-8") as index:
        for line in index:
            first = line.split("\t", 1)[0]
            if first.startswith("#"):
                named = titles.get(first[1:])
            elif named is not None and is_plain(first):
                numbers.append((*named, first))
    drawn = random.Random(20250317).sample(numbers, DRAWN)  # noqa: S311
    misread = []
    for abbreviation, title, number in drawn:
        for visa in layouts(number, title):
            (facts,) = read_facts(f"CONSEIL MUNICIPAL\n\n{visa}\n\nDÉCIDE :\n")
            read = [reference.canonical for reference in facts.references]
            if read != [f"{abbreviation} {number}"]:
                misread.append((visa, read))
    assert not misread, (len(misread), misread[:10])
