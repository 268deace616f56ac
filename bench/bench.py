"""How fast actcheck reads, how much memory it takes, how soon it answers.

    python bench/bench.py [FILE ...]

The text measured is the files joined: those given, else the seeds of the real acts (the folder
ACTCHECK_REAL_ACTS, or ``shared/acts`` beside the checkout), else the examples. It is measured 1, 20
and 200 times over, each size in a process of its own, on one core; then invented minutes of 40, 160
and 640 items. Nothing is asserted: figures compare with those of the same machine only.
"""

from __future__ import annotations

import datetime
import itertools
import json
import math
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from minutes import minutes

REPOSITORY = Path(__file__).resolve().parents[1]
ACTCHECK = Path(sys.executable).with_name("actcheck")
STAGES = ("clean", "parse", "facts", "rules")
# How many times over the text is taken, and how many runs give the best time: no less text for one than for another.
SIZES = {1: 200, 20: 10, 200: 1}
# How many items minutes have, and how many runs give the best time; 160 are a hundred pages.
MINUTES = {40: 8, 160: 3, 640: 1}
MEGABYTE = 1_000_000


def main() -> None:
    arguments = sys.argv[1:]
    if arguments[:1] == ["--one-size"]:
        times = int(arguments[1])
        once = "\n\n".join(Path(path).read_text(encoding="utf-8") for path in arguments[2:])
        print(json.dumps(measure("\n\n".join([once] * times), SIZES[times], once)))
        return
    if arguments[:1] == ["--minutes"]:
        items = int(arguments[1])
        print(json.dumps(measure(minutes(items), MINUTES[items], minutes(3))))
        return
    files = arguments or sample()
    with tempfile.TemporaryDirectory(prefix="actcheck-bench-") as cache:
        os.environ["ACTCHECK_CACHE"] = cache
        print(f"{len(files)} files joined; Python {sys.version.split()[0]}; best run of each size\n")
        throughput("times", {times: ["--one-size", str(times), *files] for times in SIZES})
        print()
        throughput("items", {items: ["--minutes", str(items)] for items in MINUTES})
        print()
        start_up(files)
        print()
        law()


def sample() -> list[str]:
    """The files measured where none is given."""
    real = Path(os.environ.get("ACTCHECK_REAL_ACTS") or REPOSITORY.parent / "shared" / "acts")
    found = sorted(real.glob("seeds/*.txt")) or sorted(
        path for path in (REPOSITORY / "examples").rglob("*") if path.suffix in {".txt", ".md"}
    )
    return [str(path) for path in found]


def measure(text: str, runs: int, first: str) -> dict[str, float]:
    """The seconds of each stage in the best run, and the peak memory of this process in bytes.

    :param first: what is checked before the clock starts.
    """
    from actcheck import facts, pipeline, syntax
    from actcheck.rules import Engine
    from actcheck.source import Document

    engine = Engine(rule for rule in pipeline.standard_rules() if rule.enabled)
    pipeline.check(first)  # grammars loaded, checks imported
    best: dict[str, float] = {}
    for _ in range(runs):
        with pipeline.without_cycle_search():  # as pipeline.check does
            marks = [time.perf_counter()]
            document = Document.from_text(text)
            marks.append(time.perf_counter())
            act = syntax.parse(document, typography=engine.reads_typography)
            marks.append(time.perf_counter())
            stated = facts.read(act)
            marks.append(time.perf_counter())
            findings = [finding for one in stated for finding in engine.apply(one)[1]]
            marks.append(time.perf_counter())
        seconds = {stage: after - before for stage, before, after in zip(STAGES, marks, marks[1:], strict=False)}
        seconds["total"] = marks[-1] - marks[0]
        if not best or seconds["total"] < best["total"]:
            best = seconds | {"acts": len(stated), "findings": len(findings)}
        # What one run leaves is not given back within the time of the next: a size run once has none to give back.
        del document, act, stated, findings
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return best | {"bytes": len(text.encode()), "peak": peak if sys.platform == "darwin" else peak * 1024}


def throughput(unit: str, commands: dict[int, list[str]]) -> None:
    """A table: a line for each size, each measured in a process of its own.

    :param unit: of what the sizes are counts.
    """
    sizes = {
        size: json.loads(
            subprocess.run([sys.executable, __file__, *command], check=True, capture_output=True, text=True).stdout
        )
        for size, command in commands.items()
    }
    print("From text to findings, MB/s (in brackets, the share of the time)")
    row(unit, "MB", "acts", "findings", *STAGES, "all", "peak MB")
    for count, found in sizes.items():
        size = found["bytes"] / MEGABYTE
        row(
            count,
            f"{size:.3f}",
            found["acts"],
            found["findings"],
            *(f"{rate(size, found[stage])} [{found[stage] / found['total']:.0%}]" for stage in STAGES),
            rate(size, found["total"]),
            f"{found['peak'] / MEGABYTE:.0f}",
        )
    least, most = min(sizes), max(sizes)
    per_byte = {count: found["total"] / found["bytes"] for count, found in sizes.items()}
    print(f"\nCost of a byte, {most} {unit} against {least}: x {per_byte[most] / per_byte[least]:.2f}")


def start_up(files: list[str]) -> None:
    # Bytecode is kept, as it is where actcheck is installed.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = os.path.join(os.environ["ACTCHECK_CACHE"], "bytecode")
    smallest = min(files, key=lambda path: Path(path).stat().st_size)
    bare = (sys.executable, "-c", "pass")
    version = (str(ACTCHECK), "--version")
    check = (str(ACTCHECK), "check", smallest)
    seconds(check)  # fills the caches
    # In turn, so that whatever else the machine does weighs on both alike.
    pairs = [(seconds(bare), seconds(version)) for _ in range(20)]
    python, answered = (statistics.median(column) for column in zip(*pairs, strict=True))
    checked = statistics.median(seconds(check) for _ in range(7))
    print("Start-up, median, ms")
    row("python -c pass", f"{python * 1000:.1f}", width=26)
    row("actcheck --version", f"{answered * 1000:.1f}", f"x {answered / python:.2f}", width=26)
    row("actcheck check (one act)", f"{checked * 1000:.1f}", f"x {checked / python:.2f}", width=26)


def law() -> None:
    """How soon the index of the law answers: the one in use, and the large one beside the checkout."""
    from actcheck.law import index

    large = REPOSITORY.parent / "shared" / "law" / "articles.tsv.xz"
    print("Index of the law, ms to open, ms for the first look-up of a code, µs for one once it is read")
    row("index", "codes", "articles", "open", "first, median", "first, slowest", "then", width=26)
    for path in (index.default().path, *([large] if large.is_file() else [])):
        row(path.name, *look_ups(path), width=26)


def look_ups(path: Path) -> list[object]:
    """How many codes and articles an index has, and what it takes to ask it."""
    from actcheck.law.index import LawIndex

    LawIndex.open(path)  # a text of codes is made an index once
    marks = [time.process_time()]
    law_index = LawIndex.open(path)
    marks.append(time.process_time())
    for code in sorted(law_index.legi_ids):
        law_index.find(code, "L1", None)
        marks.append(time.process_time())
    opened, *firsts = (after - before for before, after in itertools.pairwise(marks))
    articles = [(code, number) for code in sorted(law_index.legi_ids) for number in law_index.numbers(code)]
    asked, day = articles[:: max(1, len(articles) // 5000)], datetime.date(2023, 3, 17)
    best = math.inf
    for _ in range(5):
        began = time.process_time()
        for code, number in asked:
            law_index.find(code, number, day)
        best = min(best, (time.process_time() - began) / len(asked))
    cells = (opened * 1e3, statistics.median(firsts) * 1e3, max(firsts) * 1e3, best * 1e6)
    return [len(firsts), len(articles), *(f"{cell:.2f}" for cell in cells)]


def seconds(command: tuple[str, ...]) -> float:
    """The time that a command takes, start of its process included; it may answer that there are findings."""
    began = time.perf_counter()
    done = subprocess.run(command, check=False, capture_output=True)
    took = time.perf_counter() - began
    if done.returncode not in (0, 1) or done.stderr.startswith(b"Traceback"):
        sys.exit(f"{' '.join(command)}: exit {done.returncode}\n{done.stderr.decode()}")
    return took


def rate(megabytes: float, took: float) -> str:
    return f"{megabytes / took:.2f}"


def row(first: object, *cells: object, width: int = 6) -> None:
    print(f"{first!s:<{width}}" + "".join(f"{cell!s:>14}" for cell in cells))


if __name__ == "__main__":
    main()
