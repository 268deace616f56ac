"""The tables of the register. What they hold beside the records is computed from the records."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.dialects import postgresql

# Compared byte by byte everywhere, so that values that begin alike stand together.
_KEY = String().with_variant(postgresql.TEXT(collation="C"), "postgresql")

metadata = MetaData()

reading = Table(
    "reading",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("path", _KEY, nullable=False),
    Column("position", Integer, nullable=False),
    Column("digest", _KEY, nullable=False),
    Column("act", _KEY, nullable=False),
    Column("authority", _KEY, nullable=False),
    Column("assembly", _KEY, nullable=False),
    Column("kind", _KEY, nullable=False),
    Column("number", _KEY, nullable=False),
    Column("shown", Text, nullable=False),
    Column("year", Integer),
    Column("sequence", Integer),
    Column("day", _KEY, nullable=False),
    Column("title", Text, nullable=False),
    Column("record", Text, nullable=False),
    UniqueConstraint("path", "position", name="one_record_a_place"),
    Index("reading_by_number", "authority", "number"),
    Index("reading_by_day", "authority", "day"),
    Index("reading_in_year", "authority", "assembly", "year", "sequence"),
    Index("reading_by_act", "act"),
)
"""One act as read from one file.

``position`` counts the acts of the file from 0; ``digest`` is the text's; ``act`` says which act it is;
``number`` comes with its year, ``shown`` as written; ``year`` and ``sequence`` where the number is made of them;
``day`` is ISO, or empty; ``record`` is JSON.
"""

mention = Table(
    "mention",
    metadata,
    Column("authority", _KEY, nullable=False),
    Column("about", _KEY, nullable=False),
    Column("value", _KEY, nullable=False),
    Column("day", _KEY, nullable=False),
    Column("act", _KEY, nullable=False),
    Column("reading", Integer, nullable=False),
    PrimaryKeyConstraint("authority", "about", "value", "day", "act", "reading"),
    Index("mention_by_reading", "reading"),
    sqlite_with_rowid=False,
)
"""What one reading says of others: see ``mentions.Mention``. ``day`` and ``act`` are those of who says it."""
