"""Values and a language become text or bytes, one module a medium; nothing here prints."""
