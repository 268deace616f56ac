"""Help that reads as a manual page: options in groups, examples, exit codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

EXIT_CODES = (
    ("0", "rien à signaler / nothing to report"),
    ("1", "des constats / findings"),
    ("2", "l'outil n'a pas pu travailler / could not run"),
    ("3", "rien à vérifier / nothing to check"),
)


class ManualCommand(click.Command):
    """
    :param groups: the title of each group, and the names of its options; the others come last.
    :param examples: command lines, and what each does.
    :param exit_codes: exit code, what it means.
    """

    def __init__(
        self,
        *args: Any,
        groups: Mapping[str, Sequence[str]] | None = None,
        examples: Sequence[tuple[str, str]] = (),
        exit_codes: Sequence[tuple[str, str]] = EXIT_CODES,
        **extra: Any,
    ) -> None:
        super().__init__(*args, **extra)
        self.groups = groups or {}
        self.examples = examples
        self.exit_codes = exit_codes

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [each for each in self.get_params(ctx) if isinstance(each, click.Option)]
        left = {str(each.name): record for each in options if (record := each.get_help_record(ctx))}
        for title, names in self.groups.items():
            with formatter.section(title):
                formatter.write_dl([left.pop(name) for name in names])
        if left:
            with formatter.section("Divers / other" if self.groups else "Options"):
                formatter.write_dl(list(left.values()))

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if self.examples:
            with formatter.section("Exemples / examples"):
                for line, what in self.examples:
                    formatter.write_text(f"{what} :")
                    formatter.write(f"{'':{formatter.current_indent + 2}}$ {line}\n")
        with formatter.section("Code de sortie / exit code"):
            formatter.write_dl(list(self.exit_codes))
        super().format_epilog(ctx, formatter)
