"""Values and a language become text or bytes, one module for each medium. Nothing here prints."""
