from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from actcheck import resources
from actcheck.errors import ActcheckError, RuleFileError
from actcheck.rules import find, load, rule_files, rule_schema, select

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from actcheck.rules import Rule


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("ACTCHECK_CACHE", str(folder))
    return folder


def refused(folder: Path) -> RuleFileError:
    with pytest.raises(RuleFileError) as caught:
        load([folder])
    assert "\n" not in str(caught.value)
    return caught.value


def test_rules_come_by_id(content: dict[str, Any], write: Callable[..., Path], rules_folder: Path) -> None:
    write(content | {"id": "VOT902", "name": "a-name"})
    write(content | {"id": "VOT901", "name": "z-name"})
    assert [rule.id for rule in load([rules_folder])] == ["VOT901", "VOT902"]
    assert [path.name for path in rule_files(rules_folder)] == ["a-name.yaml", "z-name.yaml"]


def test_folders_add_up(content: dict[str, Any], write: Callable[..., Path], rules_folder: Path) -> None:
    write(content, family="ours")
    rules = load([resources.folder("rules"), rules_folder])
    assert find(rules, "VOT901").family == "ours"
    assert find(rules, "VOT003").family == "voting"


def test_examples_come_when_asked(content: dict[str, Any], write: Callable[..., Path], rules_folder: Path) -> None:
    write(content)
    (bare,) = load([rules_folder])
    (full,) = load([rules_folder], examples=True)
    assert (bare.conforming, bare.faulty) == ((), ())
    assert (full.conforming[0].act, full.conforming[0].verdict) == ("Pour : 4 voix", "conforming")
    assert (full.faulty[0].at, full.faulty[0].message, full.faulty[0].times) == ("5", "5 voix pour 3 présents.", 1)
    assert full.model_copy(update={"conforming": (), "faulty": ()}) == bare


def altered(content: dict[str, Any], key: str, value: Any) -> dict[str, Any]:
    """The content with the key at ``a/0/b`` set to a value."""
    *path, last = key.split("/")
    place: Any = content
    for part in path:
        place = place[int(part) if part.isdigit() else part]
    place[last] = value
    return content


@pytest.mark.parametrize(
    ("key", "value", "what", "hint"),
    [
        ("severty", "error", "« severty »", "severity"),
        ("basis/0/article_number", "x", "basis[1] : clé inconnue « article_number »", "article"),
        ("severity", "grave", "severity : « grave »", "error, warning, information"),
        ("id", "VOT1", "id : « VOT1 »", r"^[A-Z]{3}\d{3}$"),
        ("id", "DAT901", "VOT", ""),
        ("since", 0.1, "since : attendu / expected : texte", ""),
        ("applies_to", "deliberation", "applies_to : attendu / expected : liste", ""),
        ("applies_to", ["law"], "« law »", "minutes_item"),
        ("applies_to", [], "applies_to : ne peut être vide", ""),
        ("title", {"fr": "Trop"}, "title : « en » manque", ""),
        ("why", {"fr": "", "en": "x"}, "why.fr : ne peut être vide", ""),
        ("known_limits", {"fr": "x"}, "known_limits : « en » manque", ""),
        ("conforming", [], "conforming : ne peut être vide", ""),
        ("faulty", None, "faulty", ""),
        ("faulty/0/at", "elsewhere", "« elsewhere »", ""),
        ("faulty/0/times", 0, "faulty[1].times : 0 is less than the minimum of 1", ""),
        ("conforming/0/verdict", "faulty", "« faulty »", ""),
        ("basis", [], "usage: true", ""),
        ("basis/0/in_force_from", "2000-13-01", "basis[1]", ""),
        ("basis/0/in_force_from", "1er mars", "basis[1].in_force_from : « 1er mars »", ""),
        ("basis/0/in_force_to", "1999-01-01", "in_force_from >= in_force_to", ""),
        ("require", "voting.totl <= 3", "« voting.totl »", "voting.total"),
        ("require", "voting.total <= 3 or 4", "voting.total <= 3 or 4", "comparison"),
        ("message", {"fr": "{voting.totl}", "en": "x"}, "message : « {voting.totl} »", "voting.total"),
        ("message", {"fr": "{voting.abstentions}", "en": "x"}, "message : « {voting.abstentions} »", "voting.total"),
        ("message", {"fr": "{count}", "en": "x"}, "message : « {count} »", "voting.total"),
        ("message", {"fr": "x", "en": "{voting.total"}, "message : accolade seule", ""),
        ("message", {"fr": "{found}", "en": "x"}, "message : « {found} »", "voting.total"),
        ("labels", {"attendance.absent": {"fr": "x", "en": "x"}}, "« attendance.absent »", "attendance.present"),
        ("notes", {"one": {"fr": "x", "en": "x"}}, "notes", ""),
    ],
)
def test_a_wrong_file_is_refused_in_one_line(
    *,
    key: str,
    value: Any,
    what: str,
    hint: str,
    content: dict[str, Any],
    write: Callable[..., Path],
    rules_folder: Path,
) -> None:
    path = write(altered(content, key, value))
    error = refused(rules_folder)
    assert str(error.where).startswith(str(path))
    assert what in error.what
    assert hint in str(error.hint or "")


def test_the_line_is_given(content: dict[str, Any], write: Callable[..., Path], rules_folder: Path) -> None:
    path = write(altered(content, "faulty/0/times", "two"))
    lines = path.read_text(encoding="utf-8").splitlines()
    error = refused(rules_folder)
    assert error.where == f"{path}:{lines.index('  times: two') + 1}"


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("id: VOT901\nname: [\n", 3, "YAML"),
        ("id: VOT901\nname: x\nid: VOT902\n", 3, "« id » est écrit deux fois"),
        ("id: VOT901\non: x\n", 2, "key is not text"),
        ("id: \x07\n", None, "YAML"),
        ("- a\n- b\n", None, "expected : clés et valeurs"),
        ("", None, "expected : clés et valeurs"),
    ],
)
def test_what_is_not_a_table_of_keys_is_refused(text: str, line: int | None, what: str, rules_folder: Path) -> None:
    path = rules_folder / "voting" / "x.yaml"
    path.write_text(text, encoding="utf-8")
    error = refused(rules_folder)
    assert error.where == (str(path) if line is None else f"{path}:{line}")
    assert what in error.what


def test_a_file_that_is_not_utf8_is_refused(rules_folder: Path) -> None:
    path = rules_folder / "voting" / "x.yaml"
    path.write_bytes("title: {fr: é}".encode("latin-1"))
    error = refused(rules_folder)
    assert (error.where, "UTF-8" in error.what) == (str(path), True)


def test_the_name_is_that_of_the_file(content: dict[str, Any], write: Callable[..., Path], rules_folder: Path) -> None:
    path = write(content)
    path.rename(path.with_name("another.yaml"))
    assert "« too-many-votes »" in refused(rules_folder).what


@pytest.mark.parametrize("same", ["id", "name"])
def test_two_rules_with_one_id_or_name_are_both_named(
    same: str, content: dict[str, Any], write: Callable[..., Path], rules_folder: Path
) -> None:
    first = write(content, family="here")
    other = {"id": "VOT902", "name": "another"}
    second = write(content | {key: value for key, value in other.items() if key != same}, family="there")
    error = refused(rules_folder)
    assert error.where == str(second)
    assert str(first) in error.what


@pytest.mark.parametrize("name", ["x.yaml", "voting/x.yml"])
def test_a_misplaced_file_is_refused(name: str, rules_folder: Path) -> None:
    (rules_folder / name).write_text("id: VOT901\n", encoding="utf-8")
    assert refused(rules_folder).where == str(rules_folder / name)


def test_a_rule_of_another_folder_says_what_it_requires(
    content: dict[str, Any], write: Callable[..., Path], rules_folder: Path
) -> None:
    del content["require"]
    del content["labels"]
    write(content)
    error = refused(rules_folder)
    assert "nothing says what is required" in error.what
    assert str(error.hint).split(", ")[:2] == ["require", "require_citation"]


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("voting.totl", "« voting.totl »"),
        ("voting.unanimous", "« {voting.unanimous} » est oui ou non"),
        ("1st", "« {1st} » n'est pas un nom"),
    ],
)
def test_a_check_names_facts_that_can_be_written(
    name: str,
    what: str,
    content: dict[str, Any],
    write: Callable[..., Path],
    rules_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("actcheck.rules.compilation._check_is_installed", lambda _reference: None)
    del content["require"], content["labels"]
    write(content | {"check": "our_rules.votes:check", "message": {"fr": f"{{{name}}}", "en": "x"}})
    assert what in refused(rules_folder).what


@pytest.mark.parametrize(
    ("family", "what", "hint"),
    [
        ("voting", "neither require nor a check", "src/actcheck/rules/voting/too_many_votes.py"),
        ("ours", "unknown family", "voting"),
    ],
)
def test_a_rule_of_actcheck_without_a_condition_has_its_module(
    family: str,
    what: str,
    hint: str,
    content: dict[str, Any],
    write: Callable[..., Path],
    rules_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("actcheck.resources.folder", lambda _name: rules_folder)
    del content["require"], content["labels"]
    write(content, family=family)
    error = refused(rules_folder)
    assert what in error.what
    assert hint in str(error.hint)


def test_other_files_and_hidden_folders_are_left_alone(
    content: dict[str, Any], write: Callable[..., Path], rules_folder: Path
) -> None:
    path = write(content)
    path.with_name("notes.txt").write_text("to do", encoding="utf-8")
    for hidden in (".git", "__pycache__"):
        (rules_folder / hidden).mkdir()
        (rules_folder / hidden / "x.yaml").write_text("id: [", encoding="utf-8")
    assert [rule.id for rule in load([rules_folder])] == ["VOT901"]


def test_a_folder_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ActcheckError) as caught:
        load([tmp_path / "nowhere"])
    assert caught.value.where == str(tmp_path / "nowhere")


def test_rules_are_kept_until_a_file_changes(
    content: dict[str, Any],
    write: Callable[..., Path],
    rules_folder: Path,
    cache: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = write(content)
    cold = load([rules_folder])
    (kept,) = cache.iterdir()
    with monkeypatch.context() as patch:
        patch.setattr("actcheck.rules.compilation.compile_file", None)
        assert load([rules_folder]) == cold
    write(altered(content, "title/fr", "Autre titre"))
    os.utime(path, ns=(1, 1))
    assert load([rules_folder])[0].title.fr == "Autre titre"
    assert list(cache.iterdir()) == [kept]


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", b'{"fingerprint": "x", "rules": []}'])
def test_a_damaged_cache_is_written_again(
    damage: bytes, content: dict[str, Any], write: Callable[..., Path], rules_folder: Path, cache: Path
) -> None:
    write(content)
    cold = load([rules_folder])
    (kept,) = cache.iterdir()
    right = kept.read_bytes()
    kept.write_bytes(damage)
    assert load([rules_folder]) == cold
    assert kept.read_bytes() == right


def test_a_cache_cut_after_its_fingerprint_is_written_again(
    content: dict[str, Any], write: Callable[..., Path], rules_folder: Path, cache: Path
) -> None:
    write(content)
    cold = load([rules_folder])
    (kept,) = cache.iterdir()
    right = kept.read_bytes()
    kept.write_bytes(right[: len(right) // 2])
    assert load([rules_folder]) == cold
    assert kept.read_bytes() == right


def test_without_a_folder_to_write_in_rules_are_read_all_the_same(
    content: dict[str, Any], write: Callable[..., Path], rules_folder: Path, cache: Path
) -> None:
    write(content)
    cache.write_text("a file where the folder should be", encoding="utf-8")
    assert [rule.id for rule in load([rules_folder])] == ["VOT901"]


def test_what_could_not_be_kept_leaves_nothing_behind(
    content: dict[str, Any],
    write: Callable[..., Path],
    rules_folder: Path,
    cache: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write(content)

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("actcheck.rules.loading.Path.replace", full)
    assert [rule.id for rule in load([rules_folder])] == ["VOT901"]
    assert list(cache.iterdir()) == []


def test_a_warm_start_loads_neither_lark_nor_yaml() -> None:
    load()
    probe = (
        "import sys; from actcheck.rules import load; load();"
        "print(sorted({'lark', 'yaml', 'jsonschema'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_schema_is_one_and_describes_the_shipped_rules() -> None:
    schema = rule_schema()
    Draft202012Validator.check_schema(schema)
    assert {"id", "name", "severity", "conforming", "faulty"} <= set(schema["required"])
    assert schema["additionalProperties"] is False
    assert all("description" in entry for entry in schema["properties"].values())


@pytest.fixture
def three(make_rule: Callable[..., Rule]) -> tuple[Rule, ...]:
    rule = make_rule()
    return tuple(
        rule.model_copy(update={"id": id_, "name": name, "family": family})
        for id_, name, family in (
            ("DAT001", "impossible-date", "dates"),
            ("VOT001", "votes-missing", "voting"),
            ("VOT002", "votes-differ", "voting"),
        )
    )


@pytest.mark.parametrize("key", ["VOT002", "vot002", "votes-differ", "Votes-Differ"])
def test_find(key: str, three: tuple[Rule, ...]) -> None:
    assert find(three, key) is three[2]


@pytest.mark.parametrize(("key", "nearest"), [("VOT003", "VOT00"), ("vote-differ", "votes-differ"), ("voting", "vot")])
def test_find_names_the_nearest(key: str, nearest: str, three: tuple[Rule, ...]) -> None:
    with pytest.raises(ActcheckError, match=f"« {key} »") as caught:
        find(three, key)
    assert nearest in str(caught.value.hint)


@pytest.mark.parametrize(
    ("chosen", "left_out", "ids"),
    [
        ((), (), ["DAT001", "VOT001", "VOT002"]),
        (("VOT",), (), ["VOT001", "VOT002"]),
        (("vot001", "dates"), (), ["DAT001", "VOT001"]),
        (("voting",), ("votes-differ",), ["VOT001"]),
        ((), ("VOT", "DAT"), []),
        (("VOT001",), ("VOT",), []),
    ],
)
def test_select(chosen: tuple[str, ...], left_out: tuple[str, ...], ids: list[str], three: tuple[Rule, ...]) -> None:
    assert [rule.id for rule in select(three, select=chosen, ignore=left_out)] == ids


@pytest.mark.parametrize("word", ["SIG", "votes", "", "VOT9"])
def test_select_refuses_what_matches_nothing(word: str, three: tuple[Rule, ...]) -> None:
    with pytest.raises(ActcheckError, match="unknown rule"):
        select(three, select=[word])
    with pytest.raises(ActcheckError, match="unknown rule"):
        select(three, ignore=[word])
