"""Python checks of the rules of amendments and their chains, one module a rule."""
