"""Python checks of the rules of references inside the act, one module a rule."""
