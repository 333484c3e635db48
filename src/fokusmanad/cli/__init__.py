"""The command line: parse, call, render, write, exit. Alone knows Typer, the streams and the exit status."""
