"""Texts that a code replaces."""

from __future__ import annotations

import datetime
import json

import jsonschema

from actcheck.law import named
from actcheck.law.replaced_texts import replaced_code, replaced_text
from actcheck.law.text_dates import signed_on
from actcheck.resources import folder


def test_data_file_follows_its_schema() -> None:
    law = folder("law")
    table = json.loads((law / "replaced_texts.json").read_bytes())
    jsonschema.validate(table, json.loads((law / "replaced_texts.schema.json").read_bytes()))
    names = [text.get("code") or text["number"] for text in table["texts"]]
    assert len(names) == len(set(names))
    for text in table["texts"]:
        assert named(text["replaced_by"]) is not None
        if "code" in text:
            assert named(text["code"]) is not None
        else:
            signed = signed_on(text["number"])
            assert signed is not None
            assert signed < datetime.date.fromisoformat(text["from"])


def test_what_replaces_a_text() -> None:
    code, law = replaced_code("CMP"), replaced_text("84-53")
    assert code is not None
    assert law is not None
    assert (code.replaced_by, code.since, code.left) == ("CCP", datetime.date(2019, 4, 1), "contracts")
    assert (law.replaced_by, law.since, law.left) == ("CGFP", datetime.date(2022, 3, 1), "articles")
    assert replaced_code("CGCT") is replaced_text("2015-991") is None
