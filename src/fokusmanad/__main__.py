"""`python -m fokusmanad`, and what the installed command runs."""

import sys


def main() -> None:
    """Run the command line and exit with its status."""
    try:
        from fokusmanad.cli import run, streams  # noqa: PLC0415 - Ctrl-C while this loads is answered too
    except KeyboardInterrupt:
        # Which language to speak is not known yet.
        sys.stderr.write("Avbrutet. Interrupted.\n")
        sys.exit(130)
    streams.keep_stderr()
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
