"""Python checks of the rules of notices, one module a rule."""
