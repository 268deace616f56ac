"""Python checks of the rules of signature and secretary, one module a rule."""
