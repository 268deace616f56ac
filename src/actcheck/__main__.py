"""The ``actcheck`` command. ``--version`` answers before anything is imported."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line on ``sys.argv``; exits with 0, 1, 2, 3 or 130."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from actcheck import __version__

        print(f"actcheck {__version__}")
        return
    # Looking for plugins of pydantic reads the metadata of every installed package, and none is ours.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from actcheck.cli import cli

    # An act's character that the terminal's encoding lacks is shown as an escape, never a crash.
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
    cli.main(prog_name="actcheck")


if __name__ == "__main__":
    main()
