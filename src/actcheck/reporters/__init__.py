"""From findings to what people and programs read; one module a format."""

from actcheck.reporters.checked import CheckedText, Tally

__all__ = ["CheckedText", "Tally"]
