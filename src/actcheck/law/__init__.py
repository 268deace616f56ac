"""The law as data, answered by name and by date."""

from actcheck.law.codes import Code, CodeName, LegiText, NameQuality, ambiguous, named, resolve
from actcheck.law.thresholds import ProxyLimit, QuorumRule, proxies_per_holder, quorum

__all__ = [
    "Code",
    "CodeName",
    "LegiText",
    "NameQuality",
    "ProxyLimit",
    "QuorumRule",
    "ambiguous",
    "named",
    "proxies_per_holder",
    "quorum",
    "resolve",
]
