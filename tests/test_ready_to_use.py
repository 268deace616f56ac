"""What others take as it is: the pre-commit hook, the GitHub Action, the GitLab component, the container.

Each is read, and the commands that it holds are run on acts in a repository of their own.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml

from actcheck import __version__
from actcheck.batch import SUFFIXES, read_inputs

REPOSITORY = Path(__file__).resolve().parents[1]
FAULTY = "commune-deliberation-voix-en-trop.txt"
CONFORMING = "commune-deliberation.txt"
BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)

pytestmark = pytest.mark.skipif(
    os.name == "nt" or shutil.which("bash") is None or shutil.which("git") is None, reason="bash and git are needed"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with a faulty act, one that conforms, and files that are no acts."""
    (tmp_path / "actes").mkdir()
    for name in (FAULTY, CONFORMING):
        shutil.copy(REPOSITORY / "examples" / name, tmp_path / "actes")
    (tmp_path / "README.md").write_text("Pour : 3 voix", encoding="utf-8")
    (tmp_path / "budget.csv").write_text("a;b", encoding="utf-8")
    subprocess.run(["git", "init", "--quiet", "."], cwd=tmp_path, check=True)  # noqa: S607
    subprocess.run(["git", "add", "."], cwd=tmp_path, check=True)  # noqa: S607
    return tmp_path


def environment(**more: str) -> dict[str, str]:
    """That of a job: ``actcheck`` and ``python`` are those that run the tests."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("ACTCHECK_LANG", "GITHUB_", "CI"))
    }
    path = os.pathsep.join((str(Path(sys.executable).parent), kept.get("PATH", "")))
    return kept | {"PATH": path, "PYTHONIOENCODING": "utf-8"} | more


def ran(script: str, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """A script run as CI does: by bash, which stops at the first failure."""
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],  # noqa: S607
        cwd=cwd,
        env=environment(**variables),
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=120,
    )


def read(name: str) -> Any:
    return yaml.safe_load((REPOSITORY / name).read_text(encoding="utf-8"))


def examples() -> dict[str, Any]:
    """The examples of the page "actcheck in CI", by the name of the file that they are to be."""
    page = (REPOSITORY / "docs" / "en" / "ci.md").read_text(encoding="utf-8")
    return {block.split("\n", 1)[0].removeprefix("# "): yaml.safe_load(block) for block in BLOCK.findall(page)}


# -- pre-commit ------------------------------------------------------------------------------------


def hook() -> dict[str, Any]:
    (only,) = read(".pre-commit-hooks.yaml")
    return dict(only)


def test_the_hook_has_what_pre_commit_asks_for():
    keys = {"id", "name", "description", "entry", "language", "files", "exclude", "require_serial"}
    assert set(hook()) == keys
    assert (hook()["id"], hook()["language"]) == ("actcheck", "python")


def staged(project: Path) -> list[str]:
    listed = subprocess.run(["git", "ls-files"], cwd=project, capture_output=True, check=True, text=True)  # noqa: S607
    chosen, excluded = re.compile(hook()["files"]), re.compile(hook()["exclude"])
    return [name for name in listed.stdout.splitlines() if chosen.search(name) and not excluded.search(name)]


def test_the_hook_takes_the_files_that_a_folder_gives(project: Path):
    for name in ("actes/a.pdf", "readme.fr.txt", "b.TXT.bak"):
        (project / name).touch()
    subprocess.run(["git", "add", "."], cwd=project, check=True)  # noqa: S607
    assert staged(project) == [f"actes/{FAULTY}", f"actes/{CONFORMING}"]
    assert {Path(name).suffix for name in staged(project)} <= SUFFIXES
    folder = [text.path for text in read_inputs([str(project / "actes")])]
    assert [str(project / name) for name in sorted(staged(project))] == folder


def test_the_hook_fails_on_a_faulty_act(project: Path):
    (configured,) = examples()[".pre-commit-config.yaml"]["repos"]
    assert configured["rev"] == f"v{__version__}"
    (chosen,) = configured["hooks"]
    assert chosen["id"] == hook()["id"]
    command = shlex.join([*shlex.split(hook()["entry"]), *chosen["args"], *staged(project)])
    done = ran(command, project)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith(f"actes/{FAULTY}:37:15: erreur VOT004 ")
    (project / "actes" / FAULTY).unlink()
    assert ran(shlex.join([*shlex.split(hook()["entry"]), f"actes/{CONFORMING}"]), project).returncode == 0


# -- the GitHub Action -----------------------------------------------------------------------------


def step(name: str) -> dict[str, Any]:
    (found,) = (step for step in read("action.yml")["runs"]["steps"] if step["name"] == name)
    return dict(found)


def run_action(project: Path, **inputs: str) -> tuple[subprocess.CompletedProcess[str], dict[str, str], str]:
    """The step that checks, with the inputs given or their defaults; its outputs and its summary."""
    action = read("action.yml")
    values = {name: each["default"] for name, each in action["inputs"].items()} | inputs
    variables = {
        name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda m: values[m[1]], value)
        for name, value in step("actcheck check")["env"].items()
    }
    outputs, summary = project / ".git" / "outputs", project / ".git" / "summary"
    outputs.touch()
    done = ran(
        step("actcheck check")["run"],
        project,
        **variables,
        GITHUB_OUTPUT=str(outputs),
        GITHUB_STEP_SUMMARY=str(summary),
    )
    written = dict(line.split("=", 1) for line in outputs.read_text(encoding="utf-8").splitlines())
    return done, written, summary.read_text(encoding="utf-8")


def test_the_action_annotates_and_fails(project: Path):
    done, outputs, summary = run_action(project, paths="actes")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith(f"::error file=actes/{FAULTY},line=37,col=15,endLine=37,endColumn=")
    assert outputs == {"sarif": "actcheck.sarif", "code": "1"}
    assert summary.startswith("<!-- actcheck -->\n## actcheck\n\n2 fichiers vérifiés : 1 erreur")
    (run,) = json.loads((project / "actcheck.sarif").read_text(encoding="utf-8"))["runs"]
    assert "VOT004" in [result["ruleId"] for result in run["results"]]


def test_the_action_may_let_findings_pass(project: Path):
    done, outputs, _ = run_action(project, fail="false", options="--lang=en\n--severity=error\n")
    assert (done.returncode, outputs["code"]) == (0, "1")
    assert done.stdout.splitlines()[-1].startswith("2 files checked: 1 error")


def test_the_action_fails_where_it_cannot_run(project: Path):
    done, outputs, _ = run_action(project, fail="false", paths="actes\nmissing.txt\n")
    assert (done.returncode, outputs["code"]) == (2, "2")


def test_no_input_of_the_action_is_run(project: Path):
    done, _, _ = run_action(project, paths="$(touch broken)\n`touch broken`; touch broken", options="--severity=error")
    assert done.returncode == 2
    assert not (project / "broken").exists()
    scripts = [each.get("run", "") for each in read("action.yml")["runs"]["steps"]]
    assert [script for script in scripts if "${{" in script] == []


def test_the_action_installs_what_it_stands_in():
    words = shlex.split(step("actcheck")["run"])
    assert words[:4] == ["python", "-m", "pip", "install"]
    assert words[-1] == "$GITHUB_ACTION_PATH"
    assert {"pyproject.toml", "action.yml"} <= {path.name for path in REPOSITORY.iterdir()}


def test_the_example_of_the_action_gives_it_inputs_that_it_has():
    job = examples()[".github/workflows/actes.yml"]["jobs"]["actcheck"]
    used = next(each for each in job["steps"] if "actcheck@" in each["uses"])
    assert used["uses"].endswith(f"@v{__version__}")
    assert set(used["with"]) <= set(read("action.yml")["inputs"])
    upload = next(each for each in job["steps"] if "upload-sarif" in each["uses"])
    assert upload["with"]["sarif_file"] == read("action.yml")["inputs"]["sarif"]["default"]


def test_the_action_and_its_example_pass_their_schemas(tools: Path, tmp_path: Path):
    validator = [shutil.which("node") or "node", str(tools / "@action-validator" / "cli" / "cli.mjs")]
    workflow = tmp_path / ".github" / "workflows" / "actes.yml"
    workflow.parent.mkdir(parents=True)
    workflow.write_text(yaml.safe_dump(examples()[".github/workflows/actes.yml"]).replace("true:", "on:"), "utf-8")
    for file in (REPOSITORY / "action.yml", workflow):
        done = subprocess.run([*validator, str(file)], capture_output=True, check=False, text=True)
        assert (done.returncode, done.stdout + done.stderr) == (0, "")
    broken = tmp_path / "action.yml"
    broken.write_text((REPOSITORY / "action.yml").read_text("utf-8").replace("using: composite", "using: x"), "utf-8")
    assert subprocess.run([*validator, str(broken)], capture_output=True, check=False).returncode != 0


# -- the GitLab component --------------------------------------------------------------------------


def component(**inputs: str) -> dict[str, Any]:
    """The job of the component, with the inputs given or their defaults."""
    text = (REPOSITORY / "templates" / "actcheck.yml").read_text(encoding="utf-8")
    head, body = text.split("\n---\n")
    declared = yaml.safe_load(head)["spec"]["inputs"]
    assert set(inputs) <= set(declared)
    values = {name: each["default"] for name, each in declared.items()} | inputs
    filled = re.sub(
        r"\$\[\[ inputs\.(\w+) \]\]",
        lambda m: str(values[m[1]]).lower() if isinstance(values[m[1]], bool) else str(values[m[1]]),
        body,
    )
    return dict(yaml.safe_load(filled))


def run_component(project: Path, **inputs: str) -> tuple[subprocess.CompletedProcess[str], dict[str, Any]]:
    (job,) = component(**inputs).values()
    variables = {
        name: str(value or "").replace("$CI_PROJECT_DIR", str(project)) for name, value in job["variables"].items()
    }
    return ran("\n".join(job["script"]), project, **variables), job


def test_the_component_writes_the_reports_that_it_declares(project: Path):
    inputs = examples()[".gitlab-ci.yml"]["include"][0]["inputs"]
    done, job = run_component(project, **inputs)
    assert (done.returncode, done.stderr) == (1, "")
    (issue,) = json.loads((project / job["artifacts"]["reports"]["codequality"]).read_text(encoding="utf-8"))
    assert (issue["location"]["path"], issue["check_name"]) == (f"actes/{FAULTY}", "VOT004 votes-exceed-proxies")
    suites = ET.parse(project / job["artifacts"]["reports"]["junit"]).getroot()  # noqa: S314  just written
    assert suites.get("failures") == "1"
    (comment,) = job["artifacts"]["paths"]
    assert (project / comment).read_text(encoding="utf-8").startswith("<!-- actcheck -->\n")
    assert job["artifacts"]["when"] == "always"
    assert (project / ".actcheck-cache").is_dir()


def test_the_component_passes_where_there_is_nothing_to_report(project: Path):
    done, job = run_component(project, paths=f"actes/{CONFORMING}")
    assert done.returncode == 0
    assert json.loads((project / job["artifacts"]["reports"]["codequality"]).read_text(encoding="utf-8")) == []


def test_the_example_of_the_component_names_its_version():
    (included,) = examples()[".gitlab-ci.yml"]["include"]
    assert included["component"].endswith(f"/actcheck@{__version__}")


def test_gitlab_reads_the_component_as_it_is_read_here(project: Path, tools: Path):
    inputs = examples()[".gitlab-ci.yml"]["include"][0]["inputs"]
    (project / "templates").mkdir()
    shutil.copy(REPOSITORY / "templates" / "actcheck.yml", project / "templates")
    configuration = {"include": [{"local": "templates/actcheck.yml", "inputs": inputs}]}
    (project / ".gitlab-ci.yml").write_text(yaml.safe_dump(configuration), encoding="utf-8")
    for command in ("git add .", "git remote add origin git@gitlab.example:outils/actes.git"):
        subprocess.run(command.split(), cwd=project, check=True)
    done = subprocess.run(
        [str(tools / ".bin" / "gitlab-ci-local"), "--preview"],
        cwd=project,
        env=environment(HOME=str(project)),
        capture_output=True,
        check=False,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert "json schema validated" in done.stderr
    seen = yaml.safe_load(done.stdout)["actcheck"]
    (job,) = component(**inputs).values()
    kept = ("stage", "script", "image", "artifacts", "allow_failure")
    assert {key: seen[key] for key in kept} == {key: job[key] for key in kept}
    assert seen["variables"] == {name: value or "" for name, value in job["variables"].items()}


# -- the container ---------------------------------------------------------------------------------


def instructions() -> list[tuple[str, str]]:
    text = re.sub(r"\\\n\s*", "", (REPOSITORY / "Dockerfile").read_text(encoding="utf-8"))
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [(line.split(" ", 1)[0], line.split(" ", 1)[1]) for line in lines]


def test_the_container_is_small_and_runs_as_nobody_in_particular():
    images = [rest.split()[0] for word, rest in instructions() if word == "FROM"]
    assert images
    assert all(re.fullmatch(r"python:3\.\d+-slim", image) for image in images)
    last = [word for word, _ in instructions()]
    user = next(rest for word, rest in reversed(instructions()) if word == "USER")
    assert user == "actcheck"
    assert last.index("USER") > max(position for position, word in enumerate(last) if word == "FROM")
    assert json.loads(dict(instructions())["ENTRYPOINT"]) == ["actcheck"]


def test_the_container_copies_what_a_wheel_is_made_of():
    copied = [
        source
        for word, rest in instructions()
        if word == "COPY" and not rest.startswith("--from")
        for source in rest.split()[:-1]
    ]
    assert {"src", "grammars", "rules", "law", "pyproject.toml"} <= set(copied)
    assert all((REPOSITORY / name).exists() for name in copied)
    kept = {
        line.removeprefix("!").strip()
        for line in (REPOSITORY / ".dockerignore").read_text(encoding="utf-8").splitlines()
        if line.startswith("!")
    }
    assert kept == set(copied)


def test_the_container_warms_up_with_a_command_that_succeeds(tmp_path: Path):
    warm = next(rest for word, rest in instructions() if word == "RUN" and "actcheck check" in rest)
    done = ran(warm, tmp_path, ACTCHECK_CACHE=str(tmp_path / "cache"))
    assert (done.returncode, done.stderr) == (0, "")
    assert any((tmp_path / "cache").rglob("*"))


def test_the_container_passes_its_linter(tools: Path):
    done = subprocess.run(
        [str(tools / ".bin" / "dockerfilelint"), "--output", "json", str(REPOSITORY / "Dockerfile")],
        capture_output=True,
        check=False,
        text=True,
    )
    assert json.loads(done.stdout)["totalIssues"] == 0
