"""A file of the user's own settings: its text, and its path as it is shown."""

from __future__ import annotations

import os

from actcheck.errors import ActcheckError


def read(path: str) -> str:
    """The text of a file of the user's own settings.

    :raises ActcheckError: when the file is missing, unreadable, or not UTF-8.
    """
    try:
        with open(path, "rb") as file:
            return file.read().decode("utf-8-sig")
    except FileNotFoundError:
        raise ActcheckError(
            "fichier introuvable / file not found", where=shown(path), hint="vérifier le chemin / check the path"
        ) from None
    except OSError as error:
        raise ActcheckError(
            f"fichier illisible / file cannot be read: {error.strerror}",
            where=shown(path),
            hint="vérifier les droits d'accès / check the access rights",
        ) from None
    except UnicodeDecodeError:
        raise ActcheckError(
            "fichier qui n'est pas en UTF-8 / file not in UTF-8",
            where=shown(path),
            hint="l'enregistrer en UTF-8 / save it as UTF-8",
        ) from None


def without_password(address: str) -> str:
    """The address of a database as it may be shown."""
    scheme, _, rest = address.partition("://")
    login, at, host = rest.rpartition("@")
    user, colon, _ = login.partition(":")
    return f"{scheme}://{user}{colon and ':***'}{at}{host}"


def shown(path: str) -> str:
    """The path from the current folder where it stands below it, else whole, in characters that can be written."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive
        relative = path
    near = path if relative.startswith(os.pardir) else relative
    return os.fsencode(near).decode("utf-8", "backslashreplace")
