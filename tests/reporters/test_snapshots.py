"""What each format says of the examples: the difference is read on every change."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from actcheck import __version__
from actcheck.cli import cli
from actcheck.reporters.formats import FORMATS

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

REPOSITORY = Path(__file__).resolve().parents[2]
# Chosen, and those that find something there: an example or a rule that is added changes nothing here.
ACTS = (
    "examples/commune-deliberation.txt",
    "examples/commune-deliberation-annexe-absente.md",
    "examples/commune-deliberation-deux-pouvoirs.txt",
    "examples/commune-deliberation-voix-en-trop.txt",
    "examples/commune-liste-deliberations.txt",
    "examples/departement-commission-permanente-terme-depasse.md",
)
RULES = "VOT004,ATT003,DAT002,DAT009,CIT001,AMD014,REF002"


class Page(SingleFileSnapshotExtension):
    """One text file for each format."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.mark.parametrize("form", sorted(name for name, form in FORMATS.items() if not form.extra))
def test_examples(form: str, snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(REPOSITORY)
    arguments = ["check", "--isolated", "--severity", "information", "--select", RULES, "--format", form, *ACTS]
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 1
    assert result.stdout.replace(__version__, "VERSION") == snapshot(extension_class=Page)
