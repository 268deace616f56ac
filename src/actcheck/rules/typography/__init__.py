"""Python checks of the rules of typography, one module a rule."""
