from __future__ import annotations

import pytest

from actcheck.configuration.globs import matches


@pytest.mark.parametrize(
    ("pattern", "path", "matching"),
    [
        ("*.md", "/a/acte.md", True),
        ("*.md", "/a/b/c/acte.md", True),
        ("*.md", "/a/acte.txt", False),
        ("acte.?d", "/a/acte.md", True),
        ("acte.?d", "/a/acte.mmd", False),
        ("archives", "/a/b/archives/acte.md", True),
        ("archives/", "/a/b/archives/acte.md", True),
        ("archives/*.md", "/a/archives/acte.md", True),
        ("archives/*.md", "/a/b/archives/acte.md", False),
        ("archives/*.md", "/a/archives/2024/acte.md", False),
        ("archives/**", "/a/archives/2024/acte.md", True),
        ("archives/**", "/a/archives", False),
        ("archives/**/acte.md", "/a/archives/acte.md", True),
        ("archives/**/acte.md", "/a/archives/2024/01/acte.md", True),
        ("**/archives/*", "/a/b/c/archives/acte.md", True),
        ("./archives/*", "/a/archives/acte.md", True),
        ("archives/2024", "/a/archives/2024/acte.md", True),
        ("archives/2024", "/a/archives/20245/acte.md", False),
        ("../b/*.md", "/b/acte.md", True),
        ("a+(b).md", "/a/a+(b).md", True),
        ("[ab].md", "/a/a.md", False),
    ],
)
def test_patterns(pattern: str, path: str, matching: bool):
    assert matches(pattern, path, "/a") is matching
