"""Python checks of the rules of citations (visas), one module a rule."""
