"""The names of codes and what they resolve to."""

from __future__ import annotations

import json

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actcheck.law.codes import NameQuality, all_codes, ambiguous, named, resolve
from actcheck.resources import folder

CGCT = "code général des collectivités territoriales"


def test_data_file_follows_its_schema() -> None:
    law = folder("law")
    jsonschema.validate(
        json.loads((law / "codes.json").read_bytes()), json.loads((law / "codes.schema.json").read_bytes())
    )


def test_every_text_and_abbreviation_stands_once() -> None:
    codes = all_codes()
    texts = [text.legi_id for code in codes for text in code.texts]
    assert len(texts) == len(set(texts)) == 85
    abbreviations = [code.abbreviation for code in codes]
    assert abbreviations == sorted(set(abbreviations))


def test_every_listed_name_resolves_to_its_own_code() -> None:
    for code in all_codes():
        for name, quality in code.names():
            found = resolve(name)
            if ambiguous(name):
                assert found is None, name
            else:
                assert found is not None, name
                assert found.abbreviation == code.abbreviation, name
                # A name may stand twice in one code ("CGCT", "C.G.C.T."): it is never worse than listed.
                assert [*NameQuality].index(found.quality) <= [*NameQuality].index(quality), name


def test_ambiguous_names_list_known_codes_and_never_resolve() -> None:
    data = json.loads((folder("law") / "codes.json").read_bytes())
    for name, meanings in data["ambiguous"].items():
        assert resolve(name) is None, name
        assert ambiguous(name) == tuple(meanings)
        assert all(named(abbreviation) for abbreviation in meanings), name


@pytest.mark.parametrize(
    ("written", "abbreviation", "quality"),
    [
        (CGCT, "CGCT", "official"),
        ("CODE GENERAL DES COLLECTIVITES\nTERRITORIALES", "CGCT", "official"),
        ("C. G. C. T.", "CGCT", "abbreviation"),
        ("code général des collectivités", "CGCT", "variant"),
        ("Coude Général des collectivités territoriales", "CGCT", "near"),
        ("code général des colectivités territorialles", "CGCT", "near"),
        ("code de l\u2019action  sociale et des familles", "CASF", "official"),
        ("code d'action sociale et des familles", "CASF", "wrong"),
        ("Code des relations entre le public et les administrations", "CRPA", "wrong"),
        ("code de la justice administrative", "CJA", "wrong"),
        ("C. urb.", "CURB", "abbreviation"),
        ("CU", "CURB", "abbreviation"),
        ("code de l'Energie", "CENERGIE", "official"),
        ("code electorale", "CELEC", "near"),
        ("code rural", "CRURAL", "variant"),
        ("code forestier", "CFOR", "official"),
        ("code général des impôts, annexe II", "CGIAN2", "official"),
        ("code des marchés publics", "CMP", "official"),
        ("livre des procédures fiscales", "LPF", "official"),
    ],
)
def test_written_name_resolves(written: str, abbreviation: str, quality: str) -> None:
    found = resolve(written)
    assert found is not None
    assert (found.abbreviation, found.quality) == (abbreviation, quality)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "CE",
        "code",
        "code de la rue",  # two letters from the code de la route
        "code du port",  # one from the code du sport
        "code mural",
        "code général des impôts, annexe V",
        "CGCP",
        "code général des collectivités territoriales et des régions",
        "code de l'eau",
    ],
)
def test_unknown_name_is_not_resolved(written: str) -> None:
    assert resolve(written) is None


def test_code_name_gives_title_and_texts() -> None:
    found = resolve("CGCT")
    assert found is not None
    assert (found.title, found.legi_id, found.earlier_legi_ids) == (CGCT, "LEGITEXT000006070633", ())
    rural = resolve("code rural et de la pêche maritime")
    assert rural is not None
    assert rural.legi_id == "LEGITEXT000022197698"
    assert rural.earlier_legi_ids == ("LEGITEXT000006071367", "LEGITEXT000006071366")


def test_ambiguous_lists_what_could_be_meant() -> None:
    assert ambiguous("C.E.") == ("CEDU", "CELEC", "CENV", "CENERGIE")
    assert ambiguous("CGCT") == ()


def test_named_knows_canonical_abbreviations_only() -> None:
    assert named("CPCE") is not None
    assert named("CGPPP") is None


@given(st.integers(0, len(CGCT) - 1), st.sampled_from("bcdfg"))
def test_one_wrong_letter_is_near(place: int, letter: str) -> None:
    written = CGCT[:place] + letter + CGCT[place + 1 :]
    found = resolve(written)
    assert found is not None
    assert found.abbreviation == "CGCT"
    assert found.quality in ("official", "near")


@given(st.text(max_size=60))
def test_resolving_never_raises_and_never_answers_twice(name: str) -> None:
    assert not (resolve(name) and ambiguous(name))
