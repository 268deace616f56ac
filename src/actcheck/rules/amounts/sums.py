"""Sums of money as sentences write them."""

from __future__ import annotations

from actcheck.findings import Words

_NARROW = "\N{NO-BREAK SPACE}"


def euros(cents: int) -> Words:
    """A sum with its sign: "1 200 €", "1 200,50 €"; in English "€1,200.50"."""
    whole, rest = divmod(abs(cents), 100)
    minus = "-" if cents < 0 else ""
    french = f"{whole:,}".replace(",", _NARROW) + (f",{rest:02}" if rest else "")
    english = f"{whole:,}" + (f".{rest:02}" if rest else "")
    return Words(fr=f"{minus}{french}{_NARROW}€", en=f"{minus}€{english}")


def percent(hundredths: int) -> Words:
    """A percentage: "12,5 %"; in English "12.5%"."""
    digits = f"{hundredths / 100:.2f}".rstrip("0").rstrip(".")
    return Words(fr=digits.replace(".", ",") + f"{_NARROW}%", en=f"{digits}%")
