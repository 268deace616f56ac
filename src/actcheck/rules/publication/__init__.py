"""Python checks of the rules of transmission, publication and remedies, one module a rule."""
