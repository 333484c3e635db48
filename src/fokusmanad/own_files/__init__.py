"""The program's own files: written so that a kill leaves them whole, read as if anyone had changed them."""
