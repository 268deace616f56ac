"""What stops the tool. What is wrong in an act is a Finding, never one of these."""

from __future__ import annotations


class ActcheckError(Exception):
    """The tool cannot run, or cannot read one of its inputs.

    :param what: what is wrong, in one line, in French or English as the caller chose.
    :param where: the file (and line) it is about, or None.
    :param hint: what to do about it, or None.
    """

    def __init__(self, what: str, *, where: str | None = None, hint: str | None = None) -> None:
        self.what = what
        self.where = where
        self.hint = hint
        super().__init__(str(self))

    def __str__(self) -> str:
        line = f"{self.where}: {self.what}" if self.where else self.what
        return f"{line} ({self.hint})" if self.hint else line


class RuleFileError(ActcheckError):
    """A rule file that does not say what a rule must say."""


class InputError(ActcheckError):
    """An input that cannot be read as text: the other inputs are still checked."""
