"""Where a run's findings are written: one or several formats, each on the standard output or in a file."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack, contextmanager
from io import TextIOWrapper
from typing import IO, TYPE_CHECKING, Any, NamedTuple

import click

from actcheck.errors import ActcheckError
from actcheck.reporters.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actcheck.reporters import CheckedText
    from actcheck.reporters.formats import Asked, Ended, Reporter

STANDARD_OUTPUT = "-"


class Output(NamedTuple):
    """
    :param form: the name of a format.
    :param file: a path, or "-" for the standard output.
    """

    form: str
    file: str


class OutputParameter(click.ParamType):  # type: ignore[type-arg]
    """``FORMAT=FILE``."""

    name = "format=file"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Output:
        if isinstance(value, Output):
            return value
        form, equals, file = value.partition("=")
        if not equals or not file:
            self.fail(f"« {value} » : FORMAT=FILE (sarif=actcheck.sarif)", param, ctx)
        if form not in FORMATS:
            self.fail(f"« {form} » : formats : {', '.join(FORMATS)}", param, ctx)
        return Output(form, file)


def outputs(form: str, *, chosen: bool, beside: Sequence[Output]) -> tuple[Output, ...]:
    """What is written where.

    :param form: the format of the standard output.
    :param chosen: whether it was asked for, or else gives way to an output that is sent there.
    :param beside: the others.
    :raises click.UsageError: when two outputs would be one file.
    """
    there = any(output.file == STANDARD_OUTPUT for output in beside)
    every = (*beside,) if there and not chosen else (Output(form, STANDARD_OUTPUT), *beside)
    files = [output.file if output.file == STANDARD_OUTPUT else os.path.realpath(output.file) for output in every]
    for output, file in zip(every, files, strict=True):
        if files.count(file) > 1:
            raise click.UsageError(f"deux sorties au même endroit / two outputs in one place: {output.file}")
    return every


class Reporters:
    """Every output of a run, given each text once."""

    def __init__(self, reporters: Sequence[Reporter]) -> None:
        self._reporters = reporters

    def add(self, text: CheckedText) -> None:
        for reporter in self._reporters:
            reporter.add(text)

    def close(self, ended: Ended) -> None:
        for reporter in self._reporters:
            reporter.close(ended)


@contextmanager
def opened(every: Sequence[Output], terminal: Asked, elsewhere: Asked) -> Iterator[Reporters]:
    """The reporters of some outputs. Files take their place once all of them are whole, or not at all.

    :param terminal: what is asked of the standard output; ``elsewhere``: of files.
    :raises ActcheckError: when a file cannot be written, or a format needs an extra that is not installed.
    """
    with ExitStack() as streams:
        reporters = []
        for output in every:
            form = FORMATS[output.form]
            if output.file == STANDARD_OUTPUT:
                stream = streams.enter_context(_standard(output.form, binary=form.binary))
                reporters.append(form.reporter(stream, terminal))
            else:
                stream = streams.enter_context(written(output.file, binary=form.binary))
                reporters.append(form.reporter(stream, elsewhere))
        yield Reporters(reporters)


@contextmanager
def _standard(form: str, *, binary: bool) -> Iterator[IO[Any]]:
    if form == "text":
        yield sys.stdout
        return
    # What programs read is in UTF-8 whatever the terminal's encoding.
    sys.stdout.flush()
    if binary:
        yield sys.stdout.buffer
        return
    stream = TextIOWrapper(sys.stdout.buffer, encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        yield stream
    finally:
        stream.detach()


@contextmanager
def written(file: str, *, binary: bool) -> Iterator[IO[Any]]:
    """A file to write to, which takes the place of the one at its path once it is whole.

    A path that leads to something else than a file (a pipe, a device) is written to as it is.

    :raises ActcheckError: when it cannot be written.
    """
    place = os.path.realpath(file)
    beside = f"{place}.{os.getpid()}.part"
    direct = os.path.exists(place) and not os.path.isfile(place)
    try:
        stream = _open(place if direct else beside, binary=binary)
        try:
            with stream:
                yield stream
            if not direct:
                os.replace(beside, place)
        except BaseException:
            if not direct:
                os.unlink(beside)
            raise
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ActcheckError(
            f"fichier qui ne peut pas être écrit / file cannot be written: {error.strerror}",
            where=file,
            hint="choisir un autre fichier / choose another file: --output FORMAT=FILE",
        ) from None


def _open(path: str, *, binary: bool) -> IO[Any]:
    if binary:
        return open(path, "wb")
    return open(path, "w", encoding="utf-8", errors="backslashreplace", newline="\n")
