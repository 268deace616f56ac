"""Python checks of the rules of the sitting, one module a rule."""
