"""``actcheck register``, ``chain``, ``graph``, and ``check`` with a register."""

from __future__ import annotations

import json
import sys
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Run = Callable[..., Result]

TRAILS = "Convention relative à l'entretien des chemins de randonnée"
FIRST = f"{TRAILS} - avenant n°1 prolongeant la convention jusqu'au 31/12/2024"


def act(number: str, day: str, title: str, *visas: str, member: str = "Yann QUERESTAN") -> str:
    pieces = [
        "COMMUNE DE VAL-SUR-ORNETTE",
        "DELIBERATION DU CONSEIL MUNICIPAL",
        f"SEANCE DU {day}",
        f"Délibération n° {number}",
        f"Objet : {title}",
        f"Étaient présents : Mme Lucie VALMORENE, M. {member}.",
        *(f"Vu {visa} ;" for visa in visas),
        "Après en avoir délibéré,",
        "DECIDE :",
        "Article unique : La proposition est adoptée.",
    ]
    return "\n\n".join(pieces) + "\n"


AGREEMENT = act("2023-14", "6 MARS 2023", TRAILS)
AMENDMENT = act(
    "2024-77",
    "2 DECEMBRE 2024",
    f"{TRAILS} - avenant n°2 prolongeant la convention jusqu'au 31/12/2025",
    "la convention en date du 2 avril 2023",
    f"la délibération n° 2024-12 du Conseil municipal en date du 5 mars 2024 « {FIRST} »",
)
LATE = act(
    "2025-12",
    "17 MARS 2025",
    TRAILS.replace("Convention", "Bilan"),
    f"la délibération n° 2023-14 du Conseil municipal en date du 7 mars 2023 « {TRAILS} »",
)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with two acts and a third one that is not to be added."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "actes").mkdir()
    (tmp_path / "actes" / "2023-14.md").write_text(AGREEMENT, encoding="utf-8")
    (tmp_path / "actes" / "2024-77.md").write_text(AMENDMENT, encoding="utf-8")
    (tmp_path / "nouveau.md").write_text(LATE, encoding="utf-8")
    return tmp_path


def test_acts_are_added_listed_shown_and_taken_out(run: Run, office: Path) -> None:
    assert run("register", "add", "actes").stdout == (
        "2 fichiers / files : 2 nouveaux / new, 0 remplacés / replaced, 0 inchangés / unchanged\n"
    )
    assert (office / ".actcheck" / "register.sqlite").is_file()
    again = run("register", "add", "actes/2023-14.md")
    assert again.stdout == ("1 fichier / file : 0 nouveaux / new, 0 remplacés / replaced, 1 inchangés / unchanged\n")
    listed = run("register", "list").stdout.splitlines()
    assert [line.split()[:2] for line in listed] == [["2023-03-06", "2023-14"], ["2024-12-02", "2024-77"]]
    assert listed[0].endswith("[actes/2023-14.md]")
    shown = run("register", "show", "2024-12")
    assert "connu par d'autres actes" in shown.stdout
    assert f"cited by   2024-77 (2024-12-02) : 2024-03-05  {FIRST}" in shown.stdout
    record = json.loads(run("register", "show", "2023-14", "--format", "json").stdout)["acts"][0]["record"]
    assert record["title"] == TRAILS
    assert run("register", "remove", "actes/2023-14.md").stdout == "1 acte retiré / act removed\n"
    gone = run("register", "remove", "actes/2023-14.md")
    assert (gone.exit_code, "rien de ce fichier" in gone.stderr) == (2, True)
    assert run("register", "show", "2023-14").exit_code == 2
    assert run("register", "check").exit_code == 0


@pytest.mark.usefixtures("office")
def test_the_standard_input_is_known_by_its_text(run: Run) -> None:
    for text in (AGREEMENT, AMENDMENT, AGREEMENT):
        assert run("register", "add", "-", input=text).exit_code == 0
    assert len(run("register", "list").stdout.splitlines()) == 2


def test_lines_go_from_one_register_to_another(run: Run, office: Path) -> None:
    run("register", "add", "actes")
    assert run("register", "export", "-o", "acts.jsonl").exit_code == 0
    assert run("register", "import", "acts.jsonl", "--register", "other.sqlite").exit_code == 0
    assert run("register", "export", "--register", "other.sqlite").stdout == (office / "acts.jsonl").read_text("utf-8")
    (office / "acts.jsonl").write_text("{}\n", encoding="utf-8")
    refused = run("register", "import", "acts.jsonl", "--register", "other.sqlite")
    assert refused.exit_code == 2
    assert refused.stderr.startswith("actcheck: acts.jsonl:1: cette ligne n'est pas celle d'un registre")


def test_check_asks_the_register_that_is_named_and_leaves_it_as_it_is(run: Run, office: Path) -> None:
    run("register", "add", "actes")
    wrong = "REG001 cited-date-differs"
    assert wrong not in run("check", "nouveau.md").stdout
    named = run("check", "nouveau.md", "--register", ".actcheck/register.sqlite")
    assert named.exit_code == 1
    assert f"{wrong} : La délibération n° 2023-14 est datée ici du 7 mars 2023 ; elle est du 6 mars 2023." in " ".join(
        named.stdout.split()
    )
    (office / "actcheck.toml").write_text('register = ".actcheck/register.sqlite"\n', encoding="utf-8")
    assert wrong in run("check", "nouveau.md").stdout
    assert wrong in run("check", "nouveau.md", "--jobs", "2").stdout
    assert wrong not in run("check", "nouveau.md", "--isolated").stdout
    assert len(run("register", "list").stdout.splitlines()) == 2


@pytest.mark.usefixtures("office")
def test_check_records_when_it_is_asked_to(run: Run) -> None:
    recorded = run("check", "--record", "actes", "nouveau.md", "--severity", "error")
    assert recorded.exit_code == 0
    assert len(run("register", "list").stdout.splitlines()) == 3
    # Each is checked against what was there before; all are there the next time.
    assert "REG001" in run("check", "nouveau.md", "--register", ".actcheck/register.sqlite").stdout


@pytest.mark.usefixtures("office")
def test_a_register_that_is_not_there_is_one_line(run: Run) -> None:
    for arguments in (("check", "nouveau.md", "--register", "none.sqlite"), ("register", "list")):
        result = run(*arguments)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.count("\n") == 1
        assert "registre introuvable / register not found" in result.stderr


def test_the_password_of_a_database_is_not_shown(run: Run, office: Path) -> None:
    address = f"postgresql://clerk:secret@/acts?host={office}"
    shown = run("config", "--register", address)
    assert "secret" not in shown.stdout
    assert "postgresql://clerk:***@/acts" in shown.stdout
    refused = run("register", "list", env={"ACTCHECK_REGISTER": address})
    assert (refused.exit_code, "secret" in refused.stderr) == (2, False)


@pytest.mark.usefixtures("office")
def test_a_chain_is_shown(run: Run) -> None:
    run("register", "add", "actes")
    shown = run("chain", "2024-77", "--lang", "en")
    assert shown.exit_code == 0
    assert shown.stdout == (
        "Chain of the agreement « relative a l'entretien des chemins de randonnee » : undetermined\n"
        "\n"
        "  ●  agreement of 2 April 2023\n"
        "  │    délibération 2023-14 of 6 March 2023\n"
        "  │    made ; term not known\n"
        "  │    conforming\n"
        "  │\n"
        "  ○  amendment no. 1\n"
        "  │    délibération 2024-12 of 5 March 2024 (through a witness: this act)\n"
        "  │    term ; term 31 December 2024\n"
        "  │    conforming\n"
        "  │\n"
        "  ●  amendment no. 2\n"
        "       délibération 2024-77 of 2 December 2024 (this act)\n"
        "       term ; term 31 December 2024 → 31 December 2025\n"
        "       conforming\n"
    )
    # An act that is only cited leads to the same chain.
    assert run("chain", "2024-12", "--lang", "en").stdout == shown.stdout
    assert run("chain", "2023-99").exit_code == 2
    assert "aucune convention" in run("register", "add", "nouveau.md").stderr + run("chain", "2025-12").stderr


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_chain_is_drawn(language: str, run: Run, office: Path) -> None:
    run("register", "add", "actes")
    for name in ("c.svg", "c.html", "c.mmd", "c.json"):
        assert run("chain", "2024-77", "-o", name, "--lang", language).exit_code == 0
    drawing = ET.fromstring((office / "c.svg").read_text("utf-8"))  # noqa: S314 - written here
    space = "{http://www.w3.org/2000/svg}"
    assert len(drawing.findall(f"{space}circle")) == 3
    words = [text.text for text in drawing.findall(f"{space}text")]
    assert ("avenant n° 2" if language == "fr" else "amendment no. 2") in words
    page = (office / "c.html").read_text("utf-8")
    assert page.count("<tr>") == 3
    assert f'<html lang="{language}">' in page
    assert [
        part for part in ("http:", "https:", "<script") if part in page.replace("http://www.w3.org/2000/svg", "")
    ] == []
    lines = (office / "c.mmd").read_text("utf-8").splitlines()
    assert lines[0] == "flowchart LR"
    assert lines.count("  s0 --> s1") == 1
    assert "  class s1 witnessed" in lines
    assert json.loads((office / "c.json").read_text("utf-8"))["verdict"] == "undetermined"


def test_a_broken_chain_is_1(run: Run, office: Path) -> None:
    late = act(
        "2025-30",
        "7 AVRIL 2025",
        f"{TRAILS} - avenant n°1 prolongeant la convention jusqu'au 31/12/2026",
        "la convention en date du 2 avril 2023",
    ).replace("La proposition est adoptée.", "La convention venait à échéance au 31/12/2024 ; elle est prolongée.")
    (office / "actes" / "2025-30.md").write_text(late, encoding="utf-8")
    run("register", "add", "actes")
    broken = run("chain", "2025-30")
    assert broken.exit_code == 1
    assert ": rompue\n" in broken.stdout
    assert "décidé après le terme" in broken.stdout
    assert "terme 31 décembre 2026 → 31 décembre 2025\n       le terme recule\n" in broken.stdout


def test_the_graph_of_citations(run: Run, office: Path) -> None:
    import networkx as nx

    run("register", "add", "actes", "nouveau.md")
    assert run("graph", "-o", "g.graphml").stdout == "g.graphml: 4 nœuds / nodes, 2 flèches / arrows\n"
    graph = nx.read_graphml(office / "g.graphml")
    labels = {name: seen["label"] for name, seen in graph.nodes(data=True)}
    arrows = {(labels[one], labels[other], kind["kind"]) for one, other, kind in graph.edges(data=True)}
    assert arrows == {("2024-77", "2024-12", "cites"), ("2025-12", "2023-14", "cites")}
    assert {seen["label"] for _, seen in graph.nodes(data=True) if not seen["held"]} == {"2024-12"}
    dot = run("graph", "--format", "dot").stdout
    assert dot.startswith("digraph citations {\n")
    assert dot.count(" -> ") == 2
    assert dot.count("style = dashed") == 1


@pytest.mark.usefixtures("office")
def test_what_is_not_installed_is_said_in_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith(("actcheck.register.", "sqlalchemy"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "sqlalchemy", None)
    for arguments in (
        ("register", "add", "actes"),
        ("chain", "2024-77"),
        ("graph",),
        ("check", "nouveau.md", "--register", "r.sqlite"),
    ):
        result = run(*arguments)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr == (
            "actcheck: le registre demande SQLAlchemy, qui n'est pas installé / the register needs SQLAlchemy, which is"
            " not installed (installer / install: pip install 'actcheck[register]')\n"
        )
    assert run("check", "nouveau.md").exit_code in (0, 1)
