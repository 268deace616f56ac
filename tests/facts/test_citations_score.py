"""What is read of the visas of the real acts, compared with labels made by hand."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.seeds
def test_citations_of_the_real_acts(real_acts: Path) -> None:
    done = subprocess.run(
        [
            sys.executable,
            str(real_acts / "score.py"),
            str(real_acts / "gold"),
            str(real_acts),
            "--actcheck",
            f"{sys.executable} -m actcheck",
        ],
        check=True,
        capture_output=True,
        text=True,
    )
    (line,) = (line for line in done.stdout.splitlines() if line.startswith("citations "))
    precision, recall = map(float, line.split()[-2:])
    assert precision >= 0.98
    assert recall >= 0.98
