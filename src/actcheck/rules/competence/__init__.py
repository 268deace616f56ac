"""Python checks of the rules of competence and delegation, one module a rule."""
