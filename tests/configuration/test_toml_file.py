from __future__ import annotations

import pytest

from actcheck.configuration.toml_file import header_lines, line_of, parse
from actcheck.errors import ActcheckError

CONTENT = """\
# a comment
lang = "fr"

select = [
  "VOT",
  # another
  "DAT",
]
text = '''
select = ["no"]
[severity]
'''

[severity]  # here
VOT = "error"
"quoted key" = 1

[[suppress]]
rule = "A"
[[suppress]]
rule = "B"
"""


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (("lang",), 2),
        (("select",), 4),
        (("select", 1), 4),
        (("text",), 9),
        (("severity",), 14),
        (("severity", "VOT"), 15),
        (("severity", "quoted key"), 16),
        (("suppress", 0), 18),
        (("suppress", 0, "rule"), 19),
        (("suppress", 1), 20),
        (("nothing",), 1),
        (("lang", "within", 3), 1),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_the_line_of_a_key(keys: tuple[str | int, ...], line: int, line_end: str):
    assert line_of(CONTENT.replace("\n", line_end), keys) == line


def test_the_last_line_needs_no_end():
    assert line_of("a = 1\nb = 2", ("b",)) == 2


def test_headers_of_an_array_of_tables():
    assert header_lines(CONTENT, "suppress") == [18, 20]
    assert header_lines("  [[ suppress ]]\n# [[suppress]]\n[[suppressed]]\n", "suppress") == [1]


@pytest.mark.parametrize(
    ("content", "line"), [("a = 1\nb = \n", 2), ("a = 1\nb = [\n1,\n", 3), ("a", 1), ("a = 1\na = 2\n", 2)]
)
def test_what_is_not_toml_has_its_line(content: str, line: int):
    with pytest.raises(ActcheckError) as caught:
        parse(content, "/nowhere/actcheck.toml")
    assert caught.value.where == f"/nowhere/actcheck.toml:{line}"
    with pytest.raises(ActcheckError) as caught:
        parse(content, "/nowhere/acte.md", first_line=2)
    assert caught.value.where == f"/nowhere/acte.md:{line + 1}"
