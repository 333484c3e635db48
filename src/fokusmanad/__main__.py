"""`python -m fokusmanad`, and what the installed command runs."""

import sys

from fokusmanad.cli import run, streams


def main() -> None:
    """Run the command line and exit with its status."""
    streams.keep_stderr()
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
