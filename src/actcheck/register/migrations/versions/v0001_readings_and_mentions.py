"""Readings, and what they say of others."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None

_KEY = sa.String().with_variant(postgresql.TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "reading",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("path", _KEY, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("digest", _KEY, nullable=False),
        sa.Column("act", _KEY, nullable=False),
        sa.Column("authority", _KEY, nullable=False),
        sa.Column("assembly", _KEY, nullable=False),
        sa.Column("kind", _KEY, nullable=False),
        sa.Column("number", _KEY, nullable=False),
        sa.Column("shown", sa.Text, nullable=False),
        sa.Column("year", sa.Integer),
        sa.Column("sequence", sa.Integer),
        sa.Column("day", _KEY, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.UniqueConstraint("path", "position", name="one_record_a_place"),
    )
    op.create_index("reading_by_number", "reading", ["authority", "number"])
    op.create_index("reading_by_day", "reading", ["authority", "day"])
    op.create_index("reading_in_year", "reading", ["authority", "assembly", "year", "sequence"])
    op.create_index("reading_by_act", "reading", ["act"])
    op.create_table(
        "mention",
        sa.Column("authority", _KEY, nullable=False),
        sa.Column("about", _KEY, nullable=False),
        sa.Column("value", _KEY, nullable=False),
        sa.Column("day", _KEY, nullable=False),
        sa.Column("act", _KEY, nullable=False),
        sa.Column("reading", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("authority", "about", "value", "day", "act", "reading"),
        sqlite_with_rowid=False,
    )
    op.create_index("mention_by_reading", "mention", ["reading"])
