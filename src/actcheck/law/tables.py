"""Reading the files of the ``law`` folder."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel, ValidationError

from actcheck.errors import ActcheckError
from actcheck.resources import folder

M = TypeVar("M", bound=BaseModel)


def load_table(name: str, model: type[M]) -> M:
    """Read ``law/<name>`` (JSON) into a model.

    :raises ActcheckError: when the file is missing or is not what the model says.
    """
    path = folder("law") / name
    try:
        return model.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise ActcheckError(
            "données juridiques illisibles / unreadable legal data",
            where=str(path),
            hint="réinstaller actcheck / reinstall actcheck",
        ) from error
