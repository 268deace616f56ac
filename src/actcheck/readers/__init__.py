"""Files and bytes in, text out."""

from actcheck.readers.plain import read, read_bytes, rewrite

__all__ = ["read", "read_bytes", "rewrite"]
