"""Python checks of the rules of attendance and quorum, one module a rule."""
