"""Votes: the pieces that voting.lark finds, put together vote by vote."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from lark import Token, Transformer

from actcheck.ast import Outcome, Tally, Voting
from actcheck.syntax.grammar import Grammar
from actcheck.syntax.numbers import read_number

if TYPE_CHECKING:
    from actcheck.source import Document
    
