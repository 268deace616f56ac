"""What the register costs: how fast acts are added, and what it adds to the check of one act.

    python bench/register.py [--acts N] [--register FILE|URL] [--checked N]

Acts are invented (examples/archive.py), those of N acts of one council: the worst case, since every question is
asked within one authority. Times are those of one core. Nothing is asserted: figures compare with those of the same
machine only, and are best taken on an idle one.
"""

from __future__ import annotations

import argparse
import datetime
import importlib.util
import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from actcheck import pipeline
from actcheck.register.database import TOGETHER, FileRecords, Register, open_register
from actcheck.register.questions import asker
from actcheck.register.record import Record, RecordedCitation
from actcheck.rules import Engine

if TYPE_CHECKING:
    from collections.abc import Iterator

REPOSITORY = Path(__file__).resolve().parents[1]
YEARS = 25
FAMILIES = ("VALMORENE", "QUERESTAN", "BRISCADIEU", "LANDROVEL", "PEYSSEGUR", "CASTANOUX", "DUMERVILLE", "FONTAGNOL")


def invented() -> Any:
    spec = importlib.util.spec_from_file_location("invented_archive", REPOSITORY / "examples" / "archive.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def many(number: int, archive: Any) -> Iterator[FileRecords]:
    """Records of so many acts, made of those of the archive: other numbers, days, titles and citations."""
    chance = random.Random(1)  # noqa: S311
    models = [pipeline.records(act.text())[0] for act in archive.acts.values()]
    a_year = number // YEARS
    for place in range(number):
        year, rank = 1995 + place // a_year, place % a_year + 1
        model: Record = models[place % len(models)]
        day = datetime.date(year, 1, 1) + datetime.timedelta(days=rank * 360 // a_year)
        cited = [chance.randrange(place) for _ in range(4)] if place > 10 else []
        citations = [
            RecordedCitation(
                number=f"{1995 + other // a_year}-{other % a_year + 1}",
                date=datetime.date(1995 + other // a_year, 1, 1)
                + datetime.timedelta(days=(other % a_year + 1) * 360 // a_year),
                assembly="council",
                title=f"Affaire {other} du conseil",
            )
            for other in cited
        ]
        delegation = model.citations[:1]  # which all acts cite
        # One act in twenty is of an agreement, which ten acts share.
        about = " ".join(_word(chance_of, place // 200) for chance_of in range(6))
        steps = tuple(
            step.model_copy(update={"object": about, "act_number": None if step.decided else f"1994-{place // 200}"})
            for step in model.steps
        )
        record = model.model_copy(
            update={
                "number": f"{year}-{rank}",
                "date": day,
                "title": model.title if place % 20 == 0 else f"Affaire {place} du conseil",
                "citations": (*citations, *delegation),
                "steps": steps if place % 20 == 0 else (),
                "leavings": model.leavings if place % 1000 == 0 else (),
                "endings": model.endings if place % 1000 == 0 else (),
                "installs": place % (6 * a_year) == 0,
            }
        )
        yield FileRecords(f"acts/{place}.md", str(place), (record,))


def _word(rank: int, agreement: int) -> str:
    chance = random.Random(agreement * 10 + rank)  # noqa: S311
    return "".join(chance.choice("bcdfglmnprst") + chance.choice("aeiou") for _ in range(4))


def added(register: Register, number: int, archive: Any) -> None:
    """Whole acts, from their text: read, checked, recorded."""
    engine = Engine(rule for rule in pipeline.standard_rules() if rule.enabled)
    texts = [act.text() for act in archive.every()]
    pipeline.records(texts[0], engine)
    characters = 0

    def files() -> Iterator[FileRecords]:
        nonlocal characters
        for place in range(number):
            text = texts[place % len(texts)]
            characters += len(text)
            yield FileRecords(f"texts/{place}.md", str(place), pipeline.records(text, engine))

    began, cpu = time.perf_counter(), time.process_time()
    register.add(files())
    wall, cpu = time.perf_counter() - began, time.process_time() - cpu
    print(
        f"add: {number} acts of {characters // number} characters: {number / wall:.0f} acts/s,"
        f" {number / cpu:.0f} acts/s of processor time ({TOGETHER} files a transaction)"
    )
    register.remove([f"texts/{place}.md" for place in range(number)])


def asked(register: Register, number: int, archive: Any) -> None:
    """What the register adds to the check of one act, and what the check takes without it."""
    engine = Engine(rule for rule in pipeline.standard_rules() if rule.enabled)
    texts = [act.text() for act in archive.every()]
    ask = asker(register)
    for text in texts[:10]:
        pipeline.check(text, engine, None, ask)
    alone: list[float] = []
    more: list[float] = []
    cpu: list[float] = []
    for place in range(number):
        text = texts[place % len(texts)].replace("2021-", f"{1995 + place % YEARS}-")
        began = time.perf_counter()
        pipeline.check(text, engine)
        alone.append(time.perf_counter() - began)
        facts = pipeline.read_facts(text)
        began, used = time.perf_counter(), time.process_time()
        for each in facts:
            ask(each)
        more.append(time.perf_counter() - began)
        cpu.append(time.process_time() - used)
    print(f"check without the register: {statistics.median(alone) * 1000:.1f} ms (median of {number} acts)")
    for name, times in (("clock", more), ("processor", cpu)):
        print(
            f"the register adds, {name}: median {statistics.median(times) * 1000:.1f} ms,"
            f" p95 {statistics.quantiles(times, n=20)[-1] * 1000:.1f} ms, most {max(times) * 1000:.1f} ms"
        )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--acts", type=int, default=100_000)
    options.add_argument("--checked", type=int, default=500)
    options.add_argument("--register")
    chosen = options.parse_args()
    module = invented()
    archive = module.plant(module.build())
    with tempfile.TemporaryDirectory(prefix="actcheck-bench-") as folder:
        os.environ.setdefault("ACTCHECK_CACHE", folder)
        named = chosen.register or f"{folder}/register.sqlite"
        with open_register(named, write=True) as register:
            if register.count() < chosen.acts:
                began = time.perf_counter()
                register.add(many(chosen.acts, archive))
                seconds = time.perf_counter() - began
                size = f", {os.path.getsize(named) / 1e6:.0f} MB" if os.path.exists(named) else ""
                print(f"{chosen.acts} records written in {seconds:.0f} s: {chosen.acts / seconds:.0f} a second{size}")
            added(register, min(2000, chosen.acts), archive)
            asked(register, chosen.checked, archive)


if __name__ == "__main__":
    main()
