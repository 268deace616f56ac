"""The review report of many acts: how long it takes to write, how large it is.

    python bench/report.py [ACTS] [FORMAT]

500 acts and ``html`` by default. The acts are those of examples/, each time with another number.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


def write_acts(folder: Path, count: int) -> int:
    """Write the acts, and return how many bytes they have."""
    sources = sorted(path for path in EXAMPLES.iterdir() if path.suffix in {".txt", ".md"} and path.stem != "README")
    size = 0
    for number, source in enumerate(islice(cycle(sources), count), 1):
        content = source.read_text(encoding="utf-8").replace("2025-", f"2025-{number:03}")
        size += (folder / f"{number:03}-{source.name}").write_text(content, encoding="utf-8")
    return size


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    form = sys.argv[2] if len(sys.argv) > 2 else "html"
    with tempfile.TemporaryDirectory() as name:
        acts = Path(name) / "acts"
        acts.mkdir()
        size = write_acts(acts, count)
        report = Path(name) / f"report.{form}"
        started = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "actcheck", "report", "--isolated", str(acts), "-o", str(report)],
            check=True,
            capture_output=True,
        )
        took = time.perf_counter() - started
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        computed = used.ru_utime + used.ru_stime
        print(f"{count} acts, {size / 1e6:.1f} MB of text: {took:.1f} s, {computed:.1f} s of them computing")
        print(f"{used.ru_maxrss / 1024:.0f} MB of memory at most in one process")
        print(f"report.{form}: {report.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
