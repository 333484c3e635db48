"""Output for a terminal: values, a language and a screen become text."""
