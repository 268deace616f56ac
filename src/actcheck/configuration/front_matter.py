"""The settings that may stand at the head of an act, in YAML or TOML between two lines of hyphens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from actcheck.errors import ActcheckError

if TYPE_CHECKING:
    from collections.abc import Sequence

KEY = "actcheck"
# Two lines of hyphens may be rules drawn in an act: what lies between them must name actcheck.
_BLOCK = re.compile(r"(---|\+\+\+)[ \t]*\r?\n(.*?)^\1[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_NAMES_ACTCHECK = re.compile(rf"^[ \t]*(?:\[+[ \t]*)?[\"']?{KEY}\b", re.MULTILINE)
_LEAVES_LINES = re.compile(r"[^\r\n]")


class FrontMatter(NamedTuple):
    """
    :param content: what stands between the lines of hyphens.
    :param start: where it begins in the text; its first line is the text's second.
    :param end: where the act begins.
    :param table: what stands under the key ``actcheck``.
    :param yaml: whether it is YAML.
    """

    content: str
    start: int
    end: int
    table: Any
    yaml: bool

    def line_of(self, keys: Sequence[str | int]) -> int:
        """The line of the text on which what ``keys`` lead to begins."""
        from actcheck.configuration import toml_file

        find = _yaml_line if self.yaml else toml_file.line_of
        return 1 + find(self.content, (KEY, *keys))


def front_matter(text: str, path: str) -> FrontMatter | None:
    """The front matter of a text, where it has one that names actcheck.

    :raises ActcheckError: when it is neither YAML nor TOML, with its line.
    """
    block = _BLOCK.match(text)
    if block is None or not _NAMES_ACTCHECK.search(block[2]):
        return None
    yaml = block[1] == "---" and not _is_toml(block[2])
    read = _yaml(block[2], path) if yaml else _toml(block[2], path)
    if not isinstance(read, dict) or KEY not in read:
        return None
    return FrontMatter(block[2], block.start(2), block.end(), read[KEY], yaml)


def blanked(text: str, end: int) -> str:
    """The text with spaces up to ``end``, on the same lines: every character keeps its place."""
    return _LEAVES_LINES.sub(" ", text[:end]) + text[end:]


def _is_toml(content: str) -> bool:
    import tomllib

    try:
        tomllib.loads(content)
    except tomllib.TOMLDecodeError:
        # No YAML mapping has a line that a bracket opens and closes.
        return re.search(r"^\[.*\]\s*$", content, re.MULTILINE) is not None
    return True


def _toml(content: str, path: str) -> Any:
    from actcheck.configuration import toml_file

    return toml_file.parse(content, path, first_line=2)


def _yaml(content: str, path: str) -> Any:
    import yaml

    try:
        return yaml.safe_load(content)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "?"
        raise ActcheckError(
            f"en-tête YAML mal écrit / invalid YAML front matter: {problem}",
            where=f"{path}:{2 + mark.line if mark else 1}",
            hint="revoir cette ligne / review this line",
        ) from None


def _yaml_line(content: str, keys: Sequence[str | int]) -> int:
    import yaml

    node = yaml.compose(content, Loader=yaml.SafeLoader)
    line: int = 0
    for key in keys:
        if isinstance(node, yaml.MappingNode):
            pair = next((pair for pair in node.value if pair[0].value == key), None)
            if pair is None:
                break
            line, node = pair[0].start_mark.line, pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int):
            node = node.value[key]
            line = node.start_mark.line
        else:
            break
    return line + 1
