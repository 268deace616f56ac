"""A new rule file to fill in: it is valid, and its examples pass, before anything is changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actcheck import __version__, resources
from actcheck.errors import ActcheckError
from actcheck.rules.loading import load

if TYPE_CHECKING:
    from pathlib import Path

_NAME = re.compile(r"([a-z]+(?:[-_][a-z0-9]+)*)/([a-z]+(?:-[a-z0-9]+)*)")
_FIRST_OF_THE_HOUSE = 901

_SKELETON = """\
id: {id}
name: {name}
since: {version}
severity: warning  # error, warning, information
confidence: certain  # certain, likely
applies_to: [any]  # deliberation, order, decision, minutes, minutes_item, list, any
ground: drafting  # competence, form, procedure, content, drafting

# Un usage, ou un article / a habit, or an article:
usage: true
# basis:
#   - article: CGCT L2121-20
#     in_force_from: 1996-02-24
#     says: Les mots de l'article.

# Une seule de ces lignes / one of these lines only:
# require: sitting.date - notice.date >= 5
# require_citation: {{article: CGCT L2121-29}}
# require_section: signature
# require_text: télérecours
# check: notre_paquet.regles:fonction
forbid_text: à remplacer

title:
  fr: Titre à remplacer
  en: Title to replace
message:
  fr: "« {{found}} » : dire ce qui ne va pas."
  en: "“{{found}}”: say what is wrong."
help:
  fr: Dire ce qu'il faut écrire.
  en: Say what to write instead.
why:
  fr: Dire quel risque l'on court.
  en: Say which risk it brings.

conforming:
  - name: an act without the words
    act: |
      COMMUNE DE VAL-SUR-ORNETTE

      DÉLIBÉRATION DU CONSEIL MUNICIPAL

      Séance du 17 mars 2025

      Le conseil municipal, après en avoir délibéré,

      APPROUVE la convention.

      Pour : 4 voix Contre : 0 voix Abstention : 0 voix
faulty:
  - name: an act with the words
    act: |
      COMMUNE DE VAL-SUR-ORNETTE

      DÉLIBÉRATION DU CONSEIL MUNICIPAL

      Séance du 17 mars 2025

      Le conseil municipal, après en avoir délibéré,

      APPROUVE la convention à remplacer.

      Pour : 4 voix Contre : 0 voix Abstention : 0 voix
    message: "« à remplacer » : dire ce qui ne va pas."
    at: à remplacer
"""


def write_skeleton(key: str, folder: Path) -> Path:
    """Write a new rule file.

    :param key: family and name ("voting/my-rule").
    :param folder: of the rules; it may not exist yet.
    :return: the file.
    :raises ActcheckError: when the key is not a family and a name, the name is taken, a rule file of the
        folder is broken, or the file cannot be written.
    """
    parts = _NAME.fullmatch(key)
    if parts is None:
        raise ActcheckError(
            f"« {key} » n'est pas une famille et un nom / is not a family and a name", hint="voting/my-rule"
        )
    family, name = parts.groups()
    shipped = resources.folder("rules")
    ours = folder.resolve() == shipped.resolve()
    known = load((shipped, folder) if folder.is_dir() and not ours else (shipped,))
    path = folder / family / f"{name}.yaml"
    if any(rule.name == name for rule in known) or path.exists():
        raise ActcheckError(
            f"« {name} » nomme déjà une règle / already names a rule", hint="choisir un autre nom / choose another name"
        )
    letters = _letters(family)
    # One more than the last: a number is not reused.
    numbers = [int(rule.id[3:]) for rule in known if rule.id.startswith(letters)]
    of_kind = [number for number in numbers if (number < _FIRST_OF_THE_HOUSE) == ours]
    number = max(of_kind, default=0 if ours else _FIRST_OF_THE_HOUSE - 1) + 1
    content = _SKELETON.format(id=f"{letters}{number:03}", name=name, version=__version__)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(content)
    except OSError as error:
        raise ActcheckError(
            f"le fichier ne s'écrit pas / file cannot be written ({error.strerror})", where=str(path)
        ) from None
    return path


def _letters(family: str) -> str:
    """The letters of a family of actcheck's; the first ones of another."""
    from actcheck.rules.compilation import FAMILIES

    return FAMILIES.get(family) or re.sub(r"[^A-Z]", "", family.upper())[:3].ljust(3, "X")
