"""Text in: the cleaned text of a document, and the way back to the original."""

from actcheck.source.document import Document
from actcheck.source.lines import Location
from actcheck.source.span import Span

__all__ = ["Document", "Location", "Span"]
