"""What a rule says of an act."""

from enum import StrEnum
from typing import NamedTuple

from actcheck.frozen import Frozen
from actcheck.source import Span


class Verdict(StrEnum):
    """What a rule concludes on an act."""

    CONFORMING = "conforming"
    FAULTY = "faulty"
    UNDETERMINED = "undetermined"
    NOT_APPLICABLE = "not_applicable"


class Severity(StrEnum):
    """How grave a finding is if it is true."""

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"

    @property
    def rank(self) -> int:
        """0 information, 1 warning, 2 error."""
        return ("information", "warning", "error").index(self.value)


class Confidence(StrEnum):
    """How sure a finding is."""

    CERTAIN = "certain"
    LIKELY = "likely"


class Words(Frozen):
    """The same words in French and English."""

    fr: str
    en: str

    def in_language(self, language: str) -> str:
        """:param language: "fr" or "en"."""
        return self.en if language == "en" else self.fr


class Basis(Frozen):
    """The article that a rule rests on.

    :param article: "CGCT L2121-20", or the name of a principle or usage.
    :param in_force_from: ISO day from which these words are in force, or None.
    :param in_force_to: ISO day on which they cease (exclusive), or None.
    :param says: the operative words, short, as the code has them; empty for a usage.
    """

    article: str
    in_force_from: str | None = None
    in_force_to: str | None = None
    says: str = ""


class Place(Frozen):
    """A stretch of the original text, and what it is.

    :param label: a few words beside the underline, or None.
    """

    span: Span
    label: Words | None = None


class Edit(Frozen):
    """A stretch of the original text and what is to stand there instead."""

    span: Span
    replacement: str


class Fix(Frozen):
    """How the text is put right.

    :param edits: in the order of the text, none touching another.
    :param safe: it changes how the act is written and nothing that it states.
    """

    edits: tuple[Edit, ...]
    safe: bool = False


class Finding(Frozen):
    """A fault of the act, at its primary place, with the related ones.

    :param rule: the rule's code ("VOT003"); ``name`` its readable name.
    """

    rule: str
    name: str
    severity: Severity
    confidence: Confidence
    message: Words
    help: Words
    basis: tuple[Basis, ...] = ()
    place: Place
    related: tuple[Place, ...] = ()
    fix: Fix | None = None


class RuleVerdict(NamedTuple):
    """The verdict of one rule on one act.

    :param missing: the dotted names of the facts that the act does not state (undetermined).
    :param act: the act's span, since one text may hold several.
    """

    rule: str
    name: str
    verdict: Verdict
    act: Span
    missing: tuple[str, ...] = ()
