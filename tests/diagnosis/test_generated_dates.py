"""Acts with dates drawn at random, one of them altered: the diagnosis against an enumeration of days."""

from __future__ import annotations

import datetime
import random
from dataclasses import dataclass, field, replace

import pytest

from actcheck import read_facts
from actcheck.days import written_date
from actcheck.diagnosis import diagnose

ACTS = 250
SEED = 20250318
DAYS = [datetime.date(2021, 1, 1) + datetime.timedelta(days=n) for n in range(8 * 366)]
WEEKDAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
YEARS = {
    n: f"deux mille vingt-{w}"
    for n, w in zip(range(2022, 2029), "deux trois quatre cinq six sept huit".split(), strict=True)
}

# The fact of each statement.
FACTS = {
    "heading": "sitting.heading",
    "heading_weekday": "sitting.heading.weekday",
    "opening": "sitting.opening",
    "opening_weekday": "sitting.opening.weekday",
    "report": "report.sitting_date",
    "year": "act.number_year",
    "signature": "signature.date",
    "notice": "notice.date",
    "sent": "transmission.sent_on",
    "visa": "references.date",
}


@dataclass(frozen=True)
class Act:
    """:param stated: by the names of ``FACTS``."""

    stated: dict[str, datetime.date | int] = field(default_factory=dict)

    def holds(self, name: str, day: datetime.date) -> bool:
        value = self.stated[name]
        if name == "year":
            return value == day.year
        if name.endswith("_weekday"):
            return value == day.weekday()
        if name in ("signature", "sent"):
            return value >= day
        if name in ("notice", "visa"):
            return value <= day
        return value == day

    def agrees(self, *, without: str | None = None) -> bool:
        """Whether there is a day of which all that is stated is true, one statement left aside."""
        return any(all(name == without or self.holds(name, day) for name in self.stated) for day in DAYS)


def drawn(rng: random.Random) -> Act:
    day = datetime.date(2023, 1, 1) + datetime.timedelta(days=rng.randrange(4 * 365))

    def later(most: int) -> datetime.date:
        return day + datetime.timedelta(days=rng.randint(0, most))

    stated: dict[str, datetime.date | int] = {
        "heading": day,
        "heading_weekday": day.weekday(),
        "opening": day,
        "opening_weekday": day.weekday(),
        "report": day,
        "year": day.year,
        "signature": later(3),
        "notice": day - datetime.timedelta(days=rng.randint(3, 12)),
        "sent": later(15),
        "visa": day - datetime.timedelta(days=rng.randint(30, 500)),
    }
    for name in FACTS:
        if rng.random() < 0.4 and name != "heading":
            del stated[name]
    if "opening" not in stated:
        stated.pop("opening_weekday", None)
    return Act(stated)


def altered(act: Act, rng: random.Random) -> tuple[Act, str]:
    name = rng.choice(sorted(act.stated))
    value = act.stated[name]
    if isinstance(value, datetime.date):
        shift = rng.choice([-365, -31, -30, -7, -3, -1, 1, 2, 7, 30, 31, 365])
        new: datetime.date | int = value + datetime.timedelta(days=shift)
    elif name == "year":
        new = value + rng.choice([-1, 1])
    else:
        new = (value + rng.randint(1, 6)) % 7
    return replace(act, stated={**act.stated, name: new}), name


def text(act: Act) -> str:
    """The text that states this."""
    s = act.stated

    def weekday(name: str) -> str:
        return f"{WEEKDAYS[s[name]]} " if name in s else ""

    paragraphs = [
        "DÉPARTEMENT DES TROIS-RIVIÈRES",
        "DÉLIBÉRATION DE LA COMMISSION PERMANENTE\nDU CONSEIL DÉPARTEMENTAL",
        f"Séance du {weekday('heading_weekday')}{written_date(s['heading'], 'fr')}",
    ]
    if "opening" in s:
        number, month, _ = written_date(s["opening"], "fr").split()
        paragraphs.append(
            f"L'an {YEARS[s['opening'].year]}, le {weekday('opening_weekday')}{number} {month}, la commission "
            "permanente s'est réunie sous la présidence de M. Paul MARTINET."
        )
    if "notice" in s:
        paragraphs.append(f"Date de la convocation : {written_date(s['notice'], 'fr')}")
    paragraphs.append("SUBVENTION AU CLUB DE VOILE DE PORT-GALERNE")
    if "year" in s:
        paragraphs.append(f"(N°{s['year']}-31)")
    paragraphs.append("La Commission permanente du Conseil départemental des Trois-Rivières,")
    if "visa" in s:
        paragraphs.append(f"Vu l'arrêté ministériel du {written_date(s['visa'], 'fr')} relatif aux clubs de voile ;")
    paragraphs += ["Après en avoir délibéré,", "DÉCIDE :", "Article unique :", "D'attribuer 1 000 euros au club."]
    if "signature" in s:
        paragraphs.append(
            "LE PRÉSIDENT DU CONSEIL DÉPARTEMENTAL,\n\nPaul MARTINET\n\n"
            f"VALMONT, le {written_date(s['signature'], 'fr')}"
        )
    if "sent" in s:
        paragraphs.append(f"Envoyé en préfecture le {s['sent']:%d/%m/%Y}")
    if "report" in s:
        paragraphs += [
            "DÉPARTEMENT DES TROIS-RIVIÈRES",
            "RAPPORT N°12",
            "COMMISSION PERMANENTE DU CONSEIL DÉPARTEMENTAL",
            f"RÉUNION DU {written_date(s['report'], 'fr').upper()}",
            "SUBVENTION AU CLUB DE VOILE DE PORT-GALERNE",
            "Le Département soutient les clubs de voile du littoral depuis plusieurs années.",
        ]
    return "\n\n".join(paragraphs) + "\n"


def as_read(act: Act):
    """The facts of an act, which must be those that it states."""
    (facts,) = read_facts(text(act))
    by_role = {date.role: date for date in facts.sitting.stated}
    read = {
        "heading": by_role["sitting_heading"].value,
        "heading_weekday": by_role["sitting_heading"].weekday,
        "opening": by_role["sitting_opening"].value if "sitting_opening" in by_role else None,
        "opening_weekday": by_role["sitting_opening"].weekday if "sitting_opening" in by_role else None,
        "report": facts.report.sitting_date and facts.report.sitting_date.value,
        "year": facts.act.number_year and facts.act.number_year.value,
        "signature": facts.signature.date and facts.signature.date.value,
        "notice": facts.notice.date and facts.notice.date.value,
        "sent": facts.transmission.sent_on and facts.transmission.sent_on.value,
        "visa": facts.references[0].date if facts.references else None,
    }
    assert {name: value for name, value in read.items() if value is not None} == act.stated, text(act)
    return facts


@pytest.fixture(scope="module")
def cases():
    """Each altered act with what was altered, its facts, and what may be wrong alone; None if it agrees."""
    rng = random.Random(SEED)  # noqa: S311
    found = []
    while len(found) < ACTS:
        act, name = altered(drawn(rng), rng)
        culprits = None if act.agrees() else {one for one in act.stated if act.agrees(without=one)}
        found.append((act, name, as_read(act), culprits))
    return found


def test_dates_as_they_were_drawn_have_no_diagnosis():
    rng = random.Random(SEED)  # noqa: S311
    for _ in range(ACTS // 5):
        act = drawn(rng)
        assert diagnose(as_read(act), ["dates"]) == (), text(act)


def test_the_altered_date_is_named_alone_where_the_rest_determines_it(cases):
    determined = [(act, name, facts) for act, name, facts, culprits in cases if culprits == {name}]
    assert len(determined) > ACTS // 10
    for act, name, facts in determined:
        (diagnosis,) = diagnose(facts, ["dates"])
        assert diagnosis.determined, text(act)
        (correction,) = diagnosis.corrections
        assert correction.statement.fact == FACTS[name], text(act)
        assert correction.statement.value == act.stated[name]


def test_alternatives_are_those_of_the_enumeration(cases):
    ties = [(act, facts, culprits) for act, _, facts, culprits in cases if culprits and len(culprits) > 1]
    assert len(ties) > ACTS // 20
    for act, facts, culprits in ties:
        (diagnosis,) = diagnose(facts, ["dates"])
        assert not diagnosis.determined
        assert {c.statement.fact for c in diagnosis.corrections} == {FACTS[one] for one in culprits}, text(act)


def test_no_diagnosis_where_the_altered_dates_agree(cases):
    agreeing = [(act, facts) for act, _, facts, culprits in cases if culprits is None]
    assert agreeing
    for act, facts in agreeing:
        assert diagnose(facts, ["dates"]) == (), text(act)


def test_the_day_is_found_again(cases):
    """The values of the only correction are the days that the rest leaves."""
    exact = 0
    for act, name, facts, culprits in cases:
        if culprits != {name} or name not in ("heading", "opening", "report"):
            continue
        days = [day for day in DAYS if all(one == name or act.holds(one, day) for one in act.stated)]
        (correction,) = diagnose(facts, ["dates"])[0].corrections
        assert correction.least in (days[0], None), text(act)
        assert correction.most in (days[-1], None), text(act)
        if len(days) == 1:
            assert correction.value == days[0]
            exact += 1
    assert exact > ACTS // 20
