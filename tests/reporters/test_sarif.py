from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from actcheck import __version__
from actcheck.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from actcheck.reporters import CheckedText


def run_of(written: str) -> Any:
    log = json.loads(written)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return run


def test_a_result_a_finding(reported: Callable[..., str], checked: CheckedText):
    run = run_of(reported("sarif", checked))
    assert [result["level"] for result in run["results"]] == ["note", "error", "warning"]
    assert [run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] for result in run["results"]] == [
        result["ruleId"] for result in run["results"]
    ]
    assert run["artifacts"] == [
        {"location": {"uri": "actes/a.txt", "uriBaseId": "SRCROOT"}, "roles": ["analysisTarget"]}
    ]
    assert (run["tool"]["driver"]["version"], run["language"]) == (__version__, "fr")
    votes = run["results"][2]
    assert votes["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 6,
        "startColumn": 8,
        "endLine": 6,
        "endColumn": 10,
        "snippet": {"text": "44"},
    }
    (related,) = votes["relatedLocations"]
    assert (related["id"], related["message"]["text"]) == (1, "3 présents")
    assert related["physicalLocation"]["region"]["snippet"] == {"text": "Étaient présents"}
    assert votes["message"] == {
        "text": "Voix comptées : 44. Présents : 3. À faire : Recompter les voix.",
        "markdown": (
            "Voix comptées : 44. Présents : 3.\n\nÀ faire : Recompter les voix.\n\n"
            "> CGCT L. 3121-16 (en vigueur depuis le 22 mars 2015) : « Une seule délégation. »\n\n> usage"
        ),
    }


def test_a_rule_has_its_page(reported: Callable[..., str], checked: CheckedText):
    run = run_of(reported("sarif", checked, language="en", least=Severity.WARNING))
    rule = next(rule for rule in run["tool"]["driver"]["rules"] if rule["id"] == "VOT004")
    assert rule["name"] == "votes-exceed-proxies"
    assert rule["help"]["markdown"].startswith("# VOT004 ")
    assert "\n\n## What is checked\n\n- Acts: " in rule["help"]["markdown"]
    assert rule["help"]["text"].startswith("VOT004 votes-exceed-proxies (error)\n")
    assert rule["properties"]["tags"] == ["voting", "procedure"]
    assert rule["defaultConfiguration"] == {"level": "error", "enabled": True}


def test_what_is_set_aside_is_a_suppressed_result(reported: Callable[..., str], aside: CheckedText):
    results = run_of(reported("sarif", aside))["results"]
    assert ["suppressions" in result for result in results] == [False] * 4 + [True] * 2
    assert results[4]["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "Vu avec le service. actes/a.txt.actcheck.toml:1",
        }
    ]
    assert results[5]["suppressions"][0]["justification"] == "actcheck-baseline.json"


def test_a_fix_is_what_to_write_where(reported: Callable[..., str], aside: CheckedText):
    fixed = run_of(reported("sarif", aside))["results"][0]
    (fix,) = fixed["fixes"]
    assert fix["description"] == {"text": "Change l'écriture, et rien de ce que l'acte dit."}
    (change,) = fix["artifactChanges"]
    assert change["artifactLocation"] == {"uri": "actes/a.txt", "uriBaseId": "SRCROOT"}
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 1, "startColumn": 19, "endLine": 1, "endColumn": 24},
            "insertedContent": {"text": "Haute"},
        }
    ]


def test_an_input_that_cannot_be_read_is_told(reported: Callable[..., str]):
    run = run_of(reported("sarif", failures=[("b c.pdf", "pas du texte / not text")]))
    (invocation,) = run["invocations"]
    (told,) = invocation["toolExecutionNotifications"]
    assert not invocation["executionSuccessful"]
    assert told["message"]["text"] == "pas du texte / not text"
    assert told["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "b%20c.pdf"


def test_a_file_that_stands_elsewhere_has_a_whole_address(reported: Callable[..., str], checked: CheckedText):
    (artifact,) = run_of(reported("sarif", replace(checked, path="/elsewhere/é.txt")))["artifacts"]
    assert artifact["location"] == {"uri": "file:///elsewhere/%C3%A9.txt"}


def test_words_are_shown_as_text(reported: Callable[..., str], hostile: CheckedText):
    written = reported("sarif", hostile)
    assert not {"\u202e", "\x1b", "\x0b"} & set(written)
    (result,) = run_of(written)["results"]
    assert r"\x0b\x1b[31m\u202eecnaées\u202c" in result["message"]["text"]
    assert r"&lt;script&gt;alert(1)&lt;/script&gt; \]\]&gt;" in result["message"]["markdown"]
    location = result["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "actes/a%2C%20b%3A%20100%25.txt"
    assert location["region"]["snippet"]["text"] == hostile.document.original.strip()
