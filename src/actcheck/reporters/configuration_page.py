"""A file's configuration, for people and for programs: each value and where it was written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from actcheck.configuration.origins import DEFAULT, origin
from actcheck.configuration.user_file import shown, without_password
from actcheck.reporters.excerpt import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.configuration.choice import Plan
    from actcheck.configuration.settings import Layer, Settings


class Value(NamedTuple):
    """
    :param key: as a configuration file has it; "severity.VOT" for a key of a table.
    :param origin: "actcheck.toml:3", "--select", or the default.
    """

    key: str
    value: Any
    origin: str


_TOGETHER = ("extend_select", "ignore", "mandatory", "rules")
_LAST = ("lang", "law_index", "baseline", "register")
_DEFAULTS = {"lang": "fr"}


def values(settings: Settings) -> list[Value]:
    """What holds: each value once, what several places say together one after the other."""
    found: list[Value] = []
    selecting = [layer for layer in settings.layers if layer.select is not None]
    # A selection starts anew: what was chosen before it does not count.
    since = settings.layers.index(selecting[-1]) if selecting else 0
    found += [_said(selecting[-1], "select")] if selecting else [Value("select", None, DEFAULT)]
    for name in _TOGETHER:
        layers = settings.layers[since:] if name in ("extend_select", "ignore") else settings.layers
        said = [_said(layer, name) for layer in layers if getattr(layer, name)]
        found += said or [Value(_written(name), [], DEFAULT)]
    for name in _LAST:
        layer = next((layer for layer in reversed(settings.layers) if getattr(layer, name) is not None), None)
        found.append(_said(layer, name) if layer else Value(_written(name), _DEFAULTS.get(name), DEFAULT))
    for name in ("per_file_ignores", "severity", "authority"):
        found += _table(settings, name)
    return found


def configuration_record(path: str, settings: Settings, plan: Plan) -> dict[str, Any]:
    """What ``actcheck config --format json`` writes."""
    return {
        "path": path,
        "files": [shown(file) for file in settings.files],
        "values": [value._asdict() for value in values(settings)],
        "rules": list(plan.rules),
        "mandatory": sorted(plan.mandatory),
    }


def configuration_lines(path: str, settings: Settings, plan: Plan, total: int) -> Iterator[str]:
    """What ``actcheck config`` writes.

    :param total: how many rules there are.
    """
    yield plain(path)
    files = [shown(file) for file in settings.files]
    yield f"  configuration : {plain(' > '.join(files)) if files else 'aucune / none'}"
    yield ""
    rows = [(plain(each.key), plain(_as_toml(each.value)), plain(each.origin)) for each in values(settings)]
    widths = [max(len(row[column]) for row in rows) for column in range(2)]
    for key, value, where in rows:
        yield f"  {key:{widths[0]}}  {value:{widths[1]}}  {where}"
    yield ""
    yield f"  {len(plan.rules)} règles sur {total} / {len(plan.rules)} rules of {total} : {' '.join(plan.rules)}"


def _said(layer: Layer, name: str) -> Value:
    value = getattr(layer, name)
    if name in ("law_index", "baseline") or (name == "register" and "://" not in value):
        value = shown(value)
    elif name == "register":
        value = without_password(value)
    elif name == "rules":
        value = [shown(folder) for folder in value]
    elif isinstance(value, tuple):
        value = list(value)
    return Value(_written(name), value, origin(layer, name))


def _table(settings: Settings, name: str) -> list[Value]:
    """The keys of a table; for a key that several places have, the last of them."""
    said: dict[str, Value] = {}
    for layer in settings.layers:
        for key, value in getattr(layer, name):
            shown_key = _written(key) if name == "authority" else key
            said[key] = Value(
                f"{_written(name)}.{shown_key}",
                list(value) if isinstance(value, tuple) else value,
                origin(layer, name, key),
            )
    return list(said.values())


def _written(name: str) -> str:
    return name.replace("_", "-")


def _as_toml(value: Any) -> str:
    return "-" if value is None else json.dumps(value, ensure_ascii=False)
