"""Python checks of the rules of committees and reports, one module a rule."""
