from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actcheck.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from actcheck.reporters import CheckedText


def test_a_table_a_text(reported: Callable[..., str], checked: CheckedText):
    written = reported("markdown", checked, least=Severity.WARNING, failures=[("b.pdf", "pas du texte / not text")])
    assert written == (
        "<!-- actcheck -->\n"
        "## actcheck\n"
        "\n"
        "1 fichier vérifié, 1 non lu : 1 erreur, 1 avertissement, 1 information non montrée (--severity information)\n"
        "\n"
        "- `b.pdf` : pas du texte / not text\n"
        "\n"
        "### `actes/a.txt`\n"
        "\n"
        "| Ligne | Gravité | Règle | Constat |\n"
        "| --- | --- | --- | --- |\n"
        "| 4:4 | erreur (probable) | COM001 report-missing | Voix comptées : 44. Présents : 3."
        "<br>À faire : Recompter les voix. |\n"
        "| 6:8 | avertissement | VOT004 votes-unexplained | Voix comptées : 44. Présents : 3."
        "<br>À faire : Recompter les voix."
        "<br><sub>CGCT L. 3121-16 (en vigueur depuis le 22 mars 2015) : « Une seule délégation. »</sub>"
        "<br><sub>usage</sub> |\n"
    )


def test_words_are_shown_as_text_and_call_nobody(reported: Callable[..., str], hostile: CheckedText):
    written = reported("markdown", hostile, language="en")
    row = written.splitlines()[-1]
    assert row.count(" | ") == 3
    assert r"Vu &lt;script&gt;alert(1)&lt;/script&gt; \]\]&gt; {{7\*7}} \\x0b\\x1b\[31m\\u202eecnaées\\u202c" in row
    assert r"@<!-- -->tous #<!-- -->12 %<!-- -->0A::error::x \| \`a\`" in row


def test_a_comment_says_what_it_has_no_room_for(reported: Callable[..., str], checked: CheckedText):
    many = replace(checked, findings=checked.findings[1:] * 400)
    written = reported("markdown", many)
    shown = written.count("\n| 4:4 ") + written.count("\n| 6:8 ")
    assert 100 < shown < 800
    assert len(written) < 65_536
    assert written.endswith(f"\n{800 - shown} constats de plus, qui ne tiennent pas dans un commentaire.\n")


def test_a_path_with_marks_is_code(reported: Callable[..., str], checked: CheckedText):
    written = reported("markdown", replace(checked, path="a`b.txt"))
    assert "\n### `` a`b.txt ``\n" in written
