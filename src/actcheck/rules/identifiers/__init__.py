"""Python checks of the rules of identifiers, amounts and names, one module a rule."""
