"""References drawn from the law index, written as people write them, are read back exactly."""

from __future__ import annotations

import lzma
import os
import random
import re
from typing import TYPE_CHECKING

import pytest

from actcheck import read_facts
from actcheck.law.article_numbers import printed, series
from actcheck.law.codes import all_codes

if TYPE_CHECKING:
    from pathlib import Path

# Ten thousand with HYPOTHESIS_PROFILE=long, which `make fuzz` sets.
DRAWN = 10_000 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 150


def written(number: str, *, dot: str = ".", space: str = " ") -> str:
    """ "L. 262-25", "L.262-25", "L262-25", "1609 nonies C"."""
    letters = series(number)
    figures = printed(number).partition(". ")[2] if letters else printed(number)
    return f"{letters}{dot}{space}{figures}" if letters else figures


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


# Figures and hyphens, then Latin adverbs, letters and zeros: not tables, nor annexes.
NUMBER = re.compile(
    r"""(?:LO|[LRDA])?\d{1,4}(?:-\d{1,3})*
    (?:-(?:BIS|TER|QUATER|QUINQUIES|SEXIES|SEPTIES|OCTIES|NONIES|(?:UN|DUO|TER|QUATER|QUIN|SEX|SEPT|OCTO|NOVO)?
    (?:DECIES|VICIES)|[A-Z]{1,2}|\d{1,2}))*""",
    re.VERBOSE,
)


def is_article(number: str) -> bool:
    return NUMBER.fullmatch(number) is not None


@pytest.mark.seeds
def test_drawn_references_are_read_back(real_acts: Path) -> None:
    titles = {text.legi_id: (code.abbreviation, code.title) for code in all_codes() for text in code.texts}
    numbers: list[tuple[str, str, str]] = []
    named: tuple[str, str] | None = None
    with lzma.open(real_acts.parent / "law" / "articles.tsv.xz", "rt", encoding="utf-8") as index:
        for line in index:
            first = line.split("\t", 1)[0]
            if first.startswith("#"):
                named = titles.get(first[1:])
            elif named is not None and is_article(first):
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
