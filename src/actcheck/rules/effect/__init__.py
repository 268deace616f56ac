"""Python checks of the rules of dates of effect and retroactivity, one module a rule."""
