"""`python -m fokusmanad`, and what the installed command runs."""

import gc
import os
import sys

_INTERRUPTED = 130
# Nearly all that is imported or read lives to the end, so that looking for garbage among it as often as Python does by
# itself finds nothing and takes a fortieth of a start.
_OBJECTS_BETWEEN_COLLECTIONS = 100_000


def main() -> None:
    """Run the command line and exit with its status."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    try:
        from fokusmanad.cli import streams  # noqa: PLC0415 - Ctrl-C while this loads is answered too
        from fokusmanad.cli.run import run  # noqa: PLC0415 - Ctrl-C while this loads is answered too
    except KeyboardInterrupt:
        # Which language to speak is not known yet.
        sys.stderr.write("Avbrutet. Interrupted.\n")
        sys.exit(_INTERRUPTED)
    streams.keep_stderr()
    status = run(sys.argv[1:])
    if status == _INTERRUPTED:
        # Where Ctrl-C hit what is evaluated from a text, as classes of data are, Python would at its end take it for
        # unanswered and die of the signal.
        os._exit(status)
    sys.exit(status)


if __name__ == "__main__":
    main()
