"""Breaks the code of the rules and of the facts, one thing at a time, and tells which breaks no test sees.

The mutants are mutmut's. Its own runner collects all tests again for each mutant: some seconds each, and hours for
those of two folders. Here the tests are collected once, in a process that is forked for each mutant: a few hundredths
of a second each. Of the tests, those run that call the function altered; for the check of a rule, the rule's own
examples, the altered acts that expect it, and its unit tests.

    make mutants                       all of them
    make mutants ONLY='rules/voting/*'     of some modules
    make mutants EVERY=10              one of ten
"""

from __future__ import annotations

import argparse
import ast
import difflib
import fnmatch
import functools
import gc
import inspect
import json
import os
import resource
import shutil
import signal
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from _pytest.runner import runtestprotocol
from mutmut.mutation.file_mutation import mutate_file_contents
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.state import state

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

REPOSITORY = Path(__file__).resolve().parents[2]
WORK = REPOSITORY / "build" / "mutants" / "tree"
MUTATED = ("rules", "facts")
TESTS = ["tests/test_rules.py", "tests/rules", "tests/rules_engine", "tests/facts", "tests/mutations", "tests/acts"]

# Of one mutant: seconds of tests, by the time that they took unaltered, and seconds of computing before it is stopped.
BUDGET = 6.0
LIMIT = 20
MEMORY = 2 << 30

KILLED, SURVIVED, STOPPED, UNSEEN = "killed", "survived", "stopped", "not reached"


class Mutant(NamedTuple):
    """One altered copy of a function.

    :param path: of its file, under ``src/actcheck``.
    """

    path: str
    module: str
    name: str

    @property
    def function(self) -> str:
        """The function's own name, as mutmut writes it ("x_check")."""
        return f"{self.module}.{self.name.rpartition('__mutmut_')[0]}"


def prepare(only: str) -> list[Mutant]:
    """A tree with the mutants of the files whose path matches; the rest of the tree is the repository's."""
    shutil.rmtree(WORK, ignore_errors=True)
    shutil.copytree(REPOSITORY / "src", WORK / "src", ignore=shutil.ignore_patterns("__pycache__"))
    for folder in ("grammars", "rules", "law"):
        (WORK / folder).symlink_to(REPOSITORY / folder)
    package = WORK / "src" / "actcheck"
    mutants = []
    for file in sorted(file for folder in MUTATED for file in (package / folder).rglob("*.py")):
        path = file.relative_to(package).as_posix()
        if not fnmatch.fnmatch(path, only):
            continue
        mutated = mutate_file_contents(str(file), file.read_text(encoding="utf-8"))
        try:
            ast.parse(mutated.code)
        except SyntaxError as error:
            print(f"left as it is: {path}, whose mutants are no Python ({error.text!r})", file=sys.stderr)
            continue
        file.write_text(mutated.code, encoding="utf-8")
        module = "actcheck." + path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        mutants += [Mutant(path, module, name) for name in mutated.mutant_names]
    return mutants


class Runner:
    """A plugin of pytest, which runs mutants instead of the tests."""

    def __init__(self, mutants: Sequence[Mutant], jobs: int) -> None:
        self._mutants = mutants
        self._jobs = jobs
        self._tests: defaultdict[str, list[tuple[float, pytest.Item]]] = defaultdict(list)
        self.outcomes: dict[Mutant, str] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Once unaltered, to learn which functions each test calls; then each mutant."""
        for item in session.items:
            self._learn(item)
        set_mutant_under_test("")
        self._caches = [
            thing
            for thing in gc.get_objects()
            if isinstance(thing, functools._lru_cache_wrapper)
            and str(thing.__module__).startswith(("actcheck.facts", "actcheck.rules", "actcheck.pipeline", "test"))
        ]
        gc.freeze()
        running: dict[int, Mutant] = {}
        for done, mutant in enumerate(self._mutants):
            items = self._chosen(mutant)
            if not items:
                self.outcomes[mutant] = UNSEEN
                continue
            while len(running) >= self._jobs:
                self._wait(running)
            running[self._fork(mutant, items)] = mutant
            if done % 100 == 0:
                print(f"{done}/{len(self._mutants)}", file=sys.stderr, flush=True)
        while running:
            self._wait(running)
        return True

    def _learn(self, item: pytest.Item) -> None:
        set_mutant_under_test("stats")
        state()._stats.clear()
        begun = time.perf_counter()
        reports = runtestprotocol(item, log=False, nextitem=None)
        took = time.perf_counter() - begun
        if any(report.failed for report in reports):
            # It looks at the tree itself: at a fresh process, at the size of a module.
            print(f"left out: {item.nodeid}", file=sys.stderr, flush=True)
        elif all(report.passed for report in reports):
            for function in state()._stats:
                self._tests[function].append((took, item))

    def _chosen(self, mutant: Mutant) -> list[pytest.Item]:
        """The tests that call the function, the quickest first, within the budget."""
        rule = rule_of(mutant)
        left = BUDGET
        items = []
        for took, item in sorted(self._tests[mutant.function], key=lambda test: (test[0], test[1].nodeid)):
            if rule is not None and not is_of_rule(item, rule):
                continue
            left -= took
            if left < 0:
                break
            items.append(item)
        return items

    def _fork(self, mutant: Mutant, items: Sequence[pytest.Item]) -> int:
        child = os.fork()
        if child:
            return child
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nothing, stream)
        signal.alarm(LIMIT * 6)
        resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        try:
            for cache in self._caches:
                cache.cache_clear()
            set_mutant_under_test(f"{mutant.module}.{mutant.name}")
            for item in items:
                if any(report.failed for report in runtestprotocol(item, log=False, nextitem=None)):
                    os._exit(1)
        except BaseException:  # noqa: BLE001 - whatever it is, a test has seen it
            os._exit(1)
        os._exit(0)

    def _wait(self, running: dict[int, Mutant]) -> None:
        child, status = os.wait()
        mutant = running.pop(child)
        if os.WIFSIGNALED(status):
            self.outcomes[mutant] = STOPPED
        else:
            self.outcomes[mutant] = KILLED if os.WEXITSTATUS(status) else SURVIVED


@functools.cache
def rules_by_module() -> dict[str, str]:
    """The names of the rules, by the module of their check."""
    return {
        f"actcheck.rules.{path.parent.name}.{path.stem.replace('-', '_')}": path.stem
        for path in (REPOSITORY / "rules").glob("*/*.yaml")
    }


def rule_of(mutant: Mutant) -> str | None:
    """The rule whose check it is; None for what several rules share."""
    return rules_by_module().get(mutant.module)


def is_of_rule(item: pytest.Item, rule: str) -> bool:
    """Whether a test is about a rule: its examples, an act altered for it; a unit test may be about any."""
    parameters: dict[str, Any] = getattr(getattr(item, "callspec", None), "params", {})
    if item.path.name == "test_rules.py":
        return parameters.get("name") == rule
    if item.path.name == "test_mutations.py":
        return any(one["rule"] == rule for one in parameters.get("mutation", {}).get("says", ()))
    if item.path.parent.name == "rules":
        return parameters.get("name", rule) == rule
    return item.path.parent.parent.name == "rules"


def difference(mutant: Mutant) -> Iterator[str]:
    """The lines of the function that the mutant alters, and as it alters them; none of a module that no test loads."""
    owner: Any = sys.modules.get(mutant.module)
    if owner is None:
        return
    if "ǁ" in mutant.name:
        owner = getattr(owner, mutant.name.split("ǁ")[1])
    original = f"{mutant.name.rpartition('__mutmut_')[0]}__mutmut_orig"
    sources = [inspect.getsource(getattr(owner, name)).splitlines()[1:] for name in (original, mutant.name)]
    for line in difflib.unified_diff(*sources, lineterm="", n=0):
        if not line.startswith(("---", "+++", "@@")):
            yield line


def report(outcomes: dict[Mutant, str]) -> float:
    """Print the score of each module and of all; what survived goes to a file."""
    files: defaultdict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys((KILLED, STOPPED, SURVIVED, UNSEEN), 0))
    for mutant, outcome in outcomes.items():
        files[mutant.path][outcome] += 1
    survivors = WORK.parent / "survivors.txt"
    with survivors.open("w", encoding="utf-8") as out:
        for mutant, outcome in outcomes.items():
            if outcome in (SURVIVED, UNSEEN):
                out.write(f"{mutant.module}.{mutant.name}: {outcome}\n")
                out.writelines(f"    {line}\n" for line in difference(mutant))
    total = dict.fromkeys((KILLED, STOPPED, SURVIVED, UNSEEN), 0)
    for path, counts in sorted(files.items()):
        print(f"{score(counts):6.1%}  {path}  {written(counts)}")
        for outcome, count in counts.items():
            total[outcome] += count
    print(f"{score(total):6.1%}  all  {written(total)}")
    print(f"survivors: {survivors.relative_to(REPOSITORY)}")
    return score(total)


def score(counts: dict[str, int]) -> float:
    """The share of mutants that some test saw, those included that never ended."""
    return (counts[KILLED] + counts[STOPPED]) / max(1, sum(counts.values()))


def written(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {outcome}" for outcome, count in counts.items() if count)


def main() -> int:
    """0 where at least as many mutants as asked for are seen."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="*", metavar="GLOB", help="paths under src/actcheck")
    parser.add_argument("--every", default=1, type=int, metavar="N", help="one mutant of N")
    parser.add_argument("--tests", default=TESTS, nargs="+", metavar="PATH", help="by which they are to be seen")
    parser.add_argument("--jobs", default=os.cpu_count() or 1, type=int)
    parser.add_argument("--least", default=0.85, type=float, help="the score below which it fails")
    chosen = parser.parse_args()
    os.chdir(REPOSITORY)
    os.environ["ACTCHECK_REAL_ACTS"] = "none"
    mutants = prepare(chosen.only)[:: chosen.every]
    print(f"{len(mutants)} mutants", file=sys.stderr, flush=True)
    sys.path.insert(0, str(WORK / "src"))
    runner = Runner(mutants, chosen.jobs)
    plugins = ["-p", "no:randomly", "-p", "no:xdist", "-p", "no:cacheprovider"]
    status = pytest.main(["-q", "--no-header", *plugins, *chosen.tests], plugins=[runner])
    if len(runner.outcomes) < len(mutants):
        return int(status) or 1
    (WORK.parent / "outcomes.json").write_text(
        json.dumps({f"{m.module}.{m.name}": outcome for m, outcome in runner.outcomes.items()}, indent=1),
        encoding="utf-8",
    )
    return 0 if report(runner.outcomes) >= chosen.least else 1


if __name__ == "__main__":
    sys.exit(main())
