"""The site: what is made from the rules, and what is written by hand."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import click
import pytest
import yaml

from actcheck.cli import cli
from actcheck.rules import load
from actcheck.rules.compilation import compile_file
from actcheck.rules.requirement import known_facts

if TYPE_CHECKING:
    from types import ModuleType

REPOSITORY = Path(__file__).resolve().parents[2]
DOCS = REPOSITORY / "docs"
MKDOCS = REPOSITORY / "build" / "docs" / "bin" / "mkdocs"
WRITTEN = ("index.md", "writing.md", "ci.md", "review.md", "register.md")
LINK = re.compile(r"(?<!\\)\]\(([^)]+)\)")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

pytestmark = pytest.mark.parametrize("language", ["fr", "en"])


@cache
def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def site(language: str) -> dict[str, str]:
    """Every page of a language, by its path in the language's folder."""
    written = {name: (DOCS / language / name).read_text(encoding="utf-8") for name in WRITTEN}
    return written | generator().pages(language)


def links(page: str, content: str) -> list[str]:
    """Where a page's links lead, from the language's folder."""
    outside_blocks = re.sub(r"^(`{3,}).*?^\1$", "", content, flags=re.MULTILINE | re.DOTALL)
    return [normal(PurePosixPath(page).parent / link) for link in LINK.findall(outside_blocks)]


def normal(path: PurePosixPath) -> str:
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def test_every_link_leads_to_a_page(language: str):
    pages = site(language)
    dead = [(page, link) for page, content in pages.items() for link in links(page, content) if link not in pages]
    assert dead == []


def test_every_rule_has_its_page_and_two_tables_lead_to_it(language: str):
    pages = site(language)
    every = links("rules/index.md", pages["rules/index.md"])
    for rule in load():
        path = f"rules/{rule.family}/{rule.name}.md"
        assert pages[path].startswith(f"# {rule.id} ")
        assert path in every
        assert path in links(f"rules/{rule.family}/index.md", pages[f"rules/{rule.family}/index.md"])


def test_a_page_has_what_the_terminal_shows(language: str):
    page = site(language)["rules/voting/votes-exceed-attendance.md"]
    headings = re.findall(r"^## (.*)$", page, re.MULTILINE)
    wanted = {
        "fr": "Ce qui est vérifié,Pourquoi,Fondement,Exemple fautif,Ce qu'actcheck en dit,À faire,Exemple conforme",
        "en": "What is checked,Why,Basis,At fault,What actcheck says of it,What to do,Conforming",
    }[language]
    assert headings[:7] == wanted.split(",")
    assert "\n22 | Pour : 5 voix Contre : 0 voix Abstention : 0 voix\n   |        ^ " in page
    assert '\nrule = "VOT003"\n' in page


def test_prose_is_shown_as_it_is_written(language: str):
    page = site(language)["rules/voting/votes-exceed-attendance.md"]
    assert r"« Les dispositions \[...\] relatives" in page or r"“Les dispositions \[...\] relatives" in page


def test_every_fact_is_in_the_vocabulary(language: str):
    page = site(language)["facts.md"]
    assert re.findall(r"^\| `([a-z_.]+)` \|", page, re.MULTILINE) == list(known_facts())


def test_both_languages_show_the_same_things(language: str):
    other = {"fr": "en", "en": "fr"}[language]
    assert set(site(language)) == set(site(other))
    for name in WRITTEN:
        here, there = site(language)[name], site(other)[name]
        assert here.count("\n#") == there.count("\n#")
        assert [kind for kind, _ in BLOCK.findall(here)] == [kind for kind, _ in BLOCK.findall(there)]
        code = {"yaml", "toml", "python"}
        assert [b for k, b in BLOCK.findall(here) if k in code] == [b for k, b in BLOCK.findall(there) if k in code]


def test_commands_that_are_shown_exist(language: str):
    shown = [
        line.split()
        for name in WRITTEN
        for kind, block in BLOCK.findall(site(language)[name])
        for line in block.splitlines()
        if kind == "sh"
    ]
    assert len(shown) >= 7
    for command, name, *arguments in shown:
        assert command == "actcheck"
        found: Any = cli.get_command(click.Context(cli), name)
        if isinstance(found, click.Group):
            found = found.get_command(click.Context(found), arguments[0])
        options = {option for parameter in found.params for option in parameter.opts}
        assert {argument for argument in arguments if argument.startswith("--")} <= options


def test_what_a_rule_may_say_is_accepted(language: str, tmp_path: Path):
    blocks = [yaml.safe_load(block) for kind, block in BLOCK.findall(site(language)["writing.md"]) if kind == "yaml"]
    assert [next(iter(block)) for block in blocks] == [
        "require", "require_citation", "require_section", "forbid_text", "require_text", "check",
    ]  # fmt: skip
    words = {key: {"fr": "mots", "en": "words"} for key in ("title", "message", "help", "why")}
    for block in blocks[:-1]:
        content = {
            "id": "HSE901", "name": "a-name", "since": "0.1.0", "severity": "warning", "applies_to": ["any"],
            "ground": "form", "usage": True, **words, **block,
            "conforming": [{"name": "x", "act": "x"}], "faulty": [{"name": "y", "act": "y", "at": "y"}],
        }  # fmt: skip
        path = tmp_path / "house" / "a-name.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
        assert compile_file(path, examples=False).id == "HSE901"


def test_a_page_of_a_rule_that_is_gone_is_removed(language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    gone = tmp_path / language / "rules" / "voting" / "gone.md"
    gone.parent.mkdir(parents=True)
    gone.write_text("# Gone\n", encoding="utf-8")
    monkeypatch.setattr(generator(), "pages", lambda _: {"rules/voting/here.md": "# Here\n"})
    generator().write(tmp_path)
    assert not gone.exists()
    assert gone.with_name("here.md").read_text(encoding="utf-8") == "# Here\n"


@pytest.mark.skipif(not MKDOCS.is_file(), reason="the site's builder is not here: make docs")
def test_the_site_builds_without_a_warning(language: str, tmp_path: Path):
    shutil.copytree(DOCS, tmp_path / "docs", ignore=shutil.ignore_patterns("rules", "facts.md", "__pycache__"))
    shutil.copy(REPOSITORY / "mkdocs.yml", tmp_path)
    generator().write(tmp_path / "docs")
    done = subprocess.run(
        [MKDOCS, "build", "--strict", "--quiet", "--site-dir", tmp_path / "site"],
        cwd=tmp_path,
        env={"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    folder = tmp_path / "site" / ("en" if language == "en" else "")
    page = (folder / "rules" / "voting" / "votes-exceed-attendance.html").read_text(encoding="utf-8")
    assert re.findall(r'<(?:link|script|img)[^>]*"(?:https?:)?//', page) == []


def test_a_rule_that_is_off_by_default_is_marked(language: str):
    rule = load()[0].model_copy(update={"enabled": False})
    mark = {"fr": "(sur demande) |", "en": "(off by default) |"}[language]
    *_, row = generator()._table([rule], "", language)
    assert row.endswith(mark)
    page = "\n".join(generator().markdown_page(rule, language))
    assert f"`--select {rule.id}`" in page
