"""The entry point of `python -m fokusmanad` and of the installed command."""

import gc
import os
import sys

_INTERRUPTED = 130
# Nearly all objects live to the end, so frequent garbage collection finds nothing and costs a fortieth of a start.
_OBJECTS_BETWEEN_COLLECTIONS = 100_000
# glibc returns the memory of each form to the system and takes it anew, page by page, for the next: 3 to 8 % of the CPU
# for a country. Once it has freed a large block, it keeps twice as much ("M_MMAP_THRESHOLD" in mallopt(3)).
_LARGE_BLOCK = 16_000_000


def main() -> None:
    """Run the command line and exit with its status."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    bytes(_LARGE_BLOCK)
    try:
        from fokusmanad.cli import streams  # noqa: PLC0415 - so that Ctrl-C while it loads is handled too
        from fokusmanad.cli.run import run  # noqa: PLC0415 - so that Ctrl-C while it loads is handled too
    except KeyboardInterrupt:
        # The language is not known yet.
        sys.stderr.write("Avbrutet. Interrupted.\n")
        sys.exit(_INTERRUPTED)
    streams.keep_stderr()
    status = run(sys.argv[1:])
    if status == _INTERRUPTED:
        # Python dies of the signal at exit if Ctrl-C hit code that is compiled from a string, as dataclasses are.
        os._exit(status)
    sys.exit(status)


if __name__ == "__main__":
    main()
