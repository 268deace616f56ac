"""Python checks of the rules of dates, one module a rule."""
