"""Checks of an act against the acts already seen: they ask the register, by the answers that come with the facts."""
