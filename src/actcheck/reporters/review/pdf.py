"""The review report as PDF, through the same pages as HTML, for filing."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, NoReturn

from markupsafe import Markup

from actcheck import __version__
from actcheck.errors import ActcheckError
from actcheck.reporters.review.overview import overview
from actcheck.reporters.review.pages import FOLDER, template
from actcheck.reporters.review.sheet import FOLLOW_UPS, Sheet, sheet
from actcheck.reporters.review.words import words_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actcheck.reporters.checked import CheckedText
    from actcheck.reporters.formats import Asked, Ended

try:
    import weasyprint
except OSError:
    raise ActcheckError(
        "Pango n'est pas installé, WeasyPrint en a besoin / Pango is not installed, WeasyPrint needs it",
        hint="Debian : apt install libpango-1.0-0 libpangoft2-1.0-0",
    ) from None


class PdfReport:
    """The format ``pdf``."""

    def __init__(self, stream: IO[bytes], asked: Asked) -> None:
        self._stream = stream
        self._asked = asked
        self._sheets: list[Sheet] = []

    def add(self, text: CheckedText) -> None:
        words = words_in(self._asked.language)
        self._sheets.append(sheet(text, len(self._sheets) + 1, self._asked.rules(), words, self._asked.least))

    def close(self, ended: Ended) -> None:
        document(paged(self._sheets, self._asked, ended.failures)).write_pdf(self._stream)


def paged(sheets: Sequence[Sheet], asked: Asked, failures: Sequence[tuple[str, str]]) -> str:
    """The whole report in one HTML page for paper."""
    words = words_in(asked.language)
    page = template("paged.html.jinja", asked.language).render(
        o=overview(sheets, words),
        sheets=sheets,
        failures=failures,
        paged=True,
        day=words.day(asked.day) if asked.day else "",
        version=__version__,
        follow_ups=FOLLOW_UPS,
        style=Markup((FOLDER / "review.css").read_text(encoding="utf-8")),  # noqa: S704  a file of this package
    )
    return page.encode("utf-8", "backslashreplace").decode("utf-8")


def document(page: str) -> weasyprint.Document:
    """The pages laid out. Nothing is fetched, whatever the acts hold."""
    return weasyprint.HTML(string=page, url_fetcher=_refuse).render(pdf_tags=True)


def _refuse(url: str, *_arguments: object, **_options: object) -> NoReturn:
    raise ValueError(f"a report fetches nothing: {url}")
