"""Names of persons and committees made comparable."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=4096)
def key(name: str) -> str:
    """A name folded: no accent, upper case, words in alphabetical order, punctuation as spaces.

    "Jean-Claude LEROY" and "LEROY Jean Claude" have the same key.
    """
    decomposed = unicodedata.normalize("NFD", name)
    letters = "".join(c if c.isalnum() else " " for c in decomposed if not unicodedata.combining(c))
    return " ".join(sorted(letters.upper().split()))
