"""Python checks of the rules of amounts, one module a rule."""
