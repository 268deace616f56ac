"""Python checks of the rules of the vote, one module a rule."""
