"""Large patterns, compiled once: what they match, whether kept, made anew, or compiled as usual."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from actcheck.syntax import compiled as compiling
from actcheck.syntax.compiled import compiled

if TYPE_CHECKING:
    from pathlib import Path

# Groups 1 and 3 are of one name, 2 of another; long enough to be kept.
WORDS = "(?:vu()|(?:consid[eé]rant(?=,)|attendu)()|(?>visa)s?()|" + "|".join(f"mot{n:02}()" for n in range(40)) + ")"
NUMBERS = [1, 2, 1, *[3] * 40]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ACTCHECK_CACHE", str(tmp_path))
    return tmp_path


def found(pattern: re.Pattern[str], text: str) -> list[tuple[str, int | None]]:
    return [(match[0], match.lastindex) for match in pattern.finditer(text)]


def test_groups_that_share_a_number() -> None:
    for _ in ("made", "kept"):
        pattern = compiled(WORDS, NUMBERS)
        assert pattern.groups == 3
        assert found(pattern, "considérant, vu attendu considérant visas mot39") == [
            ("considérant", 2),
            ("vu", 1),
            ("attendu", 2),
            ("visas", 1),
            ("mot39", 3),
        ]


def test_numbers_are_part_of_what_is_kept() -> None:
    assert compiled(WORDS).groups == 43
    assert compiled(WORDS, NUMBERS).groups == 3
    assert compiled(WORDS).groups == 43


@pytest.mark.parametrize("damage", [b"", b"\x00", b"0 3\n\xff\xff\xff\xff"])
def test_a_damaged_file_is_made_anew(cache: Path, damage: bytes) -> None:
    compiled(WORDS, NUMBERS)
    (file,) = cache.glob("*.pattern")
    whole = file.read_bytes()
    file.write_bytes(damage)
    assert compiled(WORDS, NUMBERS).groups == 3
    assert file.read_bytes() == whole


def test_with_an_engine_that_is_not_the_one_we_know(monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
    def other(_name: str) -> None:
        raise ModuleNotFoundError

    monkeypatch.setattr(compiling, "import_module", other)
    pattern = compiled(WORDS, NUMBERS)
    assert pattern.groups == 43
    assert found(pattern, "vu visa") == [("vu", 1), ("visa", 3)]
    assert not list(cache.iterdir())


def test_a_small_pattern_is_not_kept(cache: Path) -> None:
    assert compiled("a()|b()", [1, 1]).groups == 2
    assert not list(cache.iterdir())
