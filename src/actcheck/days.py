"""A day in words, in French and in English."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime

_MONTHS = {
    "fr": (
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}
_WEEKDAYS = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


def written_date(day: datetime.date, language: str, *, long: bool = False) -> str:
    """ "1er janvier 2025", "1 January 2025"; long: "mercredi 1er janvier 2025"."""
    number = "1er" if day.day == 1 and language == "fr" else str(day.day)
    date = f"{number} {_MONTHS[language][day.month - 1]} {day.year}"
    return f"{_WEEKDAYS[language][day.weekday()]} {date}" if long else date
