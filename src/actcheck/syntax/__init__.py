"""From text to tree, through Lark. The only room that sees a Lark tree."""

from actcheck.syntax.blocks import Block, blocks
from actcheck.syntax.parse import parse

__all__ = ["Block", "blocks", "parse"]
