"""The register: the acts already seen, in SQL, and what they answer about another act."""

from actcheck.register.record import Record, record_of

__all__ = ["Record", "record_of"]
