"""What people see in a terminal: values, a language and a screen become text."""
