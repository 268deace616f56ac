"""Where the tests find the real acts, how long properties are tried, and where caches go."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

REPOSITORY = Path(__file__).resolve().parents[1]
REAL_ACTS = Path(os.environ.get("ACTCHECK_REAL_ACTS") or REPOSITORY.parent / "shared" / "acts")
# What make tools installs.
TOOLS = REPOSITORY / "build" / "tools" / "node_modules"

# What passes once passes again: new examples are tried at length, by make fuzz.
settings.register_profile("fast", max_examples=50, deadline=None, derandomize=True)
settings.register_profile("long", max_examples=5000, deadline=None, derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or "fast")

_session_cache = pytest.StashKey[str]()


def pytest_configure(config: pytest.Config) -> None:
    # A cache of the session's own: neither the user's compiled grammars nor another checkout's are
    # read or written. Workers (pytest -n) inherit the variable, hence the folder.
    if not hasattr(config, "workerinput"):
        config.stash[_session_cache] = os.environ["ACTCHECK_CACHE"] = tempfile.mkdtemp(prefix="actcheck-tests-")


def pytest_unconfigure(config: pytest.Config) -> None:
    folder = config.stash.get(_session_cache, None)
    if folder is not None:
        shutil.rmtree(folder, ignore_errors=True)


def _why_without_real_acts() -> str:
    return f"the real acts are not here: {REAL_ACTS} (set ACTCHECK_REAL_ACTS)"


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("seeds") is not None and not REAL_ACTS.is_dir():
        pytest.skip(_why_without_real_acts())


@pytest.fixture(scope="session")
def repository() -> Path:
    """The top of the checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def real_acts() -> Path:
    """The folder of real acts, with ``seeds/`` and ``real/``; the test is skipped where it is absent."""
    if not REAL_ACTS.is_dir():
        pytest.skip(_why_without_real_acts())
    return REAL_ACTS


@pytest.fixture(scope="session")
def seeds(real_acts: Path) -> dict[str, str]:
    """The two seed dossiers: text by file stem."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted((real_acts / "seeds").glob("*.txt"))}


@pytest.fixture(scope="session")
def tools() -> Path:
    """The folder of the validators that come from npm; the test is skipped where it is absent."""
    if not TOOLS.is_dir():
        pytest.skip("the validators are not here: make tools")
    return TOOLS
