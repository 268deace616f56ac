"""The register's tables brought up to what this version of actcheck writes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from actcheck.errors import ActcheckError

if TYPE_CHECKING:
    from sqlalchemy import Connection

HEAD = "0001"
"""The last change of the tables that this version knows."""

_KNOWN = ("0001",)


def revision(connection: Connection) -> str | None:
    """The last change that a register has, or None where it has no tables yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def check_revision(found: str | None, where: str) -> None:
    """
    :raises ActcheckError: when a newer version of actcheck has made the register.
    """
    if found is not None and found not in _KNOWN:
        raise ActcheckError(
            "registre d'une version plus récente d'actcheck / register of a newer version of actcheck",
            where=where,
            hint="mettre actcheck à jour / update actcheck",
        )


def upgrade(connection: Connection) -> None:
    """Make the tables, or change them, within the connection's transaction.

    :raises ActcheckError: when alembic is not installed.
    """
    try:
        from alembic import command
        from alembic.config import Config
    except ImportError:
        from actcheck.register.identity import missing_extra

        raise missing_extra("alembic") from None
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
