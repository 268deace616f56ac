"""Values as JSON that can be shown safely: what would turn a line around is written as an escape."""

from __future__ import annotations

import json
import re
from typing import Any

# Format characters (bidirectional ones among them), separators of lines and paragraphs, lone surrogates.
_ESCAPED = re.compile("[\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]")


def dumped(value: Any, *, indent: int | None = None) -> str:
    """The JSON of a value, without a final line end."""
    return escaped(json.dumps(value, ensure_ascii=False, indent=indent))


def escaped(written: str) -> str:
    """JSON with the same strings in it, none of which holds an invisible character as it is."""
    return _ESCAPED.sub(lambda found: f"\\u{ord(found.group()):04x}", written)
