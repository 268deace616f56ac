"""Rules about suppressions: what they say of the file in which findings are set aside, never of an act."""

from __future__ import annotations

from actcheck.findings import Confidence, Severity, Words
from actcheck.rules import Rule


def _rule(number: int, name: str, title: Words, message: Words, help_: Words, why: Words) -> Rule:
    return Rule(
        id=f"SUP{number:03}",
        name=name,
        family="suppression",
        since="0.1.0",
        severity=Severity.WARNING,
        confidence=Confidence.CERTAIN,
        applies_to=("any",),
        authorities=(),
        assemblies=(),
        ground="drafting",
        enabled=True,
        usage=True,
        basis=(),
        require=None,
        title=title,
        message=message,
        help=help_,
        why=why,
        known_limits=None,
        notes={},
        labels={},
    )


UNUSED = _rule(
    1,
    "unused-suppression",
    Words(fr="Mise à l'écart sans objet", en="Unused suppression"),
    Words(fr="Aucun constat {rule}{where} : rien n'est écarté.", en="No finding {rule}{where}: nothing is suppressed."),
    Words(
        fr="Retirer cette mise à l'écart, ou corriger la règle ou les mots cités.",
        en="Remove this suppression, or correct its rule or the words quoted.",
    ),
    Words(
        fr="Une mise à l'écart qui ne sert plus tairait une faute à venir.",
        en="A suppression that no longer serves would silence a fault to come.",
    ),
)
WITHOUT_REASON = _rule(
    2,
    "suppression-without-reason",
    Words(fr="Mise à l'écart sans motif", en="Suppression without a reason"),
    Words(fr="{rule} : pas de motif, rien n'est écarté.", en="{rule}: no reason given, nothing is suppressed."),
    Words(
        fr='Ajouter reason = "...", pour qui relira l\'acte.',
        en='Add reason = "...", for those who will review the act.',
    ),
    Words(
        fr="Sans motif, nul ne sait plus tard si le constat a été examiné.",
        en="Without a reason, nobody knows later whether the finding was looked at.",
    ),
)
MANDATORY = _rule(
    3,
    "mandatory-rule-suppressed",
    Words(fr="Règle obligatoire mise à l'écart", en="Mandatory rule suppressed"),
    Words(
        fr="{rule} est obligatoire : rien n'est écarté.",
        en="{rule} is mandatory: nothing is suppressed.",
    ),
    Words(
        fr="Corriger l'acte, ou faire revoir « mandatory » dans la configuration (actcheck config).",
        en="Correct the act, or have “mandatory” reviewed in the configuration (actcheck config).",
    ),
    Words(
        fr="La configuration veut que cette règle soit toujours vérifiée.",
        en="The configuration wants this rule always checked.",
    ),
)
UNKNOWN_RULE = _rule(
    4,
    "unknown-rule-suppressed",
    Words(fr="Mise à l'écart d'une règle inconnue", en="Unknown rule suppressed"),
    Words(fr="Règle inconnue « {rule} »{nearest}.", en="Unknown rule “{rule}”{nearest}."),
    Words(
        fr="Écrire l'identifiant ou le nom d'une règle (actcheck rules).",
        en="Write the id or the name of a rule (actcheck rules).",
    ),
    Words(
        fr="Une règle mal nommée n'écarte rien.",
        en="A rule that is misnamed suppresses nothing.",
    ),
)
OWN_RULES = (UNUSED, WITHOUT_REASON, MANDATORY, UNKNOWN_RULE)
