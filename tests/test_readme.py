"""Both READMEs: what they show is what runs, and they say the same.

In a ``console`` block, a line that begins with ``$ `` is a command for a shell at the top of the
repository; the lines after it, up to the next command, are its output, standard error included.
``[...]`` alone on a line stands for lines left out (at least one), at the end of a line for the rest of it.
A ``text`` block is the output of the ``python`` block before it.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from actcheck import pipeline
from actcheck.rules import load

REPOSITORY = Path(__file__).resolve().parents[1]
ENGLISH, FRENCH = "README.md", "README.fr.md"
LEFT_OUT = "[...]"


class Block(NamedTuple):
    language: str
    content: str


class Shown(NamedTuple):
    """A command and its output, as shown."""

    command: str
    output: tuple[str, ...]


def page(name: str) -> str:
    return (REPOSITORY / name).read_text(encoding="utf-8")


def blocks(name: str) -> list[Block]:
    found = re.findall(r"^```(\w+)\n(.*?)^```$", page(name), re.MULTILINE | re.DOTALL)
    return [Block(language, content) for language, content in found]


def of_language(name: str, language: str) -> list[str]:
    return [block.content for block in blocks(name) if block.language == language]


def commands(name: str) -> list[Shown]:
    found: list[Shown] = []
    for content in of_language(name, "console"):
        for part in re.split(r"^\$ ", content, flags=re.MULTILINE)[1:]:
            command, *output = part.splitlines()
            found.append(Shown(command, tuple(output)))
    return found


def matches(output: list[str], shown: tuple[str, ...]) -> bool:
    """Whether an output is what is shown, where something may have been left out."""
    pattern = ""
    for line in shown:
        if line == LEFT_OUT:
            pattern += r"(?:[^\n]*\n)+?"
        elif line.endswith(LEFT_OUT):
            pattern += re.escape(line.removesuffix(LEFT_OUT)) + r"[^\n]*\n"
        else:
            pattern += re.escape(line) + r"\n"
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in output)) is not None


def environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "ACTCHECK_LANG"}
    scripts = str(Path(sys.executable).parent)
    return kept | {"PATH": os.pathsep.join((scripts, kept.get("PATH", ""))), "PYTHONIOENCODING": "utf-8"}


def every_command() -> list[object]:
    return [
        pytest.param(shown, id=f"{name}-{position}")
        for name in (ENGLISH, FRENCH)
        for position, shown in enumerate(commands(name))
    ]


@pytest.mark.parametrize("shown", every_command())
def test_a_command_writes_what_is_shown(shown: Shown) -> None:
    assert shown.command.startswith("actcheck ")
    ran = subprocess.run(
        ["/bin/sh", "-c", shown.command],
        cwd=REPOSITORY,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        encoding="utf-8",
        timeout=60,
    )
    output = ran.stdout.splitlines()
    # Where they differ, the assertion that fails shows both.
    assert matches(output, shown.output) or output == list(shown.output)


@pytest.mark.parametrize(
    ("output", "shown", "same"),
    [
        (["a", "b"], ("a", "b"), True),
        (["a", "b"], ("a",), False),
        (["a", "b", "c"], ("a", LEFT_OUT), True),
        (["a"], ("a", LEFT_OUT), False),
        (["a", "b", "c"], ("a", LEFT_OUT, "c"), True),
        (["a", "b", "d"], ("a", LEFT_OUT, "c"), False),
        (["a: 1, 2"], ("a: 1[...]",), True),
        (["a: 2"], ("a: 1[...]",), False),
        (["a.c"], ("abc",), False),
    ],
)
def test_what_is_left_out_is_only_what_says_so(output: list[str], shown: tuple[str, ...], same: bool) -> None:
    assert matches(output, shown) is same


@pytest.mark.parametrize("name", [ENGLISH, FRENCH])
def test_the_python_example_prints_what_is_shown(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (code,) = of_language(name, "python")
    (shown,) = of_language(name, "text")
    monkeypatch.chdir(REPOSITORY)
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(compile(code, name, "exec"), {})  # noqa: S102
    assert printed.getvalue() == shown


@pytest.mark.parametrize("name", [ENGLISH, FRENCH])
def test_the_rule_shown_loads_and_its_examples_hold(name: str, tmp_path: Path) -> None:
    (content,) = of_language(name, "yaml")
    (family := tmp_path / "house").mkdir()
    (family / "short-notice.yaml").write_text(content, encoding="utf-8")
    (rule,) = load([tmp_path], examples=True)
    for conforming in rule.conforming:
        report = pipeline.check(conforming.act, [rule])
        assert [verdict.verdict for verdict in report.verdicts] == [conforming.verdict]
    for faulty in rule.faulty:
        (finding,) = pipeline.check(faulty.act, [rule]).findings
        assert faulty.act[slice(*finding.place.span)] == faulty.at


def headings(name: str) -> list[str]:
    """The marks of a page's headings, "#" or "##"; a comment in a block is none."""
    prose = re.sub(r"^```.*?^```$", "", page(name), flags=re.MULTILINE | re.DOTALL)
    return re.findall(r"^(#+) ", prose, re.MULTILINE)


def test_both_pages_have_the_same_headings() -> None:
    assert headings(ENGLISH) == headings(FRENCH)
    assert len(headings(ENGLISH)) > 5


def test_both_pages_show_the_same_commands() -> None:
    english = [shown.command.replace(" --lang en", "") for shown in commands(ENGLISH)]
    assert english == [shown.command for shown in commands(FRENCH)]
    assert len(english) > 3


def test_both_pages_have_the_same_blocks() -> None:
    # What a command writes is in the language of the page.
    assert [b.language for b in blocks(ENGLISH)] == [b.language for b in blocks(FRENCH)]
    assert [b for b in blocks(ENGLISH) if b.language != "console"] == [
        b for b in blocks(FRENCH) if b.language != "console"
    ]


def test_both_pages_have_the_same_links_and_code_words() -> None:
    for pattern in (r"\]\((?!README)([^)]+)\)", r"(?<!`)`([^`\n]+)`(?!`)"):
        english, french = (re.findall(pattern, page(name)) for name in (ENGLISH, FRENCH))
        assert english == french
        assert english


@pytest.mark.parametrize("name", [ENGLISH, FRENCH])
def test_every_link_leads_to_a_file(name: str) -> None:
    links = re.findall(r"\]\(([^)]+)\)", page(name))
    assert [link for link in links if not (REPOSITORY / link).exists()] == []


@pytest.mark.parametrize("name", [ENGLISH, FRENCH])
def test_the_make_commands_stand_alone_and_exist(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (REPOSITORY / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    shown = "".join(of_language(name, "sh")).splitlines()
    assert shown == ["make demo", "make check"]
    assert {line.removeprefix("make ") for line in shown} <= targets


@pytest.mark.parametrize("name", [ENGLISH, FRENCH])
@pytest.mark.parametrize("table", ["codes.json", "thresholds.json"])
def test_the_day_of_the_law_is_the_one_of_the_data(name: str, table: str) -> None:
    assert json.loads((REPOSITORY / "law" / table).read_text(encoding="utf-8"))["as_of"] in page(name)
