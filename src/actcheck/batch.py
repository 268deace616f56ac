"""Many inputs: find them, read each as text, check each as its settings say, in one process or several."""

from __future__ import annotations

import os
import re
import sys
from collections import deque
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from actcheck import pipeline, readers
from actcheck.configuration.discovery import HEADS, side_files
from actcheck.errors import ActcheckError, InputError
from actcheck.reporters import CheckedText
from actcheck.source import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from concurrent.futures import Future

    from actcheck.configuration.baseline import Baseline, Entry
    from actcheck.configuration.choice import Plan, Planner
    from actcheck.configuration.suppression import Suppressions
    from actcheck.facts import Facts
    from actcheck.facts.register_answers import RegisterAnswers
    from actcheck.findings import Finding, Severity
    from actcheck.fixing import Fixed
    from actcheck.register import Record
    from actcheck.register.database import Register
    from actcheck.rules import Engine, Rule

STANDARD_INPUT = "-"
SUFFIXES = frozenset({".txt", ".md"})

_README = re.compile(r"readme(\.[a-z]{2})?\.(md|txt)", re.IGNORECASE)
_MANY = 64  # files, from which several processes are worth their start
_TOGETHER = 8  # files that travel together to a process
_AHEAD = 4  # such groups that a process may have before it


class Text(NamedTuple):
    """An input that was read.

    :param path: as shown to the user; "-" for the standard input.
    """

    path: str
    content: str


class Nothing(NamedTuple):
    """An input that holds nothing to check: an empty file, a folder without acts.

    :param why: one line, in French and English.
    """

    path: str
    why: str


class PutRight(NamedTuple):
    """A text and what it is once the fixes of its findings are made; the file is as it was.

    :param path: as given; ``read`` has it as shown to the user.
    """

    path: str
    read: Text
    fixed: Fixed


class Recorded(NamedTuple):
    """What one file leaves in a register.

    :param path: as given; ``digest``: of its text; ``records``: of the acts that it holds, in order.
    """

    path: str
    digest: str
    records: tuple[Record, ...]


Outcome = CheckedText | Nothing | InputError
_Outcomes = tuple[Outcome | Recorded, ...]


def read_inputs(paths: Iterable[str]) -> Iterator[Text | Nothing | InputError]:
    """Read files, the acts of folders and ``-`` (standard input), in the order given, each once.

    A folder's acts are its ``*.txt`` and ``*.md`` at any depth, sorted by path, without hidden files
    and README files. An input that cannot be read is yielded as its error: the others are still read.
    """
    for found in _found(paths):
        yield _read(found) if isinstance(found, str) else found


def read_records(paths: Iterable[str], planner: Planner) -> Iterator[Recorded | Nothing | InputError]:
    """What inputs leave in a register, in the order given, each once."""
    checker = _Checker(planner.catalogue)
    try:
        for found in _found(paths):
            if not isinstance(found, str):
                yield found
                continue
            read = _read(found)
            task = _Task(found, planner.of(found), suppressions=False, read=None)
            yield checker.recorded(read, task) if isinstance(read, Text) else read
    finally:
        checker.close()


def check_text(text: Text, rules: Sequence[Rule] | Engine, known: Sequence[str] | None = None) -> CheckedText:
    """Check one text against rules.

    :param known: the texts of the acts that the register holds; None for no register.
    """
    document = Document.from_text(text.content)
    with pipeline.asking(known) as ask:
        report = pipeline.check(document, rules, None, ask)
    return CheckedText(
        path=text.path,
        document=document,
        findings=report.findings,
        verdicts=report.verdicts,
        unread=report.unread,
        diagnoses=report.diagnoses,
    )


class Batch:
    """Inputs checked, each as its settings say, in the order given.

    Iterate once. What each input gives depends on that input alone, and not on ``jobs``: the checked text,
    and the checked file beside it that sets findings of it aside, where there is something to say of that.

    :param paths: files, folders, "-" for the standard input.
    :param jobs: processes; None for one, or for as many as there are processors where there are many files.
    :param suppressions: whether they hold.
    :param baselines: whether they hold.
    :param record: whether what the files leave in a register is gathered.
    :param recorded: once iterated, that, in the order of the files.
    :param stale: once iterated, the entries of baselines to which nothing answers in the files checked,
        by path of the baseline.
    """

    def __init__(
        self,
        paths: Iterable[str],
        planner: Planner,
        *,
        jobs: int | None = None,
        suppressions: bool = True,
        baselines: bool = True,
        record: bool = False,
    ) -> None:
        self._paths = paths
        self._planner = planner
        self._jobs = jobs
        self._suppressions = suppressions
        self._baselines = baselines
        self._opened: dict[str, Baseline] = {}
        self._tasks: dict[str, _Task] = {}
        self._record = record
        self.recorded: list[Recorded] = []
        self.stale: dict[str, list[Entry]] = {}

    def __iter__(self) -> Iterator[Outcome]:
        # All plans first: wrong settings are said before any file is checked.
        tasks = [self._task(found) if isinstance(found, str) else found for found in _found(self._paths)]
        jobs = self._jobs or (_processors() if len(tasks) >= _MANY else 1)
        results = _in_processes(tasks, jobs) if jobs > 1 else _here(tasks, self._planner.catalogue)
        for task, outcomes in zip(tasks, results, strict=True):
            for outcome in outcomes:
                if isinstance(outcome, Recorded):
                    self.recorded.append(outcome)
                elif isinstance(task, _Task) and isinstance(outcome, CheckedText) and outcome.is_act:
                    yield self._known_left_out(task, outcome)
                else:
                    yield outcome

    def put_right(self, *, unsafe: bool = False) -> Iterator[PutRight | Nothing | InputError]:
        """The texts with the fixes of their findings made, those set aside or known left alone.

        :param unsafe: make the fixes too that may change what an act states.
        """
        from actcheck import fixing

        tasks = [self._task(found) if isinstance(found, str) else found for found in _found(self._paths)]
        checker = _Checker(self._planner.catalogue)
        try:
            for task in tasks:
                read = (task.read or _read(task.path)) if isinstance(task, _Task) else task
                if isinstance(task, _Task) and isinstance(read, Text):
                    check = partial(self._findings, checker, task)
                    yield PutRight(task.path, read, fixing.fix(read.content, check=check, unsafe=unsafe))
                elif not isinstance(read, Text):
                    yield read
        finally:
            checker.close()

    def _findings(self, checker: _Checker, task: _Task, content: str) -> tuple[Finding, ...]:
        """The findings that hold of a content that a file might have."""
        checked = checker.check(task._replace(read=Text(_shown(task.path), content)))[0]
        return self._known_left_out(task, checked).findings if isinstance(checked, CheckedText) else ()

    def plan_of(self, text: CheckedText) -> tuple[str, Plan]:
        """The path of an act that was checked, as given, and how it was."""
        task = self._tasks[text.path]
        return task.path, task.plan

    def not_applied(self, plan: Plan) -> Collection[str]:
        """The ids of the rules that a plan leaves out: of what they would find, nothing is known."""
        from actcheck.configuration.own_rules import OWN_RULES

        every = {rule.id for rule in (*self._planner.catalogue(plan.folders), *OWN_RULES)}
        return every - set(plan.rules) - plan.own

    def _task(self, path: str) -> _Task:
        # Only this process has the standard input.
        read = _read(path) if path == STANDARD_INPUT else None
        task = self._tasks[_shown(path)] = _Task(path, self._planner.of(path), self._suppressions, read, self._record)
        return task

    def _known_left_out(self, task: _Task, text: CheckedText) -> CheckedText:
        """The text without the findings that its baseline has."""
        file = task.plan.baseline
        if file is None or not self._baselines:
            return text
        from actcheck.configuration.baseline import Baseline, set_aside

        if file not in self._opened:
            self._opened[file] = Baseline.load(file)
        known = self._opened[file]
        new, left_out, found = set_aside(known, task.path, text.document, text.findings, task.plan.mandatory)
        stale = known.stale(known.identity(task.path), found, self.not_applied(task.plan))
        if stale:
            self.stale.setdefault(file, []).extend(stale)
        return replace(text, findings=new, suppressed=(*text.suppressed, *left_out))


class _Task(NamedTuple):
    """One file to check.

    :param path: as given.
    :param suppressions: whether they hold.
    :param read: what was read of it already, or None.
    :param record: whether what it leaves in a register is gathered.
    """

    path: str
    plan: Plan
    suppressions: bool
    read: Text | Nothing | InputError | None
    record: bool = False


class _Checker:
    """Checks the files of one process; the rules of one plan are made ready once.

    :param catalogue: all rules, by added folders.
    """

    def __init__(self, catalogue: Callable[[tuple[str, ...]], tuple[Rule, ...]]) -> None:
        self._catalogue = catalogue
        self._engines: dict[tuple[tuple[str, ...], tuple[str, ...]], Engine] = {}
        self._law_index: str | None = None
        self._registers: dict[str, Register] = {}

    def check(self, task: _Task) -> _Outcomes:
        text = task.read or _read(task.path)
        if not isinstance(text, Text):
            return (text,)
        failures: list[InputError] = []
        suppressions: list[Suppressions] = []
        content = text.content
        if content.startswith(HEADS):
            from actcheck.configuration.suppression import own_text

            try:
                content, head = own_text(content, text.path)
                suppressions += [head] if head else []
            except InputError as error:
                failures.append(error)
            if not content.strip():
                return (_empty(text.path), *failures)
        checked = self._checked(text, content, task)
        left = (self._recorded(content, task),) if task.record else ()
        if not task.suppressions:
            return (checked, *left, *failures)
        named = () if task.path == STANDARD_INPUT else zip(side_files(task.path), side_files(text.path), strict=True)
        for file, shown in named:
            if os.path.isfile(file):
                from actcheck.configuration.suppression import beside

                try:
                    suppressions.append(beside(file, shown))
                except InputError as error:
                    failures.append(error)
                break
        about: list[CheckedText] = []
        for each in suppressions:
            checked, side = self._judged(checked, each, task.plan)
            about += [side] if side else []
        return (checked, *left, *about, *failures)

    def _checked(self, text: Text, content: str, task: _Task) -> CheckedText:
        plan = task.plan
        self._use_index(plan.law_index)
        document = Document.from_text(content)
        asked = () if plan.register is None else (self._ask(plan.register, task.path),)
        report = pipeline.check(document, self._engine(plan), plan.profile, *asked)
        return CheckedText(
            path=text.path,
            # What is blank for the rules is shown as it stands.
            document=document if content is text.content else replace(document, original=text.content),
            findings=_with_severities(report.findings, plan),
            verdicts=report.verdicts,
            unread=report.unread,
            diagnoses=report.diagnoses,
        )

    def _judged(
        self, checked: CheckedText, suppressions: Suppressions, plan: Plan
    ) -> tuple[CheckedText, CheckedText | None]:
        """The text without the findings set aside, and what is to be said of a file beside it."""
        from actcheck.configuration.suppression import judge

        judged = judge(
            suppressions,
            checked.document,
            checked.findings,
            catalogue=self._catalogue(plan.folders),
            applied=plan.rules,
            mandatory=plan.mandatory,
            own=plan.own,
        )
        findings, about = judged.findings, _with_severities(judged.about, plan)
        if suppressions.at_head:
            findings = tuple(sorted((*findings, *about), key=lambda finding: (finding.place.span, finding.rule)))
            about = ()
        left = replace(checked, findings=findings, suppressed=(*checked.suppressed, *judged.suppressed))
        if not about:
            return left, None
        return left, CheckedText(suppressions.path, suppressions.document, findings=about, is_act=False)

    def recorded(self, text: Text, task: _Task) -> Recorded | Nothing | InputError:
        """What a file leaves in a register."""
        content = text.content
        if content.startswith(HEADS):
            from actcheck.configuration.suppression import own_text

            try:
                content = own_text(content, text.path)[0]
            except InputError as error:
                return error
            if not content.strip():
                return _empty(text.path)
        return self._recorded(content, task)

    def _recorded(self, content: str, task: _Task) -> Recorded:
        from hashlib import blake2b

        records = pipeline.records(content, self._engine(task.plan), task.plan.profile)
        return Recorded(task.path, blake2b(content.encode(), digest_size=16).hexdigest(), records)

    def _ask(self, named: str, path: str) -> Callable[[Facts], RegisterAnswers]:
        """What the register answers about the acts of a file."""
        from actcheck.register.database import open_register
        from actcheck.register.questions import asker

        if named not in self._registers:
            self._registers[named] = open_register(named)
        register = self._registers[named]
        return asker(register, None if path == STANDARD_INPUT else register.identity(path))

    def _engine(self, plan: Plan) -> Engine:
        key = (plan.folders, plan.rules)
        if key not in self._engines:
            from actcheck.rules import Engine

            wanted = frozenset(plan.rules)
            self._engines[key] = Engine(rule for rule in self._catalogue(plan.folders) if rule.id in wanted)
        return self._engines[key]

    def _use_index(self, path: str | None) -> None:
        if path != self._law_index:
            from actcheck.law import index

            index.use(path)
            self._law_index = path

    def close(self) -> None:
        """Leave the process as it was found."""
        self._use_index(None)
        for register in self._registers.values():
            register.close()


def _with_severities(findings: tuple[Finding, ...], plan: Plan) -> tuple[Finding, ...]:
    if not plan.severity:
        return findings
    severities: dict[str, Severity] = dict(plan.severity)
    return tuple(
        finding.model_copy(update={"severity": severities[finding.rule]}) if finding.rule in severities else finding
        for finding in findings
    )


_Planned = _Task | Nothing | InputError


def _here(tasks: Sequence[_Planned], catalogue: Callable[[tuple[str, ...]], tuple[Rule, ...]]) -> Iterator[_Outcomes]:
    checker = _Checker(catalogue)
    try:
        for task in tasks:
            yield checker.check(task) if isinstance(task, _Task) else (task,)
    finally:
        checker.close()


def _in_processes(tasks: Sequence[_Planned], jobs: int) -> Iterator[_Outcomes]:
    """What :func:`_here` gives, computed by several processes started afresh, which any system can do."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    groups = [tasks[start : start + _TOGETHER] for start in range(0, len(tasks), _TOGETHER)]
    jobs = min(jobs, len(groups))
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_start_process)
    finished = False
    try:
        ahead: deque[Future[list[_Outcomes]]] = deque()
        for group in groups:
            ahead.append(pool.submit(_check_group, group))
            if len(ahead) > jobs * _AHEAD:
                yield from ahead.popleft().result()
        while ahead:
            yield from ahead.popleft().result()
        finished = True
    except BrokenProcessPool:
        raise ActcheckError(
            "un processus s'est arrêté, faute de mémoire peut-être / a process died, out of memory perhaps",
            hint="en lancer moins / start fewer: --jobs 1",
        ) from None
    finally:
        # Idle processes end at once; left to themselves, they may outlive Python, which complains of it.
        pool.shutdown(wait=finished, cancel_futures=True)


_process_checker: _Checker | None = None


def _start_process() -> None:
    import signal

    from actcheck.configuration.choice import load_rules

    # An interruption is the first process's affair, which stops this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    global _process_checker  # noqa: PLW0603  a process checks all its files with one
    _process_checker = _Checker(cache(load_rules))


def _check_group(tasks: Sequence[_Planned]) -> list[_Outcomes]:
    checker = _process_checker
    assert checker is not None
    return [checker.check(task) if isinstance(task, _Task) else (task,) for task in tasks]


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _found(paths: Iterable[str]) -> Iterator[str | Nothing | InputError]:
    """The files that paths lead to, each once."""
    seen: set[str] = set()
    for given in paths:
        found, refused = _acts_in(given) if _is_folder(given) else ([given], [])
        yield from refused
        if not found and not refused:
            why = "rien à vérifier : dossier sans acte (*.txt, *.md) / nothing to check: folder without acts"
            yield Nothing(_shown(given), why)
        for path in found:
            identity = path if path == STANDARD_INPUT else os.path.realpath(path)
            if identity not in seen:
                seen.add(identity)
                yield path


def _is_folder(path: str) -> bool:
    return path != STANDARD_INPUT and os.path.isdir(path)


def _acts_in(folder: str) -> tuple[list[str], list[InputError]]:
    found: list[Path] = []
    refused: list[InputError] = []

    def refuse(error: OSError) -> None:
        refused.append(
            InputError(
                f"dossier illisible / folder cannot be read: {error.strerror}",
                where=_shown(error.filename),
                hint="vérifier les droits d'accès / check the access rights",
            )
        )

    for parent, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [
            Path(parent, name)
            for name in files
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES and not _README.fullmatch(name)
        ]
    return [str(path) for path in sorted(found, key=lambda path: path.parts)], refused


def _read(path: str) -> Text | Nothing | InputError:
    try:
        if path == STANDARD_INPUT:
            content = readers.read_bytes(sys.stdin.buffer.read(), STANDARD_INPUT)
        else:
            content = readers.read(Path(path))
    except InputError as error:
        return InputError(error.what, where=_shown(path), hint=error.hint)
    if not content.strip():
        return _empty(_shown(path))
    return Text(_shown(path), content)


def _empty(path: str) -> Nothing:
    return Nothing(path, "rien à vérifier : fichier vide / nothing to check: empty file")


def _shown(path: str) -> str:
    """The path in characters that can always be written: a byte that is not UTF-8 becomes an escape."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
