"""The words of every code, in Swedish and English: a module for each family of codes."""
