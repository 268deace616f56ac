"""The HTML report in a real browser. Skipped where there is no Chromium, or not the tools that drive it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from actcheck.cli import cli
from actcheck.reporters.review import html
from actcheck.reporters.review.examination import load_examination
from actcheck.reporters.review.sheet import digest

REPOSITORY = Path(__file__).resolve().parents[3]
BROWSE = Path(__file__).with_name("browse.mjs")
EXAMPLES = (
    "commune-deliberation-voix-en-trop.txt",
    "departement-commission-permanente-voix-inexpliquees.md",
    "epci-bureau-deliberation.txt",
    "prefecture-arrete.txt",
    "commune-proces-verbal.md",
)
HOSTILE = (
    "COMMUNE DE VALMORON\nEXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\nSéance du 31 février 2025\n"
    "OBJET : <script>window.owned=1</script><img src=x onerror='window.owned=2'> {{7*7}} ]]> </script>\n"
    "Tarif \u202eenfants\u202c, </textarea><svg onload=alert(1)>\n"
)


def chromium() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("ACTCHECK_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


def report(file: Path, *acts: Path) -> Path:
    result = CliRunner().invoke(cli, ["report", "--isolated", "-o", str(file), *map(str, acts)])
    assert result.exit_code == 0, result.output
    return file


@pytest.fixture(scope="module")
def told(tools: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What browse.mjs sees, once for all tests here."""
    browser, node = chromium(), shutil.which("node")
    if browser is None or node is None:
        pytest.skip("no Chromium, or no Node.js")
    if not (tools / "playwright-core").is_dir() or not (tools / "axe-core").is_dir():
        pytest.skip("playwright-core or axe-core is not here: make tools")
    folder = tmp_path_factory.mktemp("review")
    hostile = folder / "hostile.txt"
    hostile.write_text(HOSTILE, encoding="utf-8")
    acts = [REPOSITORY / "examples" / name for name in EXAMPLES]
    small = report(folder / "small.html", *acts, hostile)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(html, "MOST_UNPACKED", 1)
        large = report(folder / "large.html", acts[1], acts[2], hostile)
    ran = subprocess.run(
        [node, str(BROWSE), str(tools), browser, str(folder), str(small), str(large)],
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        timeout=600,
    )
    assert ran.returncode == 0, ran.stderr
    seen: dict[str, Any] = json.loads(ran.stdout)
    return seen | {"folder": folder}


def test_nothing_is_said_on_the_console(told):
    assert told["console"] == []


def test_nothing_is_asked_of_the_network(told):
    assert told["requests"] == []


@pytest.mark.parametrize("which", ["landings", "packedLandings"])
def test_every_link_lands_on_its_mark(told, which):
    links = told[which]
    assert {link["from"] for link in links} == {"finding", "facts", "rules", "text"}
    assert [link for link in links if not (link["visible"] and link["focused"])] == []
    places = [link for link in links if link["from"] == "finding" and "-m" in link["href"]]
    assert len(places) > 3
    assert [link for link in places if not link["lit"]] == []
    # What is outlined is what the finding quotes, but for markup.
    quoted = [link for link in places if link["quote"] and "…" not in link["quote"]]
    assert len(quoted) > 3
    for link in quoted:
        assert "".join(link["words"].replace("*", "").split()) == "".join(link["quote"].split()), link
    back = [link for link in links if link["from"] == "text"]
    assert all(link["lit"] == 1 and "-f" in link["href"] for link in back)


def test_the_filters_work_by_keyboard(told):
    filters = told["filters"]
    assert filters["all"] == [1, 2, 3, 4, 5, 6]
    assert filters["reset"] == filters["all"]
    assert filters["second"] == "by-severity"
    assert 0 < len(filters["words"]) < 6
    assert filters["said"] == f"{len(filters['words'])} acte{'s' if len(filters['words']) > 1 else ''} sur 6"
    assert filters["severity"] == told["withErrors"]
    assert filters["family"] == [3]
    assert 0 < len(filters["verdict"]) < 7


def test_the_filters_hold_in_a_sheet(told):
    assert told["inSheet"]["shown"]
    assert set(told["inSheet"]["shown"]) == {"error"}
    assert told["inSheet"]["verdicts"] == ["undetermined"]


def test_axe_finds_no_violation(told):
    assert told["axe"] == []


@pytest.mark.parametrize("which", ["hostile", "packedHostile"])
def test_a_hostile_text_is_shown_as_text(told, which):
    seen = told[which]
    assert "<script>window.owned=1</script><img src=x onerror='window.owned=2'> {{7*7}} ]]> </script>" in seen["text"]
    assert "Tarif U+202EenfantsU+202C" in seen["text"]
    assert (seen["scripts"], seen["images"], seen["owned"]) == (0, 0, None)


@pytest.mark.parametrize("which", ["conclusions", "packedConclusions"])
def test_conclusions_are_kept_exported_and_taken_up_again(told, which):
    seen = told[which]
    words = "Deux lignes\n<b>de conclusion</b>"
    assert seen["reloaded"] == words
    assert seen["forgotten"] == ""
    for where in ("copied", "imported"):
        assert seen[where]["kept"] is not seen["before"]
        assert seen[where]["reviewer"] == "Une relectrice"
        assert seen[where]["words"] == words
        assert seen[where]["suite"] == "lettre d'observations"
    assert seen["refused"] == "Ce fichier n'est pas un examen exporté."


def test_sheets_of_a_large_report_are_loaded_as_they_are_opened(told):
    assert told["packedBefore"] == 0
    assert told["packedConclusions"]["copied"]["open"] == 1


def test_the_whole_report_can_be_printed(told):
    assert "all" in told["printing"]["during"].split()
    assert told["printing"]["cut"] == []
    assert (told["folder"] / "printed.pdf").read_bytes().startswith(b"%PDF")


def test_a_small_report_is_readable_without_javascript(told):
    assert told["withoutScript"] == 6


def test_what_is_exported_is_what_the_letter_reads(told):
    examined = load_examination(str(told["folder"] / "examination.json"))
    first = examined.acts[0]
    text = Path(first.path).read_text(encoding="utf-8")
    assert examined.of(digest(text)) is first
    assert (first.reviewer, first.follow_up) == ("Une relectrice", "observations")
    before = told["packedConclusions"]["before"]
    assert [each.kept for each in first.findings].count(not before) >= 1
    assert first.at > 0
