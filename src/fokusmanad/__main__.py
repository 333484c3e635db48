"""`python -m fokusmanad`, and what the installed command runs."""

import os
import sys

_INTERRUPTED = 130


def main() -> None:
    """Run the command line and exit with its status."""
    try:
        from fokusmanad.cli import run, streams  # noqa: PLC0415 - Ctrl-C while this loads is answered too
    except KeyboardInterrupt:
        # Which language to speak is not known yet.
        sys.stderr.write("Avbrutet. Interrupted.\n")
        sys.exit(_INTERRUPTED)
    streams.keep_stderr()
    status = run(sys.argv[1:])
    if status == _INTERRUPTED:
        # Python would wait for the threads that still read, and answer the next Ctrl-C with a traceback.
        os._exit(status)
    sys.exit(status)


if __name__ == "__main__":
    main()
